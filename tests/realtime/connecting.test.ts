import { describe, expect, test } from 'bun:test';
import { CHANNEL_LIMITS } from '../../src/realtime/channel-limits.ts';
import { ConnectionRate } from '../../src/realtime/connection-rate.ts';
import { RawChannel } from '../support/raw-channel.ts';
import { SocketClient } from '../support/socket-client.ts';
import { feedOf } from '../support/stored-job.ts';
import { openStreamWorld, type StreamWorldOptions } from '../support/stream-world.ts';

const KEY = 'k'.repeat(40);
const BY_KEY = { 'x-api-key': KEY };
const isConnected = ({ type }: { type: string }) => type === 'connected';

/** A server with a job; with a key that decides who may call, where `locked`. */
async function withJob({ locked = false, ...options }: StreamWorldOptions & { locked?: boolean } = {}) {
  const world = await openStreamWorld({ ...options, ...(locked && { env: { BACKEND_API_KEY: KEY } }) });
  const { body } = await world.call('POST', '/v1/jobs', { kind: 'stream', input: { text: 'one' } }, BY_KEY);
  const job: string = body.data.job.id;
  await world.pacer.held();
  return { ...world, job, path: `/ws/progress/${job}` };
}

describe('before the upgrade', () => {
  test.each([
    ['https://evil-app.example.com', 403],
    ['null', 403],
    ['http://app.example.com', 403],
    ['https://app.example.com.evil.io', 403],
    ['https://app.example.com', 101],
  ])('P-82 S-26 a page from %s gets %d', async (origin, status) => {
    await using world = await withJob({ env: { CORS_ORIGINS: 'https://app.example.com' } });
    using channel = new RawChannel(world.url, { path: world.path, headers: { origin } });
    expect(await channel.status).toBe(status);
  });

  test('P-82 S-08 another host is answered 421, a request that is no upgrade 426', async () => {
    await using world = await withJob();
    using channel = new RawChannel(world.url, { path: world.path, headers: { host: 'evil.example.com' } });
    expect(await channel.status).toBe(421);
    const plain = await world.call('GET', world.path);
    expect([plain.status, plain.headers.get('upgrade')]).toEqual([426, 'websocket']);
  });

  test('P-82 S-32 a long-lived token in the address is refused, and no ticket is in the log', async () => {
    await using world = await withJob();
    for (const name of ['token', 'access_token', 'api_key']) {
      using channel = new RawChannel(world.url, { path: `${world.path}?${name}=secret-in-the-address` });
      expect(await channel.status).toBe(400);
    }
    using ticketed = new SocketClient(world.url, world.job, { query: '?ticket=ticket-in-the-address', hello: {} });
    expect((await ticketed.closed).code).toBe(4401);
    expect(world.logged.join('')).not.toContain('in-the-address');
  });

  test('P-92 S-46 compression is not negotiated', async () => {
    await using world = await withJob();
    const headers = { 'sec-websocket-extensions': 'permessage-deflate; client_max_window_bits' };
    using channel = new RawChannel(world.url, { path: world.path, headers });
    expect(await channel.status).toBe(101);
    expect(channel.headers.has('sec-websocket-extensions')).toBe(false);
  });
});

describe('the subprotocol', () => {
  test('P-80 is redraft.v1 wherever it was offered, or none', async () => {
    await using world = await withJob();
    for (const protocols of [['redraft.v1'], ['other', 'redraft.v1'], ['redraft.v1', 'other']]) {
      using client = new SocketClient(world.url, world.job, { protocols, hello: {} });
      await client.until(isConnected);
      expect(client.socket.protocol).toBe('redraft.v1');
    }
    using bare = new RawChannel(world.url, { path: world.path });
    expect(await bare.status).toBe(101);
    expect(bare.headers.has('sec-websocket-protocol')).toBe(false);
  });

  test('P-81 is not one of those offered: 4406, after the upgrade', async () => {
    await using world = await withJob();
    using client = new SocketClient(world.url, world.job, { protocols: ['other'], hello: {} });
    expect((await client.closed).code).toBe(4406);
    expect(client.types).toEqual(['bye']);
  });
});

