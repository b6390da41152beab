import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { Elysia, status } from 'elysia';
import { z } from 'zod';
import { reply } from '../../src/http/answers/envelope.ts';
import { BODY_LIMIT, DOCUMENT_LIMIT, operation } from '../../src/http/operation.ts';
import { PAGE_QUERY } from '../../src/http/page-query.ts';
import { httpServer } from '../support/http-server.ts';
import type { HttpServer } from '../support/http-server.ts';
import { exchange, rawSocket } from '../support/raw-socket.ts';

const HOST = 'Host: localhost\r\n';
const JSON_TYPE = 'Content-Type: application/json\r\n';
const detail = operation({ summary: 'Test', tag: 'Test' });

let server: HttpServer;
let ran = 0;

beforeAll(() => {
  const body = z.strictObject({ text: z.string(), inner: z.strictObject({ n: z.int() }).optional() });
  server = httpServer({
    pace: { graceMs: 100, bytesPerSecond: 1024 * 1024 },
    routes: () =>
      new Elysia()
        .onTransform(() => void ran++)
        .post('/small', ({ body: { text } }) => status(202, reply(text.length)), { body, detail })
        .post('/large', ({ body: { text } }) => reply(text.length), {
          body,
          detail: operation({ summary: 'Test', tag: 'Test', bodyLimit: DOCUMENT_LIMIT }),
        })
        .post('/maybe', (context) => reply(context.body ?? 'nothing'), { body: body.optional(), detail })
        .post('/none', (context) => reply(context.body ?? 'nothing'), { detail })
        .get('/list', ({ query }) => reply(query), { query: z.strictObject(PAGE_QUERY), detail }),
  });
});
afterAll(() => server[Symbol.asyncDispose]());

interface Answer {
  readonly status: number;
  readonly body: { readonly data?: unknown; readonly error?: { readonly details: unknown } };
}

async function post(
  path: string,
  body: string | Uint8Array | ReadableStream | undefined,
  type = 'application/json',
): Promise<Answer> {
  const answer = await server.fetch(path, { method: 'POST', headers: { 'content-type': type }, ...(body && { body }) });
  return { status: answer.status, body: JSON.parse(await answer.text()) };
}

const tooLarge = { status: 413, body: { success: false, error: { code: 'PAYLOAD_TOO_LARGE' } } };
const invalid = { status: 400, body: { success: false, error: { code: 'VALIDATION_ERROR' } } };
const wrongType = { status: 415, body: { success: false, error: { code: 'UNSUPPORTED_MEDIA_TYPE' } } };
const documentOf = (bytes: number) => JSON.stringify({ text: 'a'.repeat(bytes - 11) });
const chunked = (text: string) => new Blob([text]).stream();

