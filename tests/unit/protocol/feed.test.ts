import { expect, test } from 'bun:test';
import { inProcessBus } from '../../../src/jobs/bus.in-process.ts';
import { EventLog } from '../../../src/jobs/log/event-log.ts';
import { FailingReads } from '../../support/failing-reads.ts';
import { HeldReads } from '../../support/held-reads.ts';
import { openLogWorld } from '../../support/log-world.ts';

const REMARK = { type: 'warning', data: { code: 'w', message: '' } } as const;

// A watcher that came in that moment saw nothing until the event after.
test('P-2 a feed that hears of rows while it reads has them when it has read', async () => {
  const reads = new HeldReads();
  await using world = await openLogWorld({ through: reads.through });
  const { row, pen } = await world.job();
  reads.hold();
  const opening = world.hub.feed(row);
  await reads.read();
  await pen.append([REMARK]);
  reads.release();
  expect((await opening).head).toBe(2);
});

test('P-45 text whose block is complete takes no room in the ring', async () => {
  await using world = await openLogWorld({ ringBytes: 5_000 });
  const { row, pen } = await world.job();
  const feed = await world.hub.feed(row);
  const at = { pass: 1, block: 'b1' };
  await pen.append([{ type: 'block_start', data: { ...at, attempt: 1 } }]);
  for (let off = 0; off < 15; off += 1) await pen.append([{ type: 'content', data: { ...at, off, text: 'x' } }]);
  const text = 'x'.repeat(15);
  await pen.append([{ type: 'block_complete', data: { ...at, text, length: 15, sha256: '', changes: [] } }]);
  for (let more = 0; more < 12; more += 1) await pen.append([REMARK]);
  expect(feed.ring.tail).toBe(1);
  expect(Array.from({ length: 15 }, (_, index) => feed.ring.at(index + 3)?.json)).toEqual(Array(15).fill(''));
});

test('P-45 who reads a page after its block is complete is not handed what was streamed of it', async () => {
  await using world = await openLogWorld({ ringBytes: 1 });
  const { row, pen } = await world.job();
  const feed = await world.hub.feed(row);
  const at = { pass: 1, block: 'b1' };
  await pen.append([{ type: 'block_start', data: { ...at, attempt: 1 } }]);
  await pen.append([{ type: 'content', data: { ...at, off: 0, text: 'x' } }]);
  await pen.append([REMARK]);
  const seqs = async () => (await feed.page(1, 'delta')).rows.map(({ seq }) => seq);
  expect(await seqs()).toEqual([2, 3, 4]);
  await world.store.atomic([{ sql: "delete from events where part = '1.b1'", params: [] }]);
  expect(await seqs()).toEqual([2, 4]);
});

// Its doorbell was still on its way: a cursor that the client had from elsewhere was taken for one ahead of the log.
test('P-24 a feed has everything that its job had when it was asked for, though it was reading just then', async () => {
  const reads = new HeldReads();
  await using world = await openLogWorld({ through: reads.through });
  const { row } = await world.job();
  const feed = await world.hub.feed(row);
  reads.hold();
  const filled = feed.fill();
  await reads.read();
  const silent = new EventLog(
    world.store,
    inProcessBus(() => undefined),
    () => 0,
  );
  const guard = { by: 'status', statuses: ['running'] } as const;
  await silent.append({ job: row.id, guard, events: [REMARK] });
  const asked = world.hub.feed({ ...row, head: 2 });
  await new Promise((resolve) => setImmediate(resolve));
  reads.release();
  expect((await asked).head).toBe(2);
  await filled;
});

// Nothing more was read until the next event: for a watcher, as if the job stood still.
test('P-2 a feed that could not read what it heard of reads it at the next sweep', async () => {
  const reads = new FailingReads();
  await using world = await openLogWorld({ through: reads.through });
  const { row, pen } = await world.job();
  const feed = await world.hub.feed(row);
  const grown = Promise.withResolvers<void>();
  feed.followers.add({ grown: grown.resolve, signalled: () => undefined, draining: () => undefined });
  world.hub.close();
  await pen.append([REMARK]);
  reads.left = 1;
  feed.hear(2);
  await new Promise((resolve) => setImmediate(resolve));
  expect(feed.head).toBe(1);
  feed.sweep();
  await grown.promise;
  expect(feed.head).toBe(2);
});

test('P-45 nothing of a pass that is begun again stays in the ring either', async () => {
  await using world = await openLogWorld();
  const { row, pen } = await world.job();
  const feed = await world.hub.feed(row);
  const at = { pass: 1, block: 'b1' };
  await pen.append([{ type: 'content', data: { ...at, off: 0, text: 'x' } }]);
  await pen.append([{ type: 'pass_start', data: { pass: 1, name: 'p', of: 1, attempt: 2, blocks: 1 } }]);
  await pen.append([{ type: 'content', data: { ...at, off: 0, text: 'y' } }]);
  expect([2, 3, 4].map((seq) => feed.ring.at(seq)?.json.slice(9, 16))).toEqual(['', 'pass_st', 'content']);
});

// Each had one of its own made: a crowd that came back together had the server make as many as it was.
test('P-46 a crowd that comes together is sent one snapshot, and the next crowd another', async () => {
  await using world = await openLogWorld();
  const { row, pen } = await world.job();
  const feed = await world.hub.feed(row);
  const [one, other] = await Promise.all([feed.snapshot(), feed.snapshot()]);
  expect(other).toBe(one);
  await pen.append([REMARK]);
  expect(await feed.snapshot()).toBe(one);
  feed.sweep();
  expect((await feed.snapshot()).seq).toBe(2);
});
