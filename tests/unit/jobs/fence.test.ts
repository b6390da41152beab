import { expect, test } from 'bun:test';
import { Fenced } from '../../../src/jobs/runs/run-log.ts';
import { openLogWorld } from '../../support/log-world.ts';

const REMARK = { type: 'warning', data: { code: 'w', message: '' } } as const;

test('P-3 a run whose job was claimed by another writes nothing more', async () => {
  await using world = await openLogWorld();
  const { row, pen } = await world.job();
  expect(await pen.append([REMARK])).toBe(true);
  const job = row.id;
  const taken = await world.log.append({
    job,
    guard: { by: 'status', statuses: ['running'] },
    events: [{ type: 'state', data: { status: 'running', reason: 'crash' } }],
    status: 'running',
    claim: true,
  });
  expect(taken).toMatchObject({ ok: true, head: 3, fence: 2 });
  expect(await pen.append([REMARK]).catch((error: unknown) => error)).toBeInstanceOf(Fenced);
  expect((await world.log.read(job, 0, 10)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect((await world.table.find(job))?.head).toBe(3);
});

test('P-3 P-4 a writer whose condition does not hold leaves nothing behind, not even what came with its events', async () => {
  await using world = await openLogWorld();
  const { row } = await world.job();
  const job = row.id;
  const refused = await world.log.append({
    job,
    guard: { by: 'status', statuses: ['paused'] },
    events: [REMARK, { type: 'content', data: { pass: 1, block: 'b1', off: 0, text: 'x' } }],
    first: [{ sql: 'update jobs set title = ? where id = ?', params: ['first', job] }],
    also: [{ sql: 'update jobs set title = ? where id = ?', params: ['also', job] }],
  });
  expect(refused).toEqual({ ok: false, refused: 'guard' });
  expect(await world.table.find(job)).toMatchObject({ head: 1, chain: 1, title: 't' });
});

test('P-6 P-7 a unit of many events is chained as if they had come one by one', async () => {
  await using world = await openLogWorld();
  const { row, pen } = await world.job();
  const content = { type: 'content', data: { pass: 1, block: 'b1', off: 0, text: 'x' } } as const;
  await pen.append([content, REMARK, content, content, REMARK, content]);
  await pen.append([REMARK]);
  const rows = await world.log.read(row.id, 0, 10);
  expect(rows.map(({ seq, prev, type }) => [seq, prev, type])).toEqual([
    [1, 0, 'state'],
    [2, null, 'content'],
    [3, 1, 'warning'],
    [4, null, 'content'],
    [5, null, 'content'],
    [6, 3, 'warning'],
    [7, null, 'content'],
    [8, 6, 'warning'],
  ]);
});
