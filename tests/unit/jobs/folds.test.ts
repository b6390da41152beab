import { describe, expect, test } from 'bun:test';
import { Folds } from '../../../src/jobs/log/folds.ts';
import { errorBody } from '../../../src/protocol/errors.ts';
import type { Driver } from '../../../src/store/driver.ts';
import { FailingReads } from '../../support/failing-reads.ts';
import { HeldReads } from '../../support/held-reads.ts';
import { openLogWorld, type LogWorld } from '../../support/log-world.ts';

const OUTCOME = { version: 0, partial: false, text_sha256: '', elapsed_ms: 0 };
const REMARK = { type: 'warning', data: { code: 'w', message: '' } } as const;

// The read had found nothing, the doorbell rang before its answer was there, and the fold stood still until the next.
test('P-2 a fold that hears of rows while it reads has them when it has read', async () => {
  const reads = new HeldReads();
  await using world = await openLogWorld({ through: reads.through });
  const { row, pen } = await world.job();
  reads.hold();
  const refreshed = world.folds.refresh(row.id);
  await reads.read();
  const heard = new Promise((resolve) => world.bus.subscribe(resolve));
  const appended = pen.append([REMARK]);
  await heard;
  reads.release();
  await Promise.all([refreshed, appended]);
  const { seq, warnings } = await world.folds.current(row.id);
  expect({ seq, warnings }).toEqual({ seq: 2, warnings: [REMARK.data] });
});

test('P-2 a commit that fails moves no fold and tells nobody', async () => {
  let full = false;
  await using world = await openLogWorld({
    through: (store) => ({
      ...store,
      atomic: (unit) => (full ? Promise.reject(new Error('disk full')) : store.atomic(unit)),
    }),
  });
  const { row, pen, state } = await world.job();
  const heard: unknown[] = [];
  world.bus.subscribe((message) => heard.push(message));
  full = true;
  expect(await pen.append([REMARK]).catch(String)).toBe('Error: disk full');
  expect(state().seq).toBe(1);
  expect(heard).toEqual([]);
  full = false;
  await pen.append([REMARK]);
  expect(heard).toMatchObject([{ kind: 'doorbell', job: row.id, head: 2 }]);
});

test('P-2 whoever hears of an event can read it', async () => {
  await using world = await openLogWorld();
  const { row, pen } = await world.job();
  const read: Promise<number[]>[] = [];
  world.bus.subscribe(({ job }) => {
    read.push(world.log.read(job, 0, 10).then((rows) => rows.map(({ seq }) => seq)));
  });
  await pen.append([REMARK]);
  expect(await Promise.all(read)).toEqual([[1, 2]]);
  expect((await world.folds.current(row.id)).seq).toBe(2);
});

// The entry was thrown away while a run still looked at it: the run never saw another event, not even a cancel.
test('P-2 a fold that could not read goes on when the database answers again', async () => {
  const reads = new FailingReads();
  await using world = await openLogWorld({ through: reads.through });
  const { row, pen, state } = await world.job();
  reads.left = 1;
  expect(await world.folds.refresh(row.id).catch(String)).toBe('StoreError: does not answer');
  await pen.append([REMARK]);
  await world.folds.current(row.id);
  expect(state().seq).toBe(2);
  reads.left = 1;
  await world.folds.refresh(row.id).catch(() => undefined);
  expect((await world.folds.current(row.id)).seq).toBe(2);
});

/** Counts the readings of logs. */
function countedReads() {
  const counted = { reads: 0 };
  const through = (driver: Driver): Driver => ({
    ...driver,
    query(statement) {
      if (statement.sql.includes('from events')) counted.reads += 1;
      return driver.query(statement);
    },
  });
  return Object.assign(counted, { through });
}

/** A waiting job with one remark of so many characters in its log. */
async function remarked({ log, queued }: LogWorld, chars: number): Promise<string> {
  const { id: job } = await queued();
  const remark = { type: 'warning', data: { code: 'w', message: 'x'.repeat(chars) } } as const;
  await log.append({ job, guard: { by: 'status', statuses: ['queued'] }, events: [remark] });
  return job;
}

