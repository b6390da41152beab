import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import { correctingEngine } from '../support/correcting-engine.ts';
import { SocketClient } from '../support/socket-client.ts';
import { upload, uploaded } from '../support/upload.ts';
import { type Json, openWorld, type World } from '../support/world.ts';

const KEY = 'f3a9c1e07b5d42886a1fd0c3b7e94520';

let world: World;
beforeAll(async () => {
  const engine = correctingEngine();
  engine.let();
  world = await openWorld({ pipelines: [refinePipeline(engine)] });
});
afterAll(() => world.close());

const onDisk = () => readdir(join(world.folder, 'data', 'files')).catch(() => []);
const completed = (id: string) => new SocketClient(world.url, id, { hello: {} }).closed;

describe('a file', () => {
  test('is taken in, shown, given back byte for byte and deleted', async () => {
    const text = '\ufeffOne teh cat.\r\n\r\nTwo teh dogs.\r\n';
    const [file] = await uploaded(world, [['my essay.md', text]]);
    const sum = new Bun.CryptoHasher('sha256').update(text).digest('hex');
    const size = Buffer.byteLength(text);
    expect(file).toMatchObject({
      name: 'my essay.md',
      media_type: 'text/markdown',
      encoding: 'utf-8',
      size,
      sha256: sum,
    });
    expect((await world.call('GET', `/v1/files/${file.id}`)).body.data).toEqual(file);
    const answer = await fetch(world.url + file.links.download);
    expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(text))).toBe(true);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="my essay.md"');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    const deleted = await world.call('DELETE', `/v1/files/${file.id}`);
    expect(deleted.body.data).toEqual({ id: file.id, deleted: true });
    expect((await world.call('GET', `/v1/files/${file.id}`)).status).toBe(404);
    expect((await fetch(world.url + file.links.download)).status).toBe(404);
    expect(await onDisk()).not.toContain(file.id);
  });

  test('is given in parts, and not at all to who has it', async () => {
    const [file] = await uploaded(world, [['part.txt', '0123456789']]);
    const part = await fetch(world.url + file.links.download, { headers: { range: 'bytes=2-4' } });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 2-4/10', '234']);
    const tag = part.headers.get('etag') ?? '';
    expect((await fetch(world.url + file.links.download, { headers: { 'if-none-match': tag } })).status).toBe(304);
  });

  test.each([
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\boot.ini', 'boot.ini'],
    ['/abs/olute.txt', 'olute.txt'],
    ['C:\\dir\\x.txt', 'x.txt'],
    ['-rf', '-rf'],
    ['CON', 'CON'],
    ['.htaccess', '.htaccess'],
    ['\u202egpj.exe', 'gpj.exe'],
    ['x'.repeat(300), 'x'.repeat(200)],
    [`${'x'.repeat(300)}.md`, `${'x'.repeat(197)}.md`],
    ['naïve “quote”.txt', 'naïve “quote”.txt'],
    // As browsers write in a form what cannot stand between quotes; what else is behind a % is part of the name.
    ['She said %22no%22.txt', 'She said "no".txt'],
    ['one%0D%0Atwo.txt', 'onetwo.txt'],
    ['100%25 %2e%2F %5C.txt', '100%25 %2e%2F %5C.txt'],
  ])('S-88 called %j is called %j, and lies under an id of ours', async (given, name) => {
    const [file] = await uploaded(world, [[given, 'text']]);
    expect(file.name).toBe(name);
    expect(file.id).toMatch(/^file_[0-9a-f-]{36}$/);
    expect(await onDisk()).toContain(file.id);
    const header = (await fetch(world.url + file.links.download)).headers.get('content-disposition') ?? '';
    expect(header).toStartWith('attachment; filename');
    await world.call('DELETE', `/v1/files/${file.id}`);
  });

  test.each([
    ['utf-8', Buffer.from('Füße — 中文')],
    ['utf-16le', Buffer.from('\ufeffFüße', 'utf16le')],
    ['utf-16le', Buffer.from('Plain words without a mark', 'utf16le')],
    ['windows-1252', Buffer.from('Le garçon était là, et le café fermé. Voilà tout.', 'latin1')],
    [
      'windows-1251',
      Buffer.from('cff0e8e2e5f22c20ece8f02120dde2ee20eee1fbf7edfbe920f0f3f1f1eae8e920f2e5eaf1f22e', 'hex'),
    ],
  ])('is read in %s', async (encoding, bytes) => {
    const [file] = await uploaded(world, [['some.txt', bytes]]);
    expect(file.encoding).toBe(encoding);
    const job = await world.call('POST', '/v1/jobs', { kind: 'refine', input: { fileId: file.id } });
    expect(job.status).toBe(202);
    const original = await world.call('GET', `/v1/jobs/${job.body.data.job.id}/result?changes=none`);
    expect(original.body).toBe(new TextDecoder(encoding as 'utf-8').decode(bytes));
  });
});