describe('who authenticated at the upgrade', () => {
  test('P-84 needs no hello: a bare socket gets snapshot and live, in open mode and by key', async () => {
    for (const locked of [false, true]) {
      await using world = await withJob({ locked, tuning: { channelLimits: { bareClientMs: 0 } } });
      using client = new SocketClient(world.url, world.job, { headers: BY_KEY });
      await client.until(({ type }) => type === 'live');
      expect(client.told.map(({ type }) => type)).toEqual(['connected', 'snapshot', 'live']);
      expect(client.frames[0].resume).toEqual({ status: 'fresh' });
    }
  });

  test('P-84 by Authorization as by X-API-Key', async () => {
    await using world = await withJob({ locked: true });
    using client = new SocketClient(world.url, world.job, { headers: { authorization: `Bearer ${KEY}` }, hello: {} });
    expect((await client.until(isConnected)).scopes).toEqual(['read', 'control']);
  });

  test('P-90 may say hello later: it is subscribed again, with a new connected', async () => {
    await using world = await withJob({ tuning: { channelLimits: { bareClientMs: 0 } } });
    using client = new SocketClient(world.url, world.job);
    await client.until(({ type }) => type === 'live');
    client.say({ type: 'hello', since: client.cursor, text: 'block' });
    await client.until(() => client.types.filter((type) => type === 'live').length === 2);
    expect(client.frames.filter(isConnected).map(({ resume }) => resume.status)).toEqual(['fresh', 'replay']);
    world.pacer.open();
    await client.until(({ type }) => type === 'stream_end');
    expect(client.types).not.toContain('content');
    expect(client.types.filter((type) => type === 'block_complete')).toHaveLength(1);
    expect((await feedOf(world, world.job)).followers.size).toBe(0);
  });

  test('P-83 S-35 a job that is not there and a job of somebody else are the same 4404', async () => {
    await using world = await withJob({ locked: true });
    await world.app.services.store.atomic([{ sql: "update jobs set principal = 'other'", params: [] }]);
    const ends = await Promise.all(
      [world.job, `job_${'0'.repeat(26)}`, 'x'].map(async (job) => {
        using client = new SocketClient(world.url, job, { headers: BY_KEY, hello: { since: 'start' } });
        return [await client.closed, client.frames];
      }),
    );
    expect(ends[0]).toEqual([
      { code: 4404, reason: 'no such job' },
      [{ type: 'bye', code: 4404, reason: 'no such job' }],
    ]);
    expect(ends[1]).toEqual(ends[0]);
    expect(ends[2]).toEqual(ends[0]);
  });
});

describe('who did not', () => {
  test('P-85 S-28 and says no hello in time is closed 4507', async () => {
    await using world = await withJob({ locked: true, tuning: { channelLimits: { helloMs: 0 } } });
    using client = new SocketClient(world.url, world.job);
    expect((await client.closed).code).toBe(4507);
    expect(client.frames).toEqual([{ type: 'bye', code: 4507, reason: 'no hello', retry_after_ms: [500, 8_000] }]);
  });

  test('P-85 S-28 and whose hello proves nothing is closed 4401, whether there is such a job or not', async () => {
    await using world = await withJob({ locked: true });
    for (const job of [world.job, `job_${'0'.repeat(26)}`]) {
      for (const hello of [{}, { token: 'wrong' }, { ticket: 'wrong' }]) {
        using client = new SocketClient(world.url, job, { hello });
        expect((await client.closed).code).toBe(4401);
        expect(client.types).toEqual(['bye']);
      }
    }
    using wrongKey = new SocketClient(world.url, world.job, { headers: { 'x-api-key': 'wrong' }, hello: {} });
    expect((await wrongKey.closed).code).toBe(4401);
  });

  test('P-88 may bring a token in its hello', async () => {
    await using world = await withJob({ locked: true });
    using client = new SocketClient(world.url, world.job, { hello: { token: KEY } });
    await client.until(({ type }) => type === 'live');
    expect(client.frames[0].scopes).toEqual(['read', 'control']);
  });

  test('P-84 P-85 waits as long as the rules say', () => {
    expect(CHANNEL_LIMITS).toMatchObject({ helloMs: 5_000, bareClientMs: 1_000 });
  });
});

