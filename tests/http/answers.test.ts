import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { Elysia } from 'elysia';
import { z } from 'zod';
import { reply } from '../../src/http/answers/envelope.ts';
import type { Failure } from '../../src/http/answers/envelope.ts';
import { Problem } from '../../src/http/answers/problem.ts';
import { versioned } from '../../src/http/versioned.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { httpServer } from '../support/http-server.ts';
import type { HttpServer } from '../support/http-server.ts';
import { exchange } from '../support/raw-socket.ts';

const CANARY = 'canary-c0ffee';

let server: HttpServer;
let changed = 0;

beforeAll(() => {
  const things = new Elysia()
    .get('/things', () => reply([1], 'All of them'))
    .post('/things', () => (changed++, reply(1)))
    .get('/things/:id', ({ params }) => reply(params))
    .delete('/things/:id', () => (changed++, reply(1)));
  const failing = new Elysia()
    .get('/throws', () => {
      throw new Error(`select * from users where key='${CANARY}' in /etc/${CANARY}`);
    })
    .get('/rejects', () => Promise.reject(new TypeError(CANARY)))
    .get('/says', () => {
      throw new Problem('CONFLICT', { message: 'Not now', details: [{ path: 'a', message: 'b' }] });
    })
    .get('/store/:fault', ({ params }) => {
      const faults = ['full', 'busy', 'readonly', 'corrupt', 'unavailable'] as const;
      const fault = faults.find((known) => known === params.fault) ?? 'corrupt';
      throw new Error('wrapped', { cause: new StoreError(fault, CANARY) });
    })
    .get('/wrong', () => ({ id: 1, hash: CANARY }), { response: z.object({ id: z.int() }).refine(() => false) })
    .get('/raw', () => new Response('raw', { headers: { 'content-type': 'text/plain', 'cache-control': 'no-cache' } }))
    .get('/moved', () => Response.redirect('/things', 308))
    .get('/empty', () => new Response(null, { status: 204 }))
    .get('/stream', ({ request }) => {
      const body = new ReadableStream({
        pull(controller) {
          controller.enqueue(`${request.method}\n`);
          return new Promise(() => {});
        },
      });
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
    });
  server = httpServer({ routes: () => new Elysia().use(versioned(things)).use(failing) });
});
afterAll(() => server[Symbol.asyncDispose]());

async function failure(path: string, init?: RequestInit): Promise<{ answer: Response; body: Failure }> {
  const answer = await server.fetch(path, init);
  return { answer, body: JSON.parse(await answer.text()) };
}

describe('the envelope', () => {
  test('holds what went well', async () => {
    const answer = await server.fetch('/v1/things');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ success: true, data: [1], message: 'All of them', errors: [] });
  });

  test('S-104 holds what did not, with the id that is in the header and the log', async () => {
    for (const [path, status, code] of [
      ['/none', 404, 'NOT_FOUND'],
      ['/throws', 500, 'INTERNAL_ERROR'],
      ['/rejects', 500, 'INTERNAL_ERROR'],
      ['/says', 409, 'CONFLICT'],
      ['/wrong', 500, 'INTERNAL_ERROR'],
      ['/store/full', 507, 'STORAGE_FULL'],
      ['/store/busy', 503, 'UNAVAILABLE'],
      ['/store/unavailable', 503, 'UNAVAILABLE'],
      ['/store/readonly', 500, 'INTERNAL_ERROR'],
      ['/things?token=x', 400, 'VALIDATION_ERROR'],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop
      const { answer, body } = await failure(path);
      expect([path, answer.status]).toEqual([path, status]);
      expect(body).toEqual({
        success: false,
        error: { code, message: expect.any(String), details: expect.any(Array) },
        request_id: answer.headers.get('x-request-id') ?? 'none',
      });
      const line = server.log
        .map((text) => JSON.parse(text))
        .find(({ msg, request_id }) => msg === 'request' && request_id === body.request_id);
      expect(line).toMatchObject({ status, path: path.split('?')[0] });
    }
  });

  test('S-105 what was thrown is in no answer', async () => {
    for (const path of ['/throws', '/rejects', '/wrong', '/store/full', '/store/corrupt']) {
      // oxlint-disable-next-line no-await-in-loop
      const answer = await server.fetch(path);
      expect(await answer.text()).not.toContain(CANARY);
      expect(JSON.stringify([...answer.headers])).not.toContain(CANARY);
    }
  });

  test('a busy database says when to come again', async () => {
    expect((await server.fetch('/store/busy')).headers.get('retry-after')).toBe('1');
  });

  test('a refusal that is meant says so in its own words and is no fault in the log', async () => {
    const { body } = await failure('/says');
    expect(body.error).toEqual({ code: 'CONFLICT', message: 'Not now', details: [{ path: 'a', message: 'b' }] });
    const mine = server.log.filter((line) => line.includes(body.request_id)).map((line) => JSON.parse(line));
    expect(mine).toEqual([expect.objectContaining({ level: 'info', status: 409 })]);
  });
});

