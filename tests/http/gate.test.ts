import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { Elysia } from 'elysia';
import { reply } from '../../src/http/answers/envelope.ts';
import { operation } from '../../src/http/operation.ts';
import { probeRoutes } from '../../src/http/probes.ts';
import { httpServer } from '../support/http-server.ts';
import type { HttpServer } from '../support/http-server.ts';
import { exchange } from '../support/raw-socket.ts';

const HOST = 'Host: localhost\r\n';

let server: HttpServer;
let secure: HttpServer;
let ran = 0;

beforeAll(() => {
  const routes = () =>
    new Elysia()
      .get('/admin', () => (ran++, reply('admin')))
      .post('/act', () => (ran++, reply('done')))
      .get('/open', () => reply('open'), { detail: operation({ summary: 'Open', tag: 'Test', public: true }) });
  const withProbes = ({ metrics }: Pick<HttpServer, 'metrics'>) =>
    routes().use(probeRoutes({ checks: [], draining: () => false, metrics }));
  server = httpServer({ routes: withProbes, corsOrigins: ['https://app.example.com'] });
  secure = httpServer({ routes: withProbes, publicUrl: 'https://redraft.example.com' });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await secure[Symbol.asyncDispose]();
});

const get = (path: string, headers: string) => exchange(server.port, `GET ${path} HTTP/1.1\r\n${headers}\r\n`);

describe('gate', () => {
  test.each(['x', 'ab', 'a:1'])('S-07 a host as short as %p reaches no other path', async (host) => {
    const before = ran;
    const answer = await get('/ab/admin', `Host: ${host}\r\n`);
    expect(answer?.status).toBe(421);
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({ success: false, error: { code: 'MISDIRECTED' } });
    expect(ran).toBe(before);
  });

  test('S-07 a host that makes an address of its own reaches nothing', async () => {
    const before = ran;
    for (const host of ['localhost/evil?', 'a@localhost', '', 'localhost, evil', '/admin?', 'localhost#']) {
      expect((await get('/ab/admin', `Host: ${host}\r\n`))?.status).toBe(421);
    }
    expect((await get('/ab/admin', `${HOST}Host: evil\r\n`))?.status).toBe(421);
    expect((await get('http://evil.example/ab/admin', HOST))?.status).toBe(404);
    expect(ran).toBe(before);
  });

  test('S-08 refuses a host that is not its own, before a socket as well', async () => {
    expect((await get('/admin', 'Host: evil.example\r\n'))?.status).toBe(421);
    const upgrade =
      'Host: evil.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n';
    expect((await get('/admin', upgrade))?.status).toBe(421);
  });

  test('S-08 answers probes whatever they call it', async () => {
    for (const headers of ['Host: x\r\n', 'Host: 10.0.0.7:3000\r\n', 'Host:\r\n', 'Host: evil.example\r\n']) {
      for (const path of ['/health', '/ready', '/health?from=lb']) {
        expect([headers, path, (await get(path, headers))?.status]).toEqual([headers, path, 200]);
      }
    }
    expect((await exchange(server.port, 'GET /health HTTP/1.0\r\n\r\n'))?.status).toBe(200);
    expect((await get('/health/', 'Host: evil.example\r\n'))?.status).toBe(421);
    expect((await get('/healthy', 'Host: evil.example\r\n'))?.status).toBe(421);
  });

  test('S-16 an address over 8 KiB is 414', async () => {
    const answer = await get(`/${'a'.repeat(8 * 1024)}`, HOST);
    expect(answer?.status).toBe(414);
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({ success: false, error: { code: 'URI_TOO_LONG' } });
    expect((await get(`/${'a'.repeat(4 * 1024)}`, HOST))?.status).toBe(404);
  });

  test('S-01 plain http in front of a proxy is refused, never redirected, where https is the address', async () => {
    const init = { headers: { 'x-forwarded-proto': 'http' } };
    const answer = await secure.fetch('/open', init);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('location')).toBeNull();
    expect((await secure.fetch('/open', { headers: { 'x-forwarded-proto': 'https' } })).status).toBe(200);
    expect((await secure.fetch('/health', init)).status).toBe(200);
    expect((await server.fetch('/open', init)).status).toBe(200);
  });

  test('S-02 https is said to stay, on every answer', async () => {
    const hsts = 'max-age=31536000; includeSubDomains';
    for (const path of ['/open', '/none', '/act', '/open?token=x']) {
      expect((await secure.fetch(path)).headers.get('strict-transport-security')).toBe(hsts);
      expect((await server.fetch(path)).headers.get('strict-transport-security')).toBeNull();
    }
    const misdirected = await exchange(secure.port, 'GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n');
    expect(misdirected?.headers.get('strict-transport-security')).toBe(hsts);
  });

  test.each(['key', 'api_key', 'apiKey', 'X-API-Key', 'token', 'access_token', 'Authorization', 'password'])(
    'S-69 a credential in the query (%s) is refused and not logged',
    async (name) => {
      const answer = await server.fetch(`/open?a=1&${name}=canary-90d1`);
      expect(answer.status).toBe(400);
      expect(await answer.text()).not.toContain('canary-90d1');
      expect(server.log.join('')).not.toContain('canary-90d1');
    },
  );

  test('a parameter that only looks like one is let through', async () => {
    expect((await server.fetch('/open?ticket=abc&tokens=1&monkey=2&value=key=3')).status).toBe(200);
  });

  test('S-56 a page elsewhere cannot change anything, preflight or not', async () => {
    const before = ran;
    const post = (origin: string) => server.fetch('/act', { method: 'POST', headers: { origin } });
    for (const origin of ['https://evil.example', 'null', 'http://localhost:1']) {
      expect((await post(origin)).status).toBe(403);
    }
    expect(ran).toBe(before);
    for (const origin of ['https://app.example.com', server.url]) expect((await post(origin)).status).toBe(200);
    expect((await server.fetch('/act', { method: 'POST' })).status).toBe(200);
  });
});
