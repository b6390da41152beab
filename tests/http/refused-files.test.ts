import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { upload } from '../support/upload.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ pipelines: [] });
});
afterAll(() => world.close());

const onDisk = () => readdir(join(world.folder, 'data', 'files')).catch(() => []);

describe('what is refused', () => {
  test.each([
    ['a picture', 'a.txt', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 415, 'PNG is not text'],
    ['a Word file, of which the server does not know how to read', 'a.md', zipped(), 415, 'not text'],
    ['a page', 'a.txt', Buffer.from('<!doctype html><p>Words.</p>'), 415, 'A web page (HTML) is not text'],
    ['bytes of no kind', 'a.txt', Buffer.from([1, 2, 3, 0, 255, 254, 7, 8]), 415, 'The file is not text'],
    [
      'UTF-8 that is broken',
      'a.txt',
      Buffer.concat([Buffer.from('Füße und Bäume, müde Söhne. '.repeat(20)), Buffer.from([0xc3, 0x28])]),
      415,
      'broken characters',
    ],
    ['an empty file', 'a.txt', Buffer.alloc(0), 400, 'empty'],
    ['a file without a name', '\u0001', Buffer.from('x'), 400, 'needs a name'],
  ])('%s, with a reason', async (_, name, bytes, status, message) => {
    const before = await onDisk();
    const answer = await upload(world, [
      ['good.txt', 'good'],
      [name, bytes],
    ]);
    expect([answer.status, answer.body.success]).toEqual([status, false]);
    expect(answer.body.error.details).toEqual([{ path: 'files.1', message: expect.stringContaining(message) }]);
    expect(await onDisk()).toEqual(before);
  });

  test('S-89 a page that is sent as a picture', async () => {
    const answer = await upload(world, [['a.png', '<!doctype html><script>alert(1)</script>', 'image/png']]);
    expect([answer.status, answer.body.error.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });

  test('S-87 more than ten files, and none of them is kept', async () => {
    const before = await onDisk();
    const answer = await upload(
      world,
      Array.from({ length: 11 }, (_, at) => [`${at}.txt`, 'text']),
    );
    expect([answer.status, answer.body.error.code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    expect(answer.body.error.details).toEqual([{ path: 'files.10', message: 'At most 10 files at once' }]);
    expect(await onDisk()).toEqual(before);
  });

  test.each([
    ['what is no form', 'application/json', '{}', 415],
    ['S-93 a form without a boundary', 'multipart/form-data; x=y', 'x', 400],
    [
      'S-93 a form that breaks off',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nhalf',
      400,
    ],
    ['a form without files', 'multipart/form-data; boundary=b', '--b--\r\n', 400],
    [
      'a form with a field',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="note"\r\n\r\nx\r\n--b--\r\n',
      400,
    ],
    [
      'S-93 a part with a header of 1 MB',
      'multipart/form-data; boundary=b',
      `--b\r\nX: ${'x'.repeat(1_000_000)}\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nx\r\n--b--\r\n`,
      400,
    ],
    [
      'S-93 ten thousand parts',
      'multipart/form-data; boundary=b',
      `${'--b\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\n\r\nx\r\n'.repeat(10_000)}--b--\r\n`,
      413,
    ],
  ])('%s', async (_, type, body, status) => {
    const before = await onDisk();
    const answer = await world.call('POST', '/v1/files/upload', body, { 'content-type': type });
    expect([answer.status, answer.body.success]).toEqual([status, false]);
    expect(await onDisk()).toEqual(before);
  });

  test('S-92 an upload whose sender goes away leaves nothing', async () => {
    const before = await onDisk();
    const going = new AbortController();
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    const body = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          controller.enqueue(
            Buffer.from('--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nhalf of it'),
          );
          await arrived;
          going.abort();
        },
      },
      { highWaterMark: 0 },
    );
    const sent = fetch(`${world.url}/v1/files/upload`, {
      method: 'POST',
      body,
      signal: going.signal,
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    });
    while ((await onDisk()).length === before.length) await new Promise(setImmediate);
    arrive();
    await sent.catch(() => undefined);
    while ((await onDisk()).length > before.length) await new Promise(setImmediate);
    expect(await onDisk()).toEqual(before);
  });

  test('more than there is room for', async () => {
    await using small = await openWorld({ pipelines: [], env: { FILES_QUOTA_MB: '1' } });
    expect((await upload(small, [['a.txt', 'x'.repeat(600_000)]])).status).toBe(201);
    const answer = await upload(small, [['b.txt', 'x'.repeat(600_000)]]);
    expect([answer.status, answer.body.error.code]).toEqual([507, 'STORAGE_FULL']);
    expect((await small.call('GET', '/v1/files')).body.data.items).toHaveLength(1);
  });
});

/** The beginning of any zip archive. */
function zipped(): Buffer {
  return Buffer.from('504b0304140000000800000021000000000000000000000000000500000061', 'hex');
}
