import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { Elysia } from 'elysia';
import { z } from 'zod';
import { reply } from '../../src/http/answers/envelope.ts';
import { httpServer } from '../support/http-server.ts';
import type { HttpServer } from '../support/http-server.ts';
import { exchange, rawSocket } from '../support/raw-socket.ts';

/**
 * What Bun itself refuses before any code of ours runs. Pinned, because everything behind it relies on one request
 * being one request: an update of Bun that lets one of these through must not pass in silence.
 */
const HOST = 'Host: localhost\r\n';
const POST = `POST /echo HTTP/1.1\r\n${HOST}Content-Type: application/json\r\n`;

let server: HttpServer;
let reached = 0;

beforeAll(() => {
  server = httpServer({
    routes: () =>
      new Elysia()
        .onTransform(() => void reached++)
        .get('/', () => reply('root'))
        .post('/echo', ({ body }) => reply(body), { body: z.unknown() }),
  });
});
afterAll(() => server[Symbol.asyncDispose]());

/** Sends bytes, and then a second request that must not be served from the same connection. */
async function refused(bytes: string): Promise<number | undefined> {
  const before = reached;
  using socket = rawSocket(server.port);
  socket.send(`${bytes}GET /smuggled HTTP/1.1\r\n${HOST}\r\n`);
  const answer = await socket.answer();
  await socket.closed;
  expect(await socket.answer()).toBeUndefined();
  expect(reached).toBe(before);
  return answer?.status;
}

describe('framing', () => {
  test('S-09 Content-Length and Transfer-Encoding together end the connection', async () => {
    expect(await refused(`${POST}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`)).toBe(400);
    expect(await refused(`${POST}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n`)).toBe(400);
  });

  test('S-10 two lengths end the connection', async () => {
    expect(await refused(`${POST}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`)).toBe(400);
  });

  test.each(['+4', '-1', '0x4', '4, 4', '4 4', '99999999999999999999'])(
    'S-11 the length %p ends it',
    async (length) => {
      expect(await refused(`${POST}Content-Length: ${length}\r\n\r\n{} {}`)).toBe(400);
    },
  );

  test.each(['xchunked', 'identity', 'gzip, chunked', 'chunked, chunked'])(
    'S-12 the coding %p ends it',
    async (coding) => {
      expect(await refused(`${POST}Transfer-Encoding: ${coding}\r\n\r\n2\r\n{}\r\n0\r\n\r\n`)).toBe(400);
    },
  );

  test.each([
    ['a space before a colon', `GET / HTTP/1.1\r\n${HOST}X-A : b\r\n\r\n`, 400],
    ['a folded line', `GET / HTTP/1.1\r\n${HOST}X-A: b\r\n c\r\n\r\n`, 400],
    ['NUL in a header', `GET / HTTP/1.1\r\n${HOST}X-A: b\0c\r\n\r\n`, 400],
    ['NUL in the path', `GET /\0 HTTP/1.1\r\n${HOST}\r\n`, 505],
    ['bare line feeds', `GET / HTTP/1.1\nHost: localhost\n\n`, 505],
    ['another version', `GET / HTTP/2.0\r\n${HOST}\r\n`, 505],
    ['no path', `GET foo HTTP/1.1\r\n${HOST}\r\n`, 400],
  ])('S-13 %s ends the connection', async (_, bytes, status) => {
    expect(await refused(bytes)).toBe(status);
  });

  test('S-14 a request without Host ends the connection; HTTP/1.0 is misdirected', async () => {
    expect(await refused('GET / HTTP/1.1\r\n\r\n')).toBe(400);
    expect((await exchange(server.port, 'GET / HTTP/1.0\r\n\r\n'))?.status).toBe(421);
  });

  test('S-15 more than 100 headers or 16 KiB of them are 431', async () => {
    const headers = (count: number) => Array.from({ length: count }, (_, i) => `X-${i}: a\r\n`).join('');
    const status = async (bytes: string) =>
      (await exchange(server.port, `GET / HTTP/1.1\r\n${HOST}${bytes}\r\n`))?.status;
    expect(await status(headers(99))).toBe(200);
    expect(await status(headers(100))).toBe(431);
    expect(await status(headers(400))).toBe(431);
    expect(await status(`X-A: ${'a'.repeat(17 * 1024)}\r\n`)).toBe(431);
  });

  test('S-03 methods that nobody serves are refused, and unknown ones end the connection', async () => {
    for (const method of ['TRACE', 'CONNECT', 'PROPFIND', 'M-SEARCH']) {
      const answer = await exchange(server.port, `${method} /echo HTTP/1.1\r\n${HOST}\r\n`);
      expect([method, answer?.status, answer?.headers.get('allow')]).toEqual([method, 405, 'OPTIONS, POST']);
    }
    expect((await exchange(server.port, `TRACE /none HTTP/1.1\r\n${HOST}\r\n`))?.status).toBe(404);
    for (const method of ['FOO', 'get']) expect(await refused(`${method} / HTTP/1.1\r\n${HOST}\r\n`)).toBeUndefined();
  });
});
