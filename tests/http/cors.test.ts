import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { Elysia } from 'elysia';
import { reply } from '../../src/http/answers/envelope.ts';
import { httpServer } from '../support/http-server.ts';
import type { HttpServer } from '../support/http-server.ts';

const APP = 'https://app.example.com';

let server: HttpServer;
let ran = 0;

beforeAll(() => {
  server = httpServer({
    corsOrigins: [APP, 'https://*.wild.example'],
    routes: () =>
      new Elysia()
        .get('/thing', ({ set }) => {
          set.headers['vary'] = 'Accept';
          return reply(1);
        })
        .post('/thing', () => (ran++, reply(1)))
        .get('/stream', () => new Response(new Blob(['data: x\n\n']).stream())),
  });
});
afterAll(() => server[Symbol.asyncDispose]());

const from = (origin: string, path = '/thing', init: RequestInit = {}) =>
  server.fetch(path, { ...init, headers: { origin, ...init.headers } });
const shared = (answer: Response) => [...answer.headers.keys()].filter((name) => name.startsWith('access-control-'));

describe('CORS', () => {
  test('S-48 an origin on the list may read the answer, and only it', async () => {
    for (const origin of [APP, 'https://a.wild.example']) {
      for (const path of ['/thing', '/stream', '/none', '/thing?token=x']) {
        // oxlint-disable-next-line no-await-in-loop
        const { headers } = await from(origin, path);
        expect([path, headers.get('access-control-allow-origin')]).toEqual([path, origin]);
        expect(headers.get('vary')).toContain('Origin');
        expect(headers.get('access-control-allow-credentials')).toBeNull();
      }
    }
    expect((await from(APP)).headers.get('vary')).toBe('Accept, Origin');
  });

  test('exposes the headers that a client reads', async () => {
    const exposed = (await from(APP)).headers.get('access-control-expose-headers')?.split(', ');
    for (const name of [
      'X-Request-Id',
      'Retry-After',
      'API-Version',
      'X-Stream-ID',
      'Repr-Digest',
      'Idempotency-Replayed',
    ]) {
      expect(exposed).toContain(name);
    }
  });

  test.each([
    'https://evil-example.com',
    `${APP}.evil.io`,
    'null',
    'http://app.example.com',
    `${APP}:8443`,
    `${APP}.`,
    'https://a.b.wild.example',
  ])('S-49 %p may not', async (origin) => {
    const answer = await from(origin);
    expect(shared(answer)).toEqual([]);
    expect(answer.headers.get('vary')).toContain('Origin');
  });

  test('S-52 says nothing to who is no browser', async () => {
    expect(shared(await server.fetch('/thing'))).toEqual([]);
  });

  test('S-51 a preflight grants the methods and headers that there are, and no others', async () => {
    const before = ran;
    const answer = await from(APP, '/thing', {
      method: 'OPTIONS',
      headers: { 'access-control-request-method': 'TRACE', 'access-control-request-headers': 'x-evil, cookie' },
    });
    const { headers } = answer;
    expect([answer.status, headers.get('access-control-allow-origin')]).toEqual([204, APP]);
    expect(headers.get('access-control-allow-methods')).toBe('GET, POST, PUT, PATCH, DELETE');
    const granted = headers.get('access-control-allow-headers')?.toLowerCase().split(', ');
    expect(granted).toEqual(expect.arrayContaining(['authorization', 'x-api-key', 'content-type', 'idempotency-key']));
    expect(granted).not.toContain('x-evil');
    expect(granted).not.toContain('*');
    expect(headers.get('access-control-max-age')).toBe('600');
    expect(ran).toBe(before);
  });

  test('S-51 a preflight from elsewhere grants nothing', async () => {
    const init = { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST' } };
    const answer = await from('https://evil.example', '/thing', init);
    expect(answer.status).toBe(204);
    expect(shared(answer)).toEqual([]);
  });

  test('S-52 an open list names the asker, never everybody, and grants no credentials', async () => {
    await using open = httpServer({ corsOrigins: ['*'], routes: () => new Elysia().get('/thing', () => reply(1)) });
    const { headers } = await open.fetch('/thing', { headers: { origin: 'https://any.example' } });
    expect(headers.get('access-control-allow-origin')).toBe('https://any.example');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
  });
});