describe('request ids', () => {
  test.each(['a', 'A-z.0_9', 'x'.repeat(128)])('S-104 %p is taken over', async (id) => {
    expect((await server.fetch('/things', { headers: { 'x-request-id': id } })).headers.get('x-request-id')).toBe(id);
  });

  test.each(['', 'x'.repeat(129), 'x'.repeat(5000), '<script>', 'a b', 'a,b', 'sch\xf6n', 'a"b', 'a\tb'])(
    'S-104 %p is replaced',
    async (id) => {
      const answer = await exchange(
        server.port,
        `GET /things HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: ${id}\r\n\r\n`,
      );
      expect(answer?.headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    },
  );
});

describe('S-54 every answer', () => {
  test.each(['/v1/things', '/none', '/throws', '/raw', '/moved', '/empty', '/things?key=x'])('%s', async (path) => {
    const { headers } = await server.fetch(path, { redirect: 'manual' });
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cache-control': path === '/raw' ? 'no-cache' : 'no-store',
      'api-version': '1',
      'x-response-time': expect.stringMatching(/^\d+\.\dms$/),
    });
    expect([headers.get('server'), headers.get('x-powered-by')]).toEqual([null, null]);
  });
});

describe('methods', () => {
  test('S-04 a path that is there names the methods it takes', async () => {
    for (const [method, path, allow] of [
      ['DELETE', '/v1/things', 'GET, HEAD, OPTIONS, POST'],
      ['PUT', '/things', 'GET, HEAD, OPTIONS, POST'],
      ['POST', '/v1/things/7', 'DELETE, GET, HEAD, OPTIONS'],
      ['PATCH', '/v1/things/a%2Fb/', 'DELETE, GET, HEAD, OPTIONS'],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop
      const { answer, body } = await failure(path, { method });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
      expect(body).toMatchObject({ success: false, error: { code: 'METHOD_NOT_ALLOWED' } });
    }
  });

  test('S-05 a path that is not there is 404, whatever the method', async () => {
    for (const path of ['/none', '/v1', '/v2/things', '/things//7', '/things/7/8']) {
      for (const method of ['GET', 'POST', 'DELETE', 'OPTIONS']) {
        // oxlint-disable-next-line no-await-in-loop
        const answer = await exchange(server.port, `${method} ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
        expect([path, method, answer?.status]).toEqual([path, method, 404]);
        expect(JSON.parse(answer?.body ?? '')).toMatchObject({ success: false, error: { code: 'NOT_FOUND' } });
      }
    }
  });

  test('S-05 dots are resolved before anybody looks at the path', async () => {
    for (const path of ['/v1/things/../things', '/none/%2e%2e/things', '/../things']) {
      // oxlint-disable-next-line no-await-in-loop
      expect((await exchange(server.port, `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`))?.status).toBe(200);
    }
    expect(server.log.some((line) => line.includes('..'))).toBe(false);
  });

  test('S-06 HEAD is GET without its body', async () => {
    const raw = await exchange(server.port, 'HEAD /v1/things HTTP/1.1\r\nHost: localhost\r\n\r\n');
    const get = await server.fetch('/v1/things');
    expect(raw?.status).toBe(200);
    expect(raw?.body).toBe('');
    expect(raw?.headers.get('content-length')).toBe(get.headers.get('content-length') ?? '');
    expect(raw?.headers.get('x-request-id')).toBeTruthy();
  });

  test('S-06 HEAD lets go of a stream that would never end', async () => {
    const answer = await server.fetch('/stream', { method: 'HEAD' });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  test('S-06 OPTIONS says what a path takes and does nothing', async () => {
    const before = changed;
    const answer = await server.fetch('/things/7', { method: 'OPTIONS' });
    expect([answer.status, answer.headers.get('allow'), await answer.text()]).toEqual([
      204,
      'DELETE, GET, HEAD, OPTIONS',
      '',
    ]);
    expect(changed).toBe(before);
  });
});

describe('versions', () => {
  test('the path without a prefix is the same route', async () => {
    expect(await (await server.fetch('/things/7')).json()).toEqual(await (await server.fetch('/v1/things/7')).json());
  });

  test('API-Version asks for one that is there', async () => {
    const asking = (version: string) => server.fetch('/things', { headers: { 'api-version': version } });
    expect((await asking('1')).status).toBe(200);
    for (const version of ['2', 'v1', '', '1, 2']) {
      // oxlint-disable-next-line no-await-in-loop
      const answer = await asking(version);
      expect([version, answer.status, answer.headers.get('api-version')]).toEqual([version, 400, '1']);
    }
  });
});

describe('the access log', () => {
  const request = (path: string, headers = '') =>
    exchange(server.port, `GET ${path} HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: seek-me\r\n${headers}\r\n`);
  const lines = () => server.log.filter((line) => line.includes('seek-me')).splice(-1);

  test('has one line a request: method, pattern, path, status, time, id, who', async () => {
    await request('/v1/things/7?secret=1');
    expect(lines().map((line) => JSON.parse(line))).toEqual([
      {
        level: 'info',
        time: expect.any(Number),
        method: 'GET',
        route: '/v1/things/:id',
        path: '/v1/things/7',
        status: 200,
        ms: expect.any(Number),
        request_id: 'seek-me',
        principal: 'local',
        ip: '127.0.0.1',
        msg: 'request',
      },
    ]);
  });

  test('S-85 names the client that a trusted proxy speaks for, and nobody else', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.5' };
    await using behind = httpServer({ trustedProxies: ['127.0.0.0/8'] });
    for (const { fetch } of [behind, server]) await fetch('/forwarded', { headers });
    const ipIn = ({ log }: HttpServer) =>
      log.map((line) => JSON.parse(line)).find(({ path }) => path === '/forwarded').ip;
    expect([ipIn(behind), ipIn(server)]).toEqual(['203.0.113.5', '127.0.0.1']);
  });

  test('S-106 is one line, whatever the path holds', async () => {
    await request('/v1/things/%0d%0a%7b%22level%22:%22fatal%22%7d%1b[31m', 'User-Agent: \x1b[31mred\r\n');
    const [line = ''] = lines();
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(line).not.toContain('\x1b');
  });

  test('metrics count by pattern, so that no caller adds a series', async () => {
    for (let i = 0; i < 50; i++) {
      // oxlint-disable-next-line no-await-in-loop
      await Promise.all([
        server.fetch(`/v1/things/${i}`),
        server.fetch(`/${i}`),
        server.fetch(`/things/${i}`, { method: 'PUT' }),
      ]);
    }
    const { text } = await server.metrics.scrape();
    const routes = new Set([...text.matchAll(/route="([^"]*)"/g)].map(([, route]) => route));
    expect(routes).toContain('/v1/things/:id');
    expect([...routes].filter((route) => /\d/.test((route ?? '').replace('/v1', '')))).toEqual([]);
  });
});