describe('folds that nobody has pinned', () => {
  // Sixty-four were kept, of whatever size: as many books filled the memory.
  test('are kept while there is room, and go in the order they were asked for', async () => {
    const reads = countedReads();
    await using world = await openLogWorld({ keptChars: 50_000, through: reads.through });
    const { folds } = world;
    const [one, two, three] = [await remarked(world, 20_000), await remarked(world, 20_000), await remarked(world, 1)];
    for (const job of [one, two, three, one, two, three]) await folds.current(job);
    expect(reads.reads).toBe(3);
    await folds.current(one);
    const large = await remarked(world, 20_000);
    await folds.current(large);
    reads.reads = 0;
    for (const job of [one, three, large]) await folds.current(job);
    expect(reads.reads).toBe(0);
    expect((await folds.current(two)).seq).toBe(1);
    expect(reads.reads).toBe(1);
  });

  test('go where they grow too large, but for the one that was asked for last', async () => {
    const reads = countedReads();
    await using world = await openLogWorld({ keptChars: 50_000, through: reads.through });
    const { folds } = world;
    const [small, huge] = [await remarked(world, 1), await remarked(world, 80_000)];
    await folds.current(small);
    await folds.current(huge);
    reads.reads = 0;
    await folds.current(huge);
    expect(reads.reads).toBe(0);
    await folds.current(small);
    expect(reads.reads).toBe(1);
  });
});

test('P-2 a fold that is pinned moves on, however many others are asked for, until it is let go', async () => {
  const reads = countedReads();
  await using world = await openLogWorld({ keptChars: 0, through: reads.through });
  const { folds } = world;
  const job = await remarked(world, 1);
  const pinned = folds.pin(job);
  await folds.current(job);
  const others = [await remarked(world, 1), await remarked(world, 1)];
  for (const other of others) await folds.current(other);
  await world.log.append({ job, guard: { by: 'head', head: 1 }, events: [REMARK] });
  expect(pinned.current().seq).toBe(2);
  reads.reads = 0;
  await folds.current(job);
  expect(reads.reads).toBe(0);
  pinned.release();
  for (const other of others) await folds.current(other);
  reads.reads = 0;
  await folds.current(job);
  expect(reads.reads).toBe(1);
});

// The final state was looked for first, and was not there yet; then the log was gone. An ended job was queued for ever.
test('P-16 a fold whose log is trimmed while it is read has the final state', async () => {
  const reads = new HeldReads();
  await using world = await openLogWorld({ through: reads.through });
  const job = await remarked(world, 1);
  const end = { type: 'error', data: { ...OUTCOME, error: errorBody('PROCESSING_ERROR') } } as const;
  await world.log.append({ job, guard: { by: 'head', head: 1 }, events: [end] });
  const other = new Folds(world.log, world.store, world.bus);
  const final = await other.current(job);
  reads.hold();
  const reading = world.folds.current(job);
  await reads.read();
  await world.store.atomic([
    { sql: 'insert into final_states (job, state) values (?, ?)', params: [job, JSON.stringify(final)] },
    { sql: 'delete from events where job = ?', params: [job] },
  ]);
  reads.release();
  expect(await reading).toEqual(final);
  world.folds.forget(job);
  expect(await world.folds.current(job)).toEqual(final);
});

// Sixty thousand blocks were folded in one turn of the event loop: nobody else was served for five seconds.
test('P-146 a long log is folded in many turns', async () => {
  await using world = await openLogWorld();
  const { id: job } = await world.queued();
  const guard = { by: 'status', statuses: ['queued'] } as const;
  const pages = 20;
  for (let page = 0; page < pages; page += 1) {
    await world.log.append({ job, guard, events: Array.from({ length: 250 }, () => REMARK) });
  }
  world.folds.forget(job);
  let [turns, reading] = [0, true];
  const turn = () => {
    turns += 1;
    if (reading) setImmediate(turn);
  };
  setImmediate(turn);
  const { warnings } = await world.folds.current(job);
  reading = false;
  expect(warnings).toHaveLength(pages * 250);
  expect(turns).toBeGreaterThanOrEqual(pages);
});
