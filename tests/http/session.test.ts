import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { SESSION_MS } from '../../src/http/access/sessions.ts';
import { SocketClient } from '../support/socket-client.ts';
import { streamPipeline } from '../support/stream-pipeline.ts';
import { openWorld, type World } from '../support/world.ts';

const KEY = 'f3a9c1e07b5d42886a1fd0c3b7e94520';
const pipelines = [streamPipeline(() => Promise.resolve())];

describe('a session in a browser', () => {
  let world: World;
  let now = Date.now();
  beforeAll(async () => {
    world = await openWorld({ pipelines, env: { BACKEND_API_KEY: KEY }, tuning: { now: () => now } });
  });
  afterAll(() => world.close());

  const own = () => ({ origin: world.url });
  const signIn = async (of = world) => {
    const answer = await of.call('POST', '/v1/session', { key: KEY }, { origin: of.url });
    expect(answer.status).toBe(200);
    return answer.headers.get('set-cookie') ?? '';
  };
  const pairOf = (cookie: string) => cookie.split(';')[0] ?? '';

  test('begins with the key, and its cookie is for this server alone and out of reach of scripts', async () => {
    const cookie = await signIn();
    expect(cookie).toMatch(/^redraft=[0-9a-z]{32}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=604800$/);
    expect(cookie).not.toContain(KEY);
    const headers = { cookie: pairOf(cookie) };
    expect((await world.call('GET', '/v1/session', undefined, headers)).body.data).toEqual({
      mode: 'key',
      signed_in: true,
      local: true,
    });
    expect((await world.call('GET', '/v1/jobs', undefined, headers)).status).toBe(200);
  });

  test('S-67 is stored only as a hash', async () => {
    const id = pairOf(await signIn()).split('=')[1] ?? '';
    const rows = await world.app.services.store.query({ sql: 'select hash from sessions', params: [] });
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(id);
    expect(JSON.stringify(rows)).not.toContain(KEY);
    expect(world.logged.join('')).not.toContain(id);
  });

  test('is refused without the right key, in the words of a key that is missing', async () => {
    const { status, body, headers } = await world.call('POST', '/v1/session', { key: 'guess' }, own());
    expect([status, body.error.code, headers.get('set-cookie')]).toEqual([401, 'UNAUTHORIZED', null]);
  });

  test('S-56 counts for the server’s own pages only', async () => {
    const cookie = pairOf(await signIn());
    const from = (headers: Record<string, string>) => world.call('GET', '/v1/jobs', undefined, { cookie, ...headers });
    expect((await from(own())).status).toBe(200);
    expect((await from({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await from({ 'sec-fetch-site': 'same-site' })).status).toBe(401);
    expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(401);
    expect((await from({ origin: 'https://elsewhere.example' })).status).toBe(401);
    const posted = await world.call('POST', '/v1/jobs', { kind: 'stream', input: { text: 'x' } }, { cookie });
    expect(posted.status).toBe(202);
  });

  test('a key that is not right is not made right by a cookie', async () => {
    const cookie = pairOf(await signIn());
    expect((await world.call('GET', '/v1/jobs', undefined, { cookie, 'x-api-key': 'guess' })).status).toBe(401);
  });

  test('S-27 opens the channel from an own page, never without an Origin', async () => {
    const cookie = pairOf(await signIn());
    const posted = await world.call('POST', '/v1/jobs', { kind: 'stream', input: { text: 'x' } }, { cookie });
    const job = posted.body.data.job.id;
    using socket = new SocketClient(world.url, job, { headers: { cookie, ...own() }, hello: {} });
    expect(await socket.until(({ type }) => type === 'connected')).toMatchObject({ job });
    using bare = new SocketClient(world.url, job, { headers: { cookie }, hello: {} });
    expect((await bare.closed).code).toBe(4_401);
    using foreign = new SocketClient(world.url, job, { headers: { cookie, origin: 'https://elsewhere.example' } });
    expect([1_002, 1_006]).toContain((await foreign.closed).code);
  });

  test('P-85 takes the sockets and streams of its browser with it, and no others', async () => {
    const held = Promise.withResolvers<void>();
    await using open = await openWorld({
      pipelines: [streamPipeline(() => held.promise)],
      env: { BACKEND_API_KEY: KEY },
    });
    const [mine, other] = [pairOf(await signIn(open)), pairOf(await signIn(open))];
    const headers = (cookie: string) => ({ cookie, origin: open.url });
    const posted = await open.call('POST', '/v1/jobs', { kind: 'stream', input: { text: 'x' } }, headers(mine));
    const job = posted.body.data.job.id;
    using ours = new SocketClient(open.url, job, { headers: headers(mine), hello: {} });
    using theirs = new SocketClient(open.url, job, { headers: headers(other), hello: {} });
    await Promise.all([ours, theirs].map((socket) => socket.until(({ type }) => type === 'live')));
    const stream = await fetch(`${open.url}/v1/jobs/${job}/events`, {
      headers: { ...headers(mine), accept: 'text/event-stream' },
    });
    const heard = stream.text();
    await open.call('DELETE', '/v1/session', undefined, headers(mine));
    expect(await ours.closed).toMatchObject({ code: 4_401 });
    expect(await heard).toContain('event: connected');
    held.resolve();
    expect((await theirs.closed).code).toBe(1_000);
  });

  test('ends when it is ended, and after seven days', async () => {
    const [one, two] = [pairOf(await signIn()), pairOf(await signIn())];
    const jobs = (cookie: string) => world.call('GET', '/v1/jobs', undefined, { cookie });
    const ended = await world.call('DELETE', '/v1/session', undefined, { cookie: one, ...own() });
    expect(ended.headers.get('set-cookie')).toContain('Max-Age=0');
    expect([(await jobs(one)).status, (await jobs(two)).status]).toEqual([401, 200]);
    now += SESSION_MS;
    expect((await jobs(two)).status).toBe(401);
  });

  test('lives through a restart, and not through another key', async () => {
    const first = await openWorld({ pipelines, env: { BACKEND_API_KEY: KEY } });
    const cookie = pairOf(await signIn(first));
    await first.app.stop();
    const statusOf = async (key: string) => {
      const again = await openWorld({ pipelines, folder: first.folder, env: { BACKEND_API_KEY: key } });
      const { status } = await again.call('GET', '/v1/jobs', undefined, { cookie });
      await again.app.stop();
      return status;
    };
    expect(await statusOf(KEY)).toBe(200);
    expect(await statusOf(`${KEY}0`)).toBe(401);
    await first.close();
  });

  test('S-70 the eleventh try within a minute waits', async () => {
    await using limited = await openWorld({ pipelines, env: { BACKEND_API_KEY: KEY }, tuning: { clock: () => 0 } });
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 11; attempt++) {
      // oxlint-disable-next-line no-await-in-loop
      statuses.push((await limited.call('POST', '/v1/session', { key: 'guess' })).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
  });

  test('with https the cookie is bound to the host and never sent in the clear', async () => {
    await using safe = await openWorld({
      pipelines,
      env: { BACKEND_API_KEY: KEY, PUBLIC_URL: 'https://redraft.example', ALLOWED_HOSTS: '127.0.0.1' },
    });
    const { headers } = await safe.call('POST', '/v1/session', { key: KEY });
    expect(headers.get('set-cookie')).toMatch(/^__Host-redraft=.+; Path=\/; .*; Secure$/);
  });
});
