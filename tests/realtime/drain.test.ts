import { describe, expect, test } from 'bun:test';
import { PollClient } from '../support/poll-client.ts';
import { scriptedPipeline } from '../support/scripted-pipeline.ts';
import { SocketClient } from '../support/socket-client.ts';
import { SseClient } from '../support/sse-client.ts';
import { openStreamWorld } from '../support/stream-world.ts';
import { tempFolder } from '../support/temp-folder.ts';

describe('a server that stops', () => {
  test('P-107 P-149 S-47 tells its watchers to come back, and takes nothing new', async () => {
    const released = Promise.withResolvers<void>();
    const deaf = scriptedPipeline('deaf', async function* () {
      await released.promise;
      yield { type: 'warning', data: { code: 'w', message: '' } };
    });
    await using world = await openStreamWorld({ pipelines: [deaf] });
    const job = await world.post('deaf', '');
    using client = new SocketClient(world.url, job, { hello: {} });
    using quiet = new SocketClient(world.url, job);
    await client.until(({ type, status }) => type === 'state' || status === 'running');
    const stopped = world.app.stop();
    expect((await client.closed).code).toBe(4502);
    expect((await quiet.closed).code).toBe(4502);
    const bye = { type: 'bye', code: 4502, reason: 'draining', retry_after_ms: [500, 8_000] };
    expect([client.frames.at(-1), quiet.frames.at(-1)]).toEqual([bye, bye]);
    expect((await world.call('GET', '/ready')).status).toBe(503);
    expect((await world.call('GET', '/health')).status).toBe(200);
    const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
    const refused = await world.call('GET', `/ws/progress/${job}`, undefined, upgrade);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect((await world.call('POST', '/v1/jobs', { kind: 'deaf', input: { text: '' } })).status).toBe(503);
    released.resolve();
    await stopped;
  });

  // They held the server until it was ended by force, 25 s later and with exit code 1.
  test('P-170 P-187 ends streams with a bye and answers polls at once', async () => {
    await using world = await openStreamWorld();
    const job = await world.post('stream', 'one');
    await world.pacer.held();
    using stream = new SseClient(world.url, job);
    using idle = new SseClient(world.url, job, { query: '?since=start' });
    await Promise.all([stream, idle].map((client) => client.until(({ type }) => type === 'live')));
    const poller = new PollClient(world.url, job);
    await poller.poll();
    const { followers } = await feedOf(world, job);
    const polled = poller.poll({ wait: '60' });
    while (followers.size < 3) await new Promise((resolve) => setImmediate(resolve));
    await world.app.stop();
    expect(stream.frames.find(({ type }) => type === 'bye')).toMatchObject({ code: 4502, reason: 'draining' });
    expect(idle.types).toContain('bye');
    expect((await polled).ended).toBe(false);
    expect(followers.size).toBe(0);
  });

  test('P-74 hands its jobs back at the end of the block; the next one finishes them, and cursors still hold', async () => {
    using folder = tempFolder();
    const first = await openStreamWorld({ folder: folder.path, tuning: { runLimits: { drainMs: 5_000 } } });
    const job = await first.post('stream', 'one\ntwo\nthree');
    first.pacer.let(1);
    using before = new SocketClient(first.url, job, { hello: { since: 'start' } });
    await before.until(({ type, data }) => type === 'block_start' && data.block === 'b2');
    await first.pacer.held();
    const stopped = first.app.stop();
    await before.closed;
    first.pacer.let(1);
    await stopped;

    await using second = await openStreamWorld({ folder: folder.path });
    second.pacer.open();
    using after = new SocketClient(second.url, job, { hello: { since: before.cursor } });
    after.seen(before.frames);
    await after.until(({ type }) => type === 'stream_end');
    expect(after.frames[0].resume).toEqual({ status: 'replay', from: before.state.seq, to: expect.any(Number) });
    expect(after.text).toBe('ONE\nTWO\nTHREE\n');
    const states = after.frames.filter(({ type }) => type === 'state').map(({ data }) => data);
    expect(states).toEqual([
      { status: 'queued', reason: 'drain' },
      { status: 'running', reason: 'drain' },
    ]);
    const starts = [...before.frames, ...after.frames].filter(({ type }) => type === 'block_start');
    expect(starts.map(({ data }) => `${data.block} ${data.attempt}`)).toEqual(['b1 1', 'b2 1', 'b3 1']);
  });

  test('P-74 a block that takes too long is given up and begun again', async () => {
    using folder = tempFolder();
    const first = await openStreamWorld({ folder: folder.path });
    const job = await first.post('stream', 'one\ntwo');
    first.pacer.let(1);
    using before = new SocketClient(first.url, job, { hello: { since: 'start' } });
    await before.until(({ type, data }) => type === 'block_start' && data.block === 'b2');
    await first.app.stop();

    await using second = await openStreamWorld({ folder: folder.path });
    second.pacer.open();
    using after = new SocketClient(second.url, job, { hello: { since: before.cursor } });
    after.seen(before.frames);
    await after.until(({ type }) => type === 'stream_end');
    expect(after.text).toBe('ONE\nTWO\n');
    const again = after.frames.find(({ type }) => type === 'block_start');
    expect(again.data).toEqual({ pass: 1, block: 'b2', attempt: 2 });
  });
});

async function feedOf({ app }: Awaited<ReturnType<typeof openStreamWorld>>, job: string) {
  const row = await app.services.table.find(job);
  if (!row) throw new Error(`no job ${job}`);
  return app.services.hub.feed(row);
}