describe('a download', () => {
  const get = (file: Json, headers: Record<string, string>, method = 'GET') =>
    fetch(world.url + file.links.download, { method, headers });

  test.each([
    ['bytes=2-4', 206, 'bytes 2-4/10', '234'],
    ['bytes=5-', 206, 'bytes 5-9/10', '56789'],
    ['bytes=-3', 206, 'bytes 7-9/10', '789'],
    ['bytes=0-999', 206, 'bytes 0-9/10', '0123456789'],
    ['bytes=-99', 206, 'bytes 0-9/10', '0123456789'],
    // Several parts, and what is no range, are answered with all of it.
    ['bytes=0-1,4-5', 200, null, '0123456789'],
    ['bytes=9-2', 200, null, '0123456789'],
    ['bytes=abc', 200, null, '0123456789'],
    ['bytes=-', 200, null, '0123456789'],
    ['lines=0-1', 200, null, '0123456789'],
  ])('of the range %s is answered %d', async (range, status, contentRange, text) => {
    const [file] = await uploaded(world, [['part.txt', '0123456789']]);
    const answer = await get(file, { range });
    expect([answer.status, answer.headers.get('content-range'), await answer.text()]).toEqual([
      status,
      contentRange,
      text,
    ]);
    expect((await get(file, { range }, 'HEAD')).status).toBeLessThan(300);
  });

  test.each(['bytes=10-', 'bytes=20-30', 'bytes=-0', 'bytes=99999999999999999999-'])(
    'of %s, which is beyond its end, is refused in the envelope',
    async (range) => {
      const [file] = await uploaded(world, [['part.txt', '0123456789']]);
      const answer = await get(file, { range });
      expect([answer.status, answer.headers.get('content-range')]).toEqual([416, 'bytes */10']);
      const { success, error, request_id }: Json = await answer.json();
      expect([success, error.code, error.details[0].path]).toEqual([false, 'VALIDATION_ERROR', 'range']);
      expect(request_id).toBe(answer.headers.get('x-request-id'));
      // What it was of may have changed: then all of it is wanted.
      expect((await get(file, { range, 'if-range': '"another"' })).status).toBe(200);
    },
  );

  test('is not sent again to who has it, by any form of its tag', async () => {
    const [file] = await uploaded(world, [['part.txt', '0123456789']]);
    const tag = (await get(file, {}, 'HEAD')).headers.get('etag') ?? '';
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      // oxlint-disable-next-line no-await-in-loop
      expect([known, (await get(file, { 'if-none-match': known })).status]).toEqual([known, 304]);
    }
    expect((await get(file, { 'if-none-match': '"other"' })).status).toBe(200);
    expect((await get(file, { range: 'bytes=1-2', 'if-range': tag })).status).toBe(206);
    expect((await get(file, { range: 'bytes=1-2', 'if-range': '"other"' })).status).toBe(200);
  });
});

describe('files', () => {
  test('are listed in pages, newest first', async () => {
    await using other = await openWorld({ pipelines: [] });
    await uploaded(other, [
      ['1.txt', '1'],
      ['2.txt', '2'],
      ['3.txt', '3'],
    ]);
    const first = (await other.call('GET', '/v1/files?limit=2')).body.data;
    const second = (await other.call('GET', `/v1/files?limit=2&cursor=${first.next_cursor}`)).body.data;
    expect(first.items.map(({ name }: Json) => name)).toEqual(['3.txt', '2.txt']);
    expect([second.items.map(({ name }: Json) => name), second.next_cursor]).toEqual([['1.txt'], null]);
  });

  test('ask for credentials before they are read', async () => {
    await using keyed = await openWorld({ pipelines: [], env: { BACKEND_API_KEY: KEY } });
    expect((await upload(keyed, [['a.txt', 'x']])).status).toBe(401);
    expect(await readdir(join(keyed.folder, 'data', 'files')).catch(() => [])).toEqual([]);
  });

  test('of a process that was killed while it took them in are gone with the next start', async () => {
    const [file] = await uploaded(world, [['kept.txt', 'kept']]);
    const place = (name: string) => join(world.folder, 'data', 'files', name);
    const [half, whole, link] = ['0', '1', '2'].map((end) => `file_00000000-0000-4000-8000-00000000000${end}`);
    await Bun.write(place(`${half}.part`), 'half');
    await Bun.write(place(`${whole}`), 'whole');
    // What lies there under names of other people's is not ours to take away, nor what a link leads to.
    await Bun.write(place('novel.txt'), 'a novel');
    await mkdir(place('lost+found'));
    await symlink(place('novel.txt'), place(`${link}`));
    await world.app.services.files.sweep();
    expect((await onDisk()).filter((name) => name.startsWith('file_0000'))).toEqual([]);
    expect(await onDisk()).toContain(file.id);
    expect(await onDisk()).toContain('lost+found');
    expect(await Bun.file(place('novel.txt')).text()).toBe('a novel');
  });
});

