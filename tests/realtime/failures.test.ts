import { describe, expect, spyOn, test } from 'bun:test';
import { StoreError, type StoreFault } from '../../src/store/store-error.ts';
import { PollClient } from '../support/poll-client.ts';
import { RawChannel } from '../support/raw-channel.ts';
import { SocketClient } from '../support/socket-client.ts';
import { openStreamWorld, type StreamWorld } from '../support/stream-world.ts';

/** Takes a table away, so that whatever reads it fails; and gives it back. */
async function without<T>({ app }: StreamWorld, table: string, work: () => Promise<T>): Promise<T> {
  const { store } = app.services;
  await store.atomic([{ sql: `alter table ${table} rename to elsewhere`, params: [] }]);
  try {
    return await work();
  } finally {
    await store.atomic([{ sql: `alter table elsewhere rename to ${table}`, params: [] }]);
  }
}

/** The line of the log that a request id leads to. */
function failureOf({ logged }: StreamWorld, id: string | undefined): unknown {
  return logged.map((line) => JSON.parse(line)).findLast((line) => line.msg === 'failed' && line.request_id === id);
}

describe('a database that does not answer', () => {
  test('P-148 closes a socket 4500, says nothing of the reason, and the client resumes', async () => {
    await using world = await openStreamWorld({ tuning: { channelLimits: { ringBytes: 1 } } });
    const job = await world.post('stream', 'one\ntwo');
    world.pacer.open();
    using first = new SocketClient(world.url, job, { hello: {} });
    await first.until(({ type }) => type === 'stream_end');

    for (const table of ['jobs', 'events']) {
      await without(world, table, async () => {
        using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
        expect(await client.closed).toEqual({ code: 4500, reason: 'internal error' });
        const { request_id, ...bye } = client.frames.at(-1);
        expect(bye).toEqual({ type: 'bye', code: 4500, reason: 'internal error', retry_after_ms: [500, 8_000] });
        expect(failureOf(world, request_id)).toMatchObject({ what: 'socket', job });
      });
    }
    expect(world.logged.join('')).toContain('no such table');
    using again = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await again.until(({ type }) => type === 'stream_end');
  });

  test('P-148 ends a stream with bye 4500 and answers a poll 500', async () => {
    await using world = await openStreamWorld({ tuning: { channelLimits: { ringBytes: 1 } } });
    const job = await world.post('stream', 'one\ntwo');
    world.pacer.open();
    using poller = new PollClient(world.url, job);
    await poller.poll();
    await poller.toEnd();
    const path = `/v1/jobs/${job}/events?since=start`;
    await without(world, 'events', async () => {
      const stream = await world.call('GET', path, undefined, { accept: 'text/event-stream' });
      expect(stream.body).toContain('event: bye\ndata: {"type":"bye","code":4500');
      expect(stream.body).not.toContain('stream_end');
      const [, id] = /"request_id":"([^"]+)"/.exec(stream.body) ?? [];
      expect(id).toBe(stream.headers.get('x-request-id') ?? '');
      expect(failureOf(world, id)).toMatchObject({ what: 'stream', job });
      const polled = await world.call('GET', path);
      expect([polled.status, polled.body.error.code]).toEqual([500, 'INTERNAL_ERROR']);
    });
  });
});

describe('a command that the database does not take', () => {
  test.each<[StoreFault, string, number]>([
    ['full', 'STORAGE_FULL', 507],
    ['busy', 'UNAVAILABLE', 503],
    ['unavailable', 'UNAVAILABLE', 503],
    ['corrupt', 'INTERNAL_ERROR', 500],
  ])('P-128 P-134 because it is %s is answered %s, on a socket as over REST', async (fault, code, status) => {
    await using world = await openStreamWorld();
    const job = await world.post('stream', 'one');
    await world.pacer.held();
    using client = new SocketClient(world.url, job, { hello: {} });
    await client.until(({ type }) => type === 'live');
    const refusing = spyOn(world.app.services.store, 'atomic');
    refusing.mockRejectedValueOnce(new StoreError(fault, 'of the database'));
    const reply = await client.command({ type: 'feedback', text: 'shorter' });
    expect([reply.ok, reply.error.code]).toEqual([false, code]);
    expect(reply.error.message).not.toContain('of the database');
    // `INTERNAL_ERROR` said that the request id finds it in the log, and there was none.
    expect(failureOf(world, reply.request_id)).toMatchObject({ what: 'socket', job });
    expect(JSON.stringify(failureOf(world, reply.request_id))).toContain('of the database');
    refusing.mockRejectedValueOnce(new StoreError(fault, 'of the database'));
    const answer = await world.call('POST', `/v1/jobs/${job}/feedback`, { text: 'shorter' });
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    refusing.mockRestore();
    expect((await client.command({ type: 'feedback', text: 'shorter' })).ok).toBe(true);
  });
});

describe('sockets that are opened too fast', () => {
  test('P-93 from one address are refused 429 before the upgrade', async () => {
    let clock = 0;
    await using world = await openStreamWorld({
      tuning: { clock: () => clock, channelLimits: { opening: { perSecond: 1, burst: 2 } } },
    });
    const job = await world.post('stream', 'one');
    const open = async () => {
      using channel = new RawChannel(world.url, { path: `/ws/progress/${job}` });
      return [await channel.status, channel.headers.get('retry-after')];
    };
    expect([await open(), await open(), await open()]).toEqual([
      [101, undefined],
      [101, undefined],
      [429, '1'],
    ]);
    clock += 1_000;
    expect((await open())[0]).toBe(101);
  });
});
