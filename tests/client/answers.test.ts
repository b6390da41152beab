import { describe, expect, test } from 'bun:test';
import { Api } from '../../src/client/requests/api.ts';
import { createClient } from '../../src/client/client.ts';
import { loginPage, oddServer, refused } from '../support/odd-server.ts';
import { cuttingProxy } from '../support/cutting-proxy.ts';
import { openStreamWorld } from '../support/stream-world.ts';

describe('a request', () => {
  test('that something else than Redraft answers says so', async () => {
    using server = oddServer(() => loginPage());
    const api = new Api({ url: server.url });
    expect(api.json('GET', '/v1/jobs')).rejects.toMatchObject({ code: 'NOT_REDRAFT', retryable: true, refused: false });
    using portal = oddServer(() => loginPage(403));
    expect(new Api({ url: portal.url }).json('GET', '/v1/jobs')).rejects.toMatchObject({
      code: 'HTTP_403',
      retryable: false,
      refused: false,
    });
    using array = oddServer(() => Response.json([1]));
    await expect(new Api({ url: array.url }).json('GET', '/')).rejects.toMatchObject({ code: 'NOT_REDRAFT' });
  });

  test('that is refused carries the code, the request and how long to wait', async () => {
    using server = oddServer(() => refused(429, 'RATE_LIMITED', { 'retry-after': '7' }));
    await expect(new Api({ url: server.url }).json('GET', '/')).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      message: 'said RATE_LIMITED',
      retryable: true,
      refused: true,
      retryAfterMs: 7_000,
      requestId: 'r1',
    });
    const date = new Date(Date.now() - 5_000).toUTCString();
    using proxy = oddServer(() => new Response('', { status: 503, headers: { 'retry-after': date } }));
    await expect(new Api({ url: proxy.url }).json('GET', '/')).rejects.toMatchObject({
      code: 'HTTP_503',
      retryAfterMs: 0,
    });
  });

  test('that nobody answers is over when its time is', async () => {
    using server = oddServer(() => new Promise<never>(() => undefined));
    const api = new Api({ url: server.url, timeoutMs: 1 });
    await expect(api.json('GET', '/')).rejects.toMatchObject({ code: 'NETWORK', retryable: true });
  });

  test('whose answer breaks off is a network error as well', async () => {
    using server = oddServer(() => new Response('x'.repeat(100_000)));
    using proxy = cuttingProxy(server.url, { cutAfter: () => 5_000 });
    const job = createClient({ url: proxy.url }).job('j');
    await expect(job.result()).rejects.toMatchObject({ code: 'NETWORK', retryable: true });
  });

  test('to no server at all is a network error', async () => {
    const server = oddServer(() => new Response());
    server[Symbol.dispose]();
    await expect(new Api({ url: server.url }).json('GET', '/')).rejects.toMatchObject({ code: 'NETWORK' });
  });
});

describe('a job that is started', () => {
  test('is sent again with its key until it is answered', async () => {
    const keys = new Set<string | null>();
    using server = oddServer((request, nth) => {
      keys.add(request.headers.get('idempotency-key'));
      if (nth === 1) return loginPage(502);
      if (nth === 2) return refused(503, 'UNAVAILABLE', { 'retry-after': '0' });
      return refused(402, 'INSUFFICIENT_CREDITS');
    });
    const client = createClient({ url: server.url, random: () => 0 });
    await expect(client.refine({ text: 'x' })).rejects.toMatchObject({ code: 'INSUFFICIENT_CREDITS' });
    expect(server.asked).toHaveLength(3);
    expect(keys.size).toBe(1);
  });

  test('is given up where the server wants a long wait', async () => {
    using server = oddServer(() => refused(429, 'RATE_LIMITED', { 'retry-after': '3600' }));
    await expect(createClient({ url: server.url }).refine({ text: 'x' })).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterMs: 3_600_000,
    });
    expect(server.asked).toHaveLength(1);
  });
});

describe.each(['sse', 'long-poll'] as const)('over %s', (transport) => {
  test.each([
    [401, 'UNAUTHORIZED'],
    [403, 'FORBIDDEN'],
    [404, 'NOT_FOUND'],
    [410, 'GONE'],
  ])('%i ends it with the reason', async (status, code) => {
    using server = oddServer(() => refused(status, code));
    const job = createClient({ url: server.url, transports: [transport] }).watch('j');
    await expect(job.finished).rejects.toMatchObject({ code, refused: true });
    expect(server.asked).toEqual(['GET /v1/jobs/j/events']);
  });

  test('429 is asked again after the time it names, and a login page until it has gone', async () => {
    using server = oddServer((_request, nth) => {
      if (nth === 1) return refused(429, 'RATE_LIMITED', { 'retry-after': '0' });
      return nth < 4 ? loginPage() : refused(404, 'NOT_FOUND');
    });
    const job = createClient({ url: server.url, transports: [transport], random: () => 0 }).watch('j');
    await expect(job.finished).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(server.asked).toHaveLength(4);
  });

  test('a proxy that does not let it through ends it where there is no other way', async () => {
    using server = oddServer(() => loginPage(403));
    const job = createClient({ url: server.url, transports: [transport] }).watch('j');
    await expect(job.finished).rejects.toMatchObject({ code: 'HTTP_403' });
    expect(server.asked).toHaveLength(1);
  });
});

test('an id is one part of an address, whatever is in it', async () => {
  using server = oddServer(() => refused(404, 'NOT_FOUND'));
  const job = createClient({ url: server.url, transports: ['long-poll'] }).watch('../../v1/me?x#y');
  await job.finished.catch(() => undefined);
  expect(server.asked).toEqual(['GET /v1/jobs/..%2F..%2Fv1%2Fme%3Fx%23y/events']);
});

test('a network without sockets, or a program without them, goes on over SSE at once', async () => {
  await using world = await openStreamWorld();
  const id = await world.post('stream', 'one');
  // A platform that has the name and refuses to make one.
  const none = new Proxy(WebSocket, {
    construct: () => {
      throw new Error('refused by policy');
    },
  });
  const job = createClient({ url: world.url, WebSocket: none }).watch(id);
  const transports = new Set<string>();
  job.on('reach', ({ data }) => transports.add(data.transport));
  world.pacer.open();
  await job.finished;
  expect([...transports].at(-1)).toBe('sse');
});

test('a line that stalls is left, and the wanted transport is taken up again when it works', async () => {
  await using world = await openStreamWorld();
  const id = await world.post('stream', 'one');
  let stalls = true;
  // Too short for the answer to an upgrade.
  using proxy = cuttingProxy(world.url, { stallAfter: () => (stalls ? 60 : Infinity) });
  const job = createClient({ url: proxy.url, random: () => 0, patienceMs: 100, comeBackMs: 20 }).watch(id);
  const live: string[] = [];
  const back = Promise.withResolvers<void>();
  // Which of the others it is meanwhile is a matter of how soon they answer.
  job.on('reach', ({ data: { status, transport } }) => {
    if (status === 'connecting' && transport !== 'websocket') stalls = false;
    if (status === 'live') live.push(transport);
    if (status === 'live' && transport === 'websocket') back.resolve();
  });
  await back.promise;
  expect(live.at(0)).not.toBe('websocket');
  expect(live.at(-1)).toBe('websocket');
  world.pacer.open();
  expect((await job.finished).status).toBe('completed');
});