describe('a job from a file', () => {
  test('reads it, is named after it, and outlives it', async () => {
    const [file] = await uploaded(world, [['cats.txt', 'One teh cat.\r\n\r\nTwo teh dogs.\r\n']]);
    const body = { kind: 'refine', input: { fileId: file.id }, options: { strategy: 'corrections-only' } };
    const { status, body: answer } = await world.call('POST', '/v1/jobs', body, { 'idempotency-key': 'once' });
    expect(status).toBe(202);
    const { job } = answer.data;
    expect(job).toMatchObject({ title: 'cats.txt', file: file.id });
    await completed(job.id);
    const result = await world.call('GET', `/v1/jobs/${job.id}/result`);
    expect(result.body).toBe('One the cat.\r\n\r\nTwo the dogs.\r\n');
    expect(result.headers.get('content-type')).toStartWith('text/plain');

    const versions = (await world.call('GET', file.links.versions)).body.data;
    expect(versions.items[0].job.id).toBe(job.id);
    expect(versions.items[0].versions.map(({ pass }: Json) => pass)).toEqual(['original', 'proofread']);
    const diff = await world.call('GET', `/v1/refine/diff?fileId=${file.id}&format=unified`);
    expect(diff.body).toContain('+One the cat.');

    await world.call('DELETE', `/v1/files/${file.id}`);
    const again = await world.call('POST', '/v1/jobs', body, { 'idempotency-key': 'once' });
    expect([again.status, again.body.data.job.id]).toEqual([202, job.id]);
    const retried = await world.call('POST', `/v1/jobs/${job.id}/retry`);
    expect(retried.body.data.job).toMatchObject({ retry_of: job.id, file: file.id });
  });

  test.each([
    ['a file that is not there', { fileId: 'file_x' }, 'input.fileId'],
    ['a file and a text', { fileId: 'file_x', text: 'x' }, 'input.fileId'],
    ['a file that is a number', { fileId: 7 }, 'input.fileId'],
  ])('is refused for %s', async (_, input, path) => {
    const { status, body } = await world.call('POST', '/v1/jobs', { kind: 'refine', input });
    expect([status, body.error.details[0].path]).toEqual([400, path]);
  });

  test('is refused by the member that named a file which is gone or too large, and says which file', async () => {
    const [large] = await uploaded(world, [['large.md', 'A sail. \n'.repeat(2 ** 21)]]);
    const gone = 'file_00000000-0000-4000-8000-000000000000';
    for (const [id, why] of [
      [gone, 'There is no such file'],
      [large.id, 'The file has more than the 16777216 bytes that a job takes'],
    ]) {
      // oxlint-disable-next-line no-await-in-loop
      const { status, body } = await world.call('POST', '/v1/jobs', { kind: 'refine', input: { fileId: id } });
      expect([status, body.error.details]).toEqual([400, [{ path: 'input.fileId', message: `${why}: ${id}` }]]);
    }
  });

  test('is refused for a file of white space alone, by the member that named it', async () => {
    const [file] = await uploaded(world, [['blank.md', ' \n\n ']]);
    const { status, body } = await world.call('POST', '/v1/jobs', { kind: 'refine', input: { fileId: file.id } });
    expect([status, body.error.details]).toEqual([
      400,
      [{ path: 'input.fileId', message: 'holds nothing but white space' }],
    ]);
  });

  test('is estimated and streamed like one from a text', async () => {
    const [file] = await uploaded(world, [['cats.md', 'One teh cat.']]);
    const estimate = await world.call('POST', '/v1/estimate', { input: { fileId: file.id } });
    expect(estimate.body.data).toMatchObject({ words: 3, blocks: 1 });
    const run = await world.call(
      'POST',
      '/v1/refine/run',
      { input: { fileId: file.id } },
      { accept: 'application/json' },
    );
    expect([run.status, run.body.data.job.file]).toEqual([202, file.id]);
    const none = await world.call('POST', '/v1/refine/run', { input: {} });
    expect([none.status, none.body.error.details[0].path]).toEqual([400, 'input.text']);
  });
});