describe('JSON bodies', () => {
  test('arrive whole up to the limit of their route, announced or chunked', async () => {
    expect(await post('/small', documentOf(BODY_LIMIT))).toMatchObject({
      status: 202,
      body: { data: BODY_LIMIT - 11 },
    });
    expect(await post('/small', chunked(documentOf(BODY_LIMIT)))).toMatchObject({ status: 202 });
    const largest = documentOf(DOCUMENT_LIMIT);
    expect(await post('/large', largest)).toMatchObject({ status: 200, body: { data: DOCUMENT_LIMIT - 11 } });
    expect(await post('/large', chunked(largest))).toMatchObject({ status: 200 });
  });

  test('S-17 a byte more is 413 with the envelope, announced or chunked', async () => {
    const before = ran;
    expect(await post('/small', documentOf(BODY_LIMIT + 1))).toMatchObject(tooLarge);
    expect(await post('/small', chunked(documentOf(BODY_LIMIT + 1)))).toMatchObject(tooLarge);
    expect(await post('/large', documentOf(DOCUMENT_LIMIT + 1))).toMatchObject(tooLarge);
    expect(await post('/large', chunked(documentOf(DOCUMENT_LIMIT + 1)))).toMatchObject(tooLarge);
    expect(ran).toBe(before);
  });

  test('S-17 what is announced is refused before it is sent', async () => {
    using socket = rawSocket(server.port);
    socket.send(`POST /large HTTP/1.1\r\n${HOST}${JSON_TYPE}Content-Length: 200000000\r\n\r\n{`);
    expect((await socket.answer())?.status).toBe(413);
  });

  test('S-17 an escape costs six bytes and counts as six', async () => {
    const text = String.raw`\u0041`.repeat(BODY_LIMIT / 6);
    expect(await post('/small', `{"text":"${text}"}`)).toMatchObject(tooLarge);
  });

  test('S-18 a body that never ends is cut and no handler runs', async () => {
    const before = ran;
    for (const [framing, start] of [
      ['Transfer-Encoding: chunked', '5\r\n{"tex\r\n'],
      ['Content-Length: 100', '{"tex'],
      ['Content-Length: 100000', '{"tex'],
    ]) {
      using socket = rawSocket(server.port);
      socket.send(`POST /small HTTP/1.1\r\n${HOST}${JSON_TYPE}${framing}\r\n\r\n${start}`);
      expect((await socket.answer())?.status).toBe(400);
      await socket.closed;
    }
    expect(ran).toBe(before);
  });

  test('S-18 a body that drips is cut, however lively', async () => {
    using socket = rawSocket(server.port);
    socket.send(`POST /small HTTP/1.1\r\n${HOST}${JSON_TYPE}Transfer-Encoding: chunked\r\n\r\n`);
    let closed = false;
    void socket.closed.then(() => (closed = true));
    const answered = socket.answer();
    while (!closed) {
      socket.send('1\r\n \r\n');
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    expect((await answered)?.status).toBe(400);
  });

  test('S-18 a chunk that lies about its length ends the connection', async () => {
    const before = ran;
    using socket = rawSocket(server.port);
    socket.send(
      `POST /small HTTP/1.1\r\n${HOST}${JSON_TYPE}Transfer-Encoding: chunked\r\n\r\n2\r\n{"a":1}\r\n0\r\n\r\n`,
    );
    expect((await socket.answer())?.status).toBe(400);
    await socket.closed;
    expect(ran).toBe(before);
  });

  test('S-20 ten thousand brackets are refused and the server lives', async () => {
    expect(await post('/small', '['.repeat(10_000) + ']'.repeat(10_000))).toMatchObject(invalid);
    expect(await post('/small', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`)).toMatchObject(invalid);
    expect(await post('/small', '{"text":"a"}')).toMatchObject({ status: 202 });
  });

  test.each([
    ['a lone continuation byte', [0x80]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['half of a character', [0xe2, 0x82]],
    ['a byte that is in no character', [0xff]],
  ])('S-21 %s is not UTF-8', async (_, bytes) => {
    const body = Buffer.concat([Buffer.from('{"text":"'), Buffer.from(bytes), Buffer.from('"}')]);
    expect(await post('/small', body)).toMatchObject({ ...invalid, body: { error: { details: [{ path: 'body' }] } } });
  });

  test('UTF-8 is UTF-8, with or without a mark at its start', async () => {
    expect(await post('/small', '{"text":"né 😀"}')).toMatchObject({ status: 202, body: { data: 5 } });
    expect(await post('/small', '\ufeff{"text":"a"}')).toMatchObject({ status: 202 });
    expect(await post('/small', '{"text":"a"}', 'application/json; charset=UTF-8')).toMatchObject({ status: 202 });
  });

  test.each([
    '{"text":"a","text":"b"}',
    '{"text":"a","__proto__":{"x":1}}',
    '{"text":"a","constructor":{"prototype":{}}}',
    String.raw`{"text":"a","\u0074ext":"b"}`,
  ])('S-22 refuses %p', async (body) => {
    expect(await post('/small', body)).toMatchObject(invalid);
    expect(Reflect.get({}, 'x')).toBeUndefined();
  });

  test.each(['', 'null', '1', '"a"', '[]', '{', '{"text":"a"}}', "{'text':'a'}", '{"text":NaN}', 'text=a'])(
    'refuses %p',
    async (body) => {
      expect(await post('/small', body)).toMatchObject(invalid);
    },
  );

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'application/json; charset=utf-16',
    'text/json',
    'application/json, text/plain',
  ])('S-23 %p is 415 on a JSON route', async (type) => {
    const before = ran;
    expect(await post('/small', '{"text":"a"}', type)).toMatchObject(wrongType);
    expect(ran).toBe(before);
  });

  test('S-23 no type at all, and a compressed body, are 415 too', async () => {
    const bare = await exchange(server.port, `POST /small HTTP/1.1\r\n${HOST}Content-Length: 12\r\n\r\n{"text":"a"}`);
    expect(bare?.status).toBe(415);
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const zipped = await server.fetch('/small', { method: 'POST', headers, body: Bun.gzipSync('{"text":"a"}') });
    expect(zipped.status).toBe(415);
  });

  test('S-24 a member too many is refused by its name, at any depth', async () => {
    const withRole = await post('/small', '{"text":"a","role":"admin"}');
    expect(withRole).toMatchObject(invalid);
    expect(JSON.stringify(withRole.body.error?.details)).toContain('role');
    expect(await post('/small', '{"text":"a","inner":{"n":1,"user_id":2}}')).toMatchObject({
      status: 400,
      body: { error: { details: [{ path: 'inner' }] } },
    });
    expect((await server.fetch('/list?limit=5&role=admin')).status).toBe(400);
  });

  test('say which members are wrong, all at once, and never what was sent', async () => {
    const answer = await post('/small', '{"text":["canary-5e01"],"inner":{"n":"canary-5e01"}}');
    expect(answer).toMatchObject({
      status: 400,
      body: { error: { details: [{ path: 'text' }, { path: 'inner.n' }] } },
    });
    expect(JSON.stringify(answer.body)).not.toContain('canary-5e01');
    const long = await post('/small', `{"text":"a","${'k'.repeat(100_000)}":1}`);
    expect(JSON.stringify(long.body).length).toBeLessThan(1_000);
  });

  test('may be left out where the schema says so, whichever way', async () => {
    const nothing = { status: 200, body: { data: 'nothing' } };
    expect(await post('/maybe', undefined)).toMatchObject(nothing);
    expect(await post('/maybe', chunked(''))).toMatchObject(nothing);
    const announced = `POST /maybe HTTP/1.1\r\n${HOST}Content-Length: 0\r\n\r\n`;
    expect((await exchange(server.port, announced))?.status).toBe(200);
    expect(await post('/maybe', 'null')).toMatchObject(invalid);
    expect(await post('/maybe', '{"text":"a"}')).toMatchObject({ status: 200, body: { data: { text: 'a' } } });
  });

  test('are not looked at where no schema asks for one', async () => {
    expect(await post('/none', '{"a":', 'application/json')).toMatchObject({ status: 200, body: { data: 'nothing' } });
    expect(await post('/none', documentOf(BODY_LIMIT + 1))).toMatchObject({ status: 200 });
  });
});

describe('pages', () => {
  test.each(['-1', '0', '101', '1e9', 'NaN', '1e3', '1.5', '', ' 5', '+5', '0x5', '05', '1000'])(
    'S-25 a limit of %p is refused',
    async (limit) => {
      expect((await server.fetch(`/list?limit=${encodeURIComponent(limit)}`)).status).toBe(400);
    },
  );

  test('S-25 a limit is 1 to 100, and 20 when nobody says', async () => {
    const limitOf = async (query: string) => (await server.fetch(`/list${query}`)).json();
    expect(await limitOf('')).toMatchObject({ data: { limit: 20 } });
    expect(await limitOf('?limit=1')).toMatchObject({ data: { limit: 1 } });
    expect(await limitOf('?limit=100&cursor=abc')).toMatchObject({ data: { limit: 100, cursor: 'abc' } });
    expect((await server.fetch('/list?limit=5&limit=6')).status).toBe(400);
    expect((await server.fetch(`/list?cursor=${'c'.repeat(513)}`)).status).toBe(400);
  });
});
