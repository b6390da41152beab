import { describe, expect, test } from 'bun:test';
import { formatCursor } from '../../../src/protocol/frames/cursor.ts';
import { poll, type PollRequest } from '../../../src/realtime/long-poll.ts';
import { type LogWorld, openLogWorld, type PennedJob } from '../../support/log-world.ts';

const PART = { pass: 1, block: 'b1' };
const REMARK = { type: 'warning', data: { code: 'w', message: '' } } as const;

function request(world: LogWorld, { row }: PennedJob, more: Partial<PollRequest>): PollRequest {
  const { hub, log, folds } = world;
  const signal = new AbortController().signal;
  return { hub, log, folds, row, since: 'start', wait: 0, limit: 500, text: 'delta', signal, ...more };
}

describe('rows that are not there', () => {
  // The log was trimmed between the look at the job and the look at its log: the cursor passed what nobody had seen.
  test.each([
    ['all of them', 'delete from events'],
    ['one of them', 'delete from events where seq = 3'],
    ['the last one', 'delete from events where seq = 5'],
  ])('P-182 P-147 %s: the cursor is reset, and never led over them', async (_which, sql) => {
    await using world = await openLogWorld();
    const job = await world.job();
    for (let left = 4; left > 0; left -= 1) await job.pen.append([REMARK]);
    const outcome = { version: 0, partial: false, text_sha256: '', elapsed_ms: 0, changes: 0 };
    await world.log.append({
      job: job.row.id,
      guard: { by: 'status', statuses: ['running'] },
      events: [{ type: 'done', data: outcome }],
    });
    const { epoch } = await world.hub.feed(job.row);
    await world.store.atomic([{ sql, params: [] }]);
    const answer = await poll(request(world, job, { since: formatCursor(epoch, 1) }));
    expect(answer).toMatchObject({
      events: [],
      resume: { status: 'reset', reason: 'expired' },
      snapshot: { seq: 6, status: 'completed' },
      cursor: formatCursor(epoch, 6),
      ended: true,
    });
  });
});

describe('waiting', () => {
  test('P-184 is over when the time is over', async () => {
    await using world = await openLogWorld();
    const job = await world.job();
    const { epoch, followers } = await world.hub.feed(job.row);
    const since = formatCursor(epoch, 1);
    const answer = await poll(request(world, job, { since, wait: 0.001 }));
    expect(answer).toEqual({ events: [], cursor: since, head: 1, caught_up: true, ended: false, decisions_rev: 0 });
    expect(followers.size).toBe(0);
  });

  test('P-184 is over when the client leaves', async () => {
    await using world = await openLogWorld();
    const job = await world.job();
    const { epoch, followers } = await world.hub.feed(job.row);
    const leaving = new AbortController();
    const answer = poll(request(world, job, { since: formatCursor(epoch, 1), wait: 1_000, signal: leaving.signal }));
    while (followers.size === 0) await new Promise((resolve) => setImmediate(resolve));
    leaving.abort();
    await answer;
    expect(followers.size).toBe(0);
  });

  test('P-184 does not begin for a client that has left', async () => {
    await using world = await openLogWorld();
    const job = await world.job();
    const { epoch } = await world.hub.feed(job.row);
    const gone = request(world, job, { since: formatCursor(epoch, 1), wait: 1_000, signal: AbortSignal.abort() });
    expect((await poll(gone))?.events).toEqual([]);
  });

  // Every piece of text woke it, with nothing to hand over: a poll was as many requests as the text had pieces.
  test('P-185 goes on over rows that the filter leaves out', async () => {
    await using world = await openLogWorld();
    const job = await world.job();
    const { epoch, followers } = await world.hub.feed(job.row);
    const answer = poll(request(world, job, { since: formatCursor(epoch, 1, 'block'), wait: 1_000, text: 'block' }));
    while (followers.size === 0) await new Promise((resolve) => setImmediate(resolve));
    for (let off = 0; off < 5; off += 1) await job.pen.append([{ type: 'content', data: { ...PART, off, text: 'x' } }]);
    expect(followers.size).toBe(1);
    await job.pen.append([REMARK]);
    const { events, cursor } = (await answer) ?? {};
    expect(events?.map(({ seq, type }) => [seq, type])).toEqual([[7, 'warning']]);
    expect(cursor).toBe(formatCursor(epoch, 7, 'block'));
  });

  test('P-185 a cursor passes rows that the filter left out', async () => {
    await using world = await openLogWorld();
    const job = await world.job();
    const { epoch } = await world.hub.feed(job.row);
    for (let off = 0; off < 5; off += 1) await job.pen.append([{ type: 'content', data: { ...PART, off, text: 'x' } }]);
    const answer = await poll(request(world, job, { since: formatCursor(epoch, 1), text: 'block' }));
    expect(answer).toEqual({
      events: [],
      cursor: formatCursor(epoch, 6, 'block'),
      head: 6,
      caught_up: true,
      ended: false,
      decisions_rev: 0,
    });
  });

  test('P-188 an answer with another rev of the decisions is not held back', async () => {
    await using world = await openLogWorld();
    const job = await world.job();
    const feed = await world.hub.feed(job.row);
    const since = formatCursor(feed.epoch, 1);
    const known = poll(request(world, job, { since, wait: 1_000, decisionsRev: 0 }));
    const other = poll(request(world, job, { since, wait: 1_000 }));
    while (feed.followers.size < 2) await new Promise(setImmediate);
    feed.tell({ type: 'decisions', data: { rev: 3 } });
    expect(await known).toMatchObject({ events: [], decisions_rev: 3, cursor: since });
    expect(feed.followers.size).toBe(1);
    expect(await poll(request(world, job, { since, wait: 1_000, decisionsRev: 2 }))).toMatchObject({
      decisions_rev: 3,
    });
    await job.pen.append([{ type: 'warning', data: { code: 'w', message: '' } }]);
    expect(await other).toMatchObject({ head: 2, decisions_rev: 3 });
  });
});
