import { expect, test } from 'bun:test';
import { FailingReads } from '../support/failing-reads.ts';
import { HeldReads } from '../support/held-reads.ts';
import { openLogWorld } from '../support/log-world.ts';

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
