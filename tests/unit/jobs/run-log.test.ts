import { describe, expect, test } from 'bun:test';
import { BreakingCommits } from '../../support/breaking-commits.ts';
import { HeldReads } from '../../support/held-reads.ts';
import { openLogWorld } from '../../support/log-world.ts';

const REMARK = { type: 'warning', data: { code: 'w', message: '' } } as const;

describe('a run whose commit is in doubt', () => {
  test('P-2 commits again what was not stored', async () => {
    const database = new BreakingCommits();
    await using world = await openLogWorld({ through: database.through });
    const { row, pen, state } = await world.job();
    database.next = 'before';
    expect(await pen.append([REMARK])).toBe(true);
    expect((await world.log.read(row.id, 0, 10)).map(({ type }) => type)).toEqual(['state', 'warning']);
    expect(state().seq).toBe(2);
  });

  // It was in the log, and nobody was told: a terminal event of that kind left every watcher waiting for ever.
  test('P-2 does not commit twice what was stored, and tells everybody of it', async () => {
    const database = new BreakingCommits();
    await using world = await openLogWorld({ through: database.through });
    const { row, pen, state } = await world.job();
    const feed = await world.hub.feed(row);
    const heard: number[] = [];
    world.bus.subscribe((message) => message.kind === 'doorbell' && heard.push(message.head));
    database.next = 'after';
    expect(await pen.append([REMARK])).toBe(true);
    expect((await world.log.read(row.id, 0, 10)).map(({ type }) => type)).toEqual(['state', 'warning']);
    expect(heard).toEqual([2]);
    expect(state().seq).toBe(2);
    await feed.fill();
    expect(feed.head).toBe(2);
  });
});

test('P-2 a run goes on only when its own fold has what it wrote', async () => {
  const reads = new HeldReads();
  await using world = await openLogWorld({ through: reads.through });
  const { row, pen, state } = await world.job();
  reads.hold();
  const refreshed = world.folds.refresh(row.id);
  await reads.read();
  const seen = pen.append([REMARK]).then(() => state().seq);
  await world.store.atomic([{ sql: 'update jobs set title = title', params: [] }]);
  await new Promise((resolve) => setImmediate(resolve));
  reads.release();
  expect(await seen).toBe(2);
  await refreshed;
});

// It took itself for fenced off and left the job as it was, for ever cancelling.
test('P-4 a run that was overtaken by a command sees it, though its fold was reading just then', async () => {
  const reads = new HeldReads();
  await using world = await openLogWorld({ through: reads.through });
  const { row, pen, state } = await world.job();
  reads.hold();
  const refreshed = world.folds.refresh(row.id);
  await reads.read();
  const cancelling = { type: 'state', data: { status: 'cancelling', reason: 'user' } } as const;
  const guard = { by: 'status', statuses: ['running'] } as const;
  await world.log.append({ job: row.id, guard, events: [cancelling], status: 'cancelling' });
  expect(state().status).toBe('running');
  const paused = pen.append([{ type: 'state', data: { status: 'paused' } }], { status: 'paused', from: ['pausing'] });
  const said = paused.catch(String);
  // Units are answered in their order: when this one is, the run has been refused.
  await world.store.atomic([{ sql: 'update jobs set title = title', params: [] }]);
  await new Promise((resolve) => setImmediate(resolve));
  reads.release();
  expect(await said).toBe(false);
  expect(state().status).toBe('cancelling');
  await refreshed;
});
