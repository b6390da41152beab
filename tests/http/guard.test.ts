import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { Elysia } from 'elysia';
import { z } from 'zod';
import { Secret } from '../../src/config/secret.ts';
import { reply } from '../../src/http/answers/envelope.ts';
import { createGuard, LOCAL, principalOf, SERVICE } from '../../src/http/access/guard.ts';
import { DOCUMENT_LIMIT, operation } from '../../src/http/operation.ts';
import { versioned } from '../../src/http/versioned.ts';
import { httpServer } from '../support/http-server.ts';
import type { HttpServer } from '../support/http-server.ts';
import { rawSocket } from '../support/raw-socket.ts';

const KEY = 'f3a9c1e07b5d42886a1fd0c3b7e94520';

let server: HttpServer;
let ran = 0;

beforeAll(() => {
  server = httpServer({
    key: KEY,
    routes: ({ guard }) =>
      new Elysia()
        .get('/forgotten', () => (ran++, reply('no guard in sight')))
        .get('/open', () => reply('open'), { detail: operation({ summary: 'Open', tag: 'Test', public: true }) })
        .use(
          versioned(
            new Elysia()
              .use(principalOf(guard))
              .get('/me', ({ principal }) => (ran++, reply(principal)))
              .get('/mistaken', ({ principal }) => (ran++, reply(principal)), {
                detail: operation({ summary: 'Public, but asks who it is', tag: 'Test', public: true }),
              })
              .post('/things', ({ body }) => (ran++, reply(body)), {
                body: z.strictObject({ text: z.string() }),
                detail: operation({ summary: 'Make', tag: 'Test', bodyLimit: DOCUMENT_LIMIT }),
              }),
          ),
        ),
  });
});
afterAll(() => server[Symbol.asyncDispose]());

const me = (headers: Record<string, string>) => server.fetch('/v1/me', { headers });

describe('guard', () => {
  test.each([
    { 'x-api-key': KEY },
    { authorization: `Bearer ${KEY}` },
    { authorization: `bearer  ${KEY} ` },
    { 'x-api-key': KEY, authorization: `Bearer ${KEY}` },
  ])('the key is the service, sent as %p', async (headers) => {
    const answer = await me(headers);
    expect([answer.status, await answer.json()]).toMatchObject([200, { data: SERVICE }]);
  });

  test.each([
    {},
    { 'x-api-key': '' },
    { 'x-api-key': KEY.slice(1) },
    { 'x-api-key': `${KEY}0` },
    { 'x-api-key': `${KEY}, ${KEY}` },
    { 'x-api-key': KEY.toUpperCase() },
    { authorization: KEY },
    { authorization: `Basic ${KEY}` },
    { authorization: 'Bearer' },
    { authorization: `Bearer ${KEY} ${KEY}` },
    { authorization: `Bearer ${KEY}`, 'x-api-key': 'other' },
    { 'x-api-key': KEY, authorization: 'Bearer other' },
    { 'x-api-key': KEY, authorization: 'Basic other' },
    { cookie: `x-api-key=${KEY}` },
  ])('S-73 anything else is 401, the same for missing and wrong: %p', async (headers) => {
    const answer = await me(headers);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="redraft"');
    expect([answer.status, await answer.json()]).toMatchObject([401, { error: { code: 'UNAUTHORIZED', details: [] } }]);
  });

  test('a route is protected unless it says public, and stays so when it asks who calls', async () => {
    const before = ran;
    for (const path of ['/me', '/v1/me', '/forgotten', '/mistaken', '/v1/mistaken']) {
      // oxlint-disable-next-line no-await-in-loop
      expect([path, (await server.fetch(path)).status]).toEqual([path, 401]);
    }
    expect(ran).toBe(before);
    expect((await server.fetch('/open')).status).toBe(200);
  });

  test('who may not call is told so before the body is read or looked at', async () => {
    using socket = rawSocket(server.port);
    const head = 'POST /v1/things HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
    socket.send(`${head}Content-Length: 1000000\r\n\r\n{`);
    expect((await socket.answer())?.status).toBe(401);
    const wrong = await server.fetch('/v1/things', { method: 'POST', body: 'x', headers: { 'content-type': 'a/b' } });
    expect(wrong.status).toBe(401);
  });

  test('S-105 a key that was tried, right or wrong, is in no log', async () => {
    await me({ 'x-api-key': 'canary-3b3b', authorization: 'Bearer canary-3b3b' });
    await me({ 'x-api-key': KEY });
    const log = server.log.join('');
    expect(log).not.toContain('canary-3b3b');
    expect(log).not.toContain(KEY);
    expect(log).toContain('"principal":"service"');
  });

  test('in open mode everybody is the local user', () => {
    const guard = createGuard({ mode: 'open', backendApiKey: undefined });
    expect(guard.authenticate(new Headers())).toEqual(LOCAL);
    expect(guard.authenticate(new Headers({ 'x-api-key': 'anything' }))).toEqual(LOCAL);
  });

  test('a mode that asks for a key and has none lets nobody in', () => {
    const guard = createGuard({ mode: 'key', backendApiKey: undefined });
    for (const headers of [{}, { 'x-api-key': '' }, { 'x-api-key': 'undefined' }]) {
      expect(guard.authenticate(new Headers(headers))).toBeUndefined();
    }
  });

  test('keys of every length are compared', () => {
    const guard = createGuard({ mode: 'key', backendApiKey: new Secret('k') });
    expect(guard.authenticate(new Headers({ 'x-api-key': 'k' }))).toEqual(SERVICE);
    expect(guard.authenticate(new Headers({ 'x-api-key': 'k'.repeat(8000) }))).toBeUndefined();
  });
});
