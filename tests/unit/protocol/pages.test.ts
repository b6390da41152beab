import { expect, test } from 'bun:test';
import type { Driver } from '../../../src/store/driver.ts';
import { openLogWorld } from '../../support/log-world.ts';

const REMARK = { type: 'warning', data: { code: 'w', message: 'm'.repeat(500) } } as const;
const at = { pass: 1, block: 'b1' };

/** A database that counts how often a log is read. */
function countedReads(): { count: number; through: (driver: Driver) => Driver } {
  const reads = {
    count: 0,
    through: (driver: Driver): Driver => ({
      ...driver,
      query(statement) {
        if (statement.sql.includes('from events')) reads.count += 1;
        return driver.query(statement);
      },
    }),
  };
  return reads;
}

// A page was shared only while it was being read: 1,000 watchers that came back read it nearly 1,000 times.
test('readers who come back one after the other share a page until the next sweep', async () => {
  const reads = countedReads();
  await using world = await openLogWorld({ ringBytes: 1_000, through: reads.through });
  const { row, pen } = await world.job();
  const feed = await world.hub.feed(row);
  for (let more = 0; more < 20; more += 1) await pen.append([REMARK]);
  const before = reads.count;
  const first = await feed.page(1, 'delta');
  expect(await feed.page(1, 'delta')).toBe(first);
  expect(reads.count).toBe(before + 1);
  world.hub.sweep();
  expect(await feed.page(1, 'delta')).not.toBe(first);
  expect(reads.count).toBe(before + 2);
});

// A page that is kept would bring back text whose beginning an earlier page has no more.
test('P-45 a page with text that streams is not kept, and one without it is', async () => {
  await using world = await openLogWorld({ ringBytes: 1_000 });
  const { row, pen } = await world.job();
  const feed = await world.hub.feed(row);
  await pen.append([{ type: 'block_start', data: { ...at, attempt: 1 } }]);
  for (let off = 0; off < 5; off += 1) await pen.append([{ type: 'content', data: { ...at, off, text: 'x' } }]);
  const streaming = await feed.page(1, 'delta');
  expect(streaming.rows).toHaveLength(6);
  const blocks = await feed.page(1, 'block');
  const data = { ...at, text: 'xxxxx', length: 5, sha256: '', changes: [] };
  await pen.append([{ type: 'block_complete', data }]);
  expect((await feed.page(1, 'delta')).rows).toHaveLength(2);
  expect(await feed.page(1, 'block')).toBe(blocks);
});