describe('too many sockets', () => {
  test('P-91 S-43 of one principal: 4429 for the next, until one of them has gone', async () => {
    await using world = await withJob({ tuning: { channelLimits: { watchers: 2 } } });
    const [first, second] = [0, 1].map(() => new SocketClient(world.url, world.job, { hello: {} }));
    await Promise.all([first?.until(isConnected), second?.until(isConnected)]);
    using third = new SocketClient(world.url, world.job, { hello: {} });
    expect((await third.closed).code).toBe(4429);
    expect(third.types).toEqual(['bye']);
    first?.close();
    await first?.closed;
    while (world.app.services.registry.size > 1) await new Promise((resolve) => setImmediate(resolve));
    using fourth = new SocketClient(world.url, world.job, { hello: {} });
    await fourth.until(isConnected);
    second?.close();
  });

  // Who came with a ticket or said who it is in its hello was counted with all who are unknown, and so without a limit.
  test('P-91 S-43 whoever said who it is holds a place of that principal, by header, ticket or token', async () => {
    await using world = await withJob({ locked: true, tuning: { channelLimits: { watchers: 3 } } });
    const ticket = async () =>
      (await world.call('POST', `/v1/jobs/${world.job}/tickets`, undefined, BY_KEY)).body.data.ticket;
    const open = async () => [
      new SocketClient(world.url, world.job, { headers: BY_KEY, hello: {} }),
      new SocketClient(world.url, world.job, { query: `?ticket=${await ticket()}`, hello: {} }),
      new SocketClient(world.url, world.job, { hello: { token: KEY } }),
    ];
    const held = await open();
    await Promise.all(held.map((client) => client.until(isConnected)));
    for (const late of await open()) expect((await late.closed).code).toBe(4429);
    // A place is held once, however often its holder says hello.
    held[2]?.say({ type: 'hello', token: KEY });
    await held[2]?.until(() => held[2]?.frames.filter(isConnected).length === 2);
    for (const client of held) client.close();
    while (world.app.services.registry.size > 0) await new Promise((resolve) => setImmediate(resolve));
    const again = await open();
    await Promise.all(again.map((client) => client.until(isConnected)));
    for (const client of again) client.close();
  });

  test('P-91 S-43 of one address, from whom nobody knows: 4429, and the known are let in all the same', async () => {
    await using world = await withJob({ locked: true, tuning: { channelLimits: { strangers: 1, helloMs: 60_000 } } });
    using silent = new SocketClient(world.url, world.job);
    await silent.opened;
    using second = new SocketClient(world.url, world.job);
    expect((await second.closed).code).toBe(4429);
    using known = new SocketClient(world.url, world.job, { headers: BY_KEY, hello: {} });
    await known.until(isConnected);
    silent.say({ type: 'hello', token: KEY });
    await silent.until(isConnected);
    using third = new SocketClient(world.url, world.job, { hello: { token: KEY } });
    await third.until(isConnected);
  });

  // Streams and polls were not counted at all.
  test('P-91 streams and polls of a principal take places as sockets do: 429, until one of them has gone', async () => {
    await using world = await withJob({ tuning: { channelLimits: { watchers: 2 } } });
    using socket = new SocketClient(world.url, world.job, { hello: {} });
    await socket.until(isConnected);
    const events = `${world.url}/v1/jobs/${world.job}/events`;
    const leaving = new AbortController();
    const headers = { accept: 'text/event-stream' };
    const stream = await fetch(events, { headers, signal: leaving.signal });
    expect(stream.status).toBe(200);
    const refused = [
      await fetch(events, { headers }),
      await fetch(`${events}?wait=0`),
      await fetch(`${world.url}/v1/refine/run`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ input: { text: 'one' } }),
      }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([429, 429, 429]);
    expect(refused.map((answer) => answer.headers.get('retry-after'))).toEqual(['5', '5', '5']);
    expect(await refused[0]?.json()).toMatchObject({ error: { code: 'RATE_LIMITED' } });
    leaving.abort();
    while ((await fetch(`${events}?wait=0`)).status === 429);
    for (let polls = 0; polls < 5; polls += 1) expect((await fetch(`${events}?wait=0`)).status).toBe(200);
    for (const path of [`/v1/jobs/nobody/events`, `/v1/jobs/${world.job}/events?since=none`]) {
      for (let tries = 0; tries < 3; tries += 1) {
        expect((await fetch(world.url + path, { headers })).status).toBeGreaterThanOrEqual(400);
      }
    }
    expect((await fetch(`${events}?wait=0`)).status).toBe(200);
  });
});

describe('how fast one address may open sockets', () => {
  test('P-93 is remembered of ten thousand addresses; the one that was longest not seen goes first', () => {
    const rate = new ConnectionRate({ perSecond: 0, burst: 1 });
    const address = (number: number) => `10.0.${number >> 8}.${number & 255}`;
    for (let number = 0; number < 10_000; number += 1) expect(rate.admits(address(number), 0)).toBe(true);
    expect(rate.admits(address(0), 0)).toBe(false);
    expect(rate.admits(address(10_000), 0)).toBe(true);
    expect(rate.admits(address(0), 0)).toBe(false);
    expect(rate.admits(address(1), 0)).toBe(true);
  });
});
