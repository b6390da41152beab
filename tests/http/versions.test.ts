import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { MODELS } from '../../src/routes/models.ts';
import { SocketClient } from '../support/socket-client.ts';
import { openTextWorld, type TextWorld } from '../support/text-world.ts';
import type { Json } from '../support/world.ts';

const TEXT = '# teh cat\n\nHe came in order to see teh colour.\n\nNothing to see.\n';
const AFTER = [
  TEXT,
  '# the cat\n\nHe came in order to see the colour.\n\nNothing to see.\n',
  '# the cat\n\nHe came to see the colour.\n\nNothing to see.\n',
  '# the tiger\n\nHe came to see the colour.\n\nNothing to see.\n',
];

let world: TextWorld;
beforeAll(async () => {
  world = await openTextWorld();
});
afterAll(() => world.close());

const at = async (job: string, version: number | string) => world.call('GET', `/v1/jobs/${job}/versions/${version}`);
const listed = async (job: string): Promise<Json[]> =>
  (await world.call('GET', `/v1/jobs/${job}/versions`)).body.data.items;
const sum = (text: string) => new Bun.CryptoHasher('sha256').update(text).digest('hex');

describe('the versions of a text', () => {
  test('are the original and one after each pass, with figures', async () => {
    const job = await world.refined(TEXT);
    const items = await listed(job);
    expect(items.map(({ version, pass }) => [version, pass])).toEqual([
      [0, 'original'],
      [1, 'proofread'],
      [2, 'tighten'],
      [3, 'polish'],
    ]);
    expect(items.map((item) => item.sha256)).toEqual(AFTER.map(sum));
    expect(items.map(({ changes }) => changes)).toEqual([0, 2, 1, 1]);
    expect(items.map(({ by_category }) => by_category)).toEqual([
      {},
      { spelling: 2 },
      { concision: 1 },
      { clarity: 1 },
    ]);
    expect(items.map(({ readability }) => readability.words)).toEqual([13, 13, 11, 11]);
  });

  test('come with the figures of the text as it stands, and of everything suggested', async () => {
    const job = await world.refined(TEXT);
    const id = 'p2.b2.1';
    await world.call('PUT', `/v1/jobs/${job}/changes`, { ids: [id], decision: 'rejected' });
    const { body } = await world.call('GET', `/v1/jobs/${job}/versions`);
    const { result, all } = MODELS.VersionList.parse(body.data);
    expect(result).toMatchObject({ changes: 3, by_category: { spelling: 2, clarity: 1 }, readability: { words: 13 } });
    expect(all).toMatchObject({ changes: 4, by_category: { spelling: 2, clarity: 1, style: 1 } });
  });

  test('have their texts, each for itself', async () => {
    const job = await world.refined(TEXT);
    const items = await listed(job);
    for (const [version, text] of AFTER.entries()) {
      // oxlint-disable-next-line no-await-in-loop
      const { status, body } = await at(job, version);
      expect(status).toBe(200);
      expect(body.data).toEqual({ ...items[version], length: text.length, text });
      MODELS.Version.parse(body.data);
    }
  });

  test('that are not there answer 404, and what is no number 400', async () => {
    const job = await world.refined(TEXT);
    expect((await at(job, 4)).body.error.code).toBe('NOT_FOUND');
    for (const version of ['result', '-1', '1.5', '0x1', '1234567', '%20']) {
      // oxlint-disable-next-line no-await-in-loop
      expect((await at(job, version)).status).toBe(400);
    }
    expect((await at('job_00000000000000000000000000', 0)).body.error.code).toBe('NOT_FOUND');
  });

  test('keep the decisions that were made by then; those made after the end change the result alone', async () => {
    const job = await world.refined('teh cat');
    await world.call('PUT', `/v1/jobs/${job}/changes`, { filter: { rule: 'Cat' }, decision: 'rejected' });
    expect((await at(job, 3)).body.data).toMatchObject({ text: 'the tiger', changes: 1 });
    expect((await world.call('GET', `/v1/jobs/${job}/result`)).body).toBe('the cat');
  });

  test('are there for a text that was written anew', async () => {
    const job = await world.rewritten('one\ntwo');
    expect((await at(job, 0)).body.data.text).toBe('one\ntwo\n');
    expect((await at(job, 1)).body.data).toMatchObject({ text: 'ONE\nTWO\n', pass: 'rewrite', changes: 0 });
  });

  test('are there without the prefix as well', async () => {
    const job = await world.refined(TEXT);
    expect((await world.call('GET', `/jobs/${job}/versions/2`)).body).toEqual((await at(job, 2)).body);
  });
});

describe('while a pass runs', () => {
  test('its version is a conflict, and when the job is cancelled in the middle, partial', async () => {
    const { promise: held, resolve: isHeld } = Promise.withResolvers<void>();
    const { promise: open, resolve: let_ } = Promise.withResolvers<void>();
    await using other = await openTextWorld({
      async before(pass, block) {
        if (pass !== 2 || block !== 'b2') return;
        isHeld();
        await open;
      },
    });
    const job = await other.post('refine', 'teh cat in order to see\n\nin order to be');
    const watcher = new SocketClient(other.url, job, { hello: {} });
    await held;
    const status = async (version: number) => (await other.call('GET', `/v1/jobs/${job}/versions/${version}`)).status;
    expect([await status(0), await status(1), await status(2), await status(3), await status(4)]).toEqual([
      200, 200, 409, 409, 404,
    ]);
    const diff = await other.call('GET', `/v1/refine/diff?job=${job}&toPass=2`);
    expect([diff.status, diff.body.error.code]).toEqual([409, 'CONFLICT']);
    await watcher.until(({ type, ...event }) => type === 'block_complete' && 'data' in event && event.data?.pass === 2);
    await other.call('POST', `/v1/jobs/${job}/cancel`);
    let_();
    await watcher.closed;
    const { body } = await other.call('GET', `/v1/jobs/${job}/versions/2`);
    expect(body.data).toMatchObject({ partial: true, pass: 'tighten', text: 'the cat to see\n\nin order to be' });
    expect(body.data.sha256).toBe(sum(body.data.text));
    expect(await status(3)).toBe(404);
  });

  test('before the document is read there is the original', async () => {
    await using other = await openTextWorld({
      config: { jobConcurrency: 1 },
      before: () => new Promise(() => undefined),
    });
    await other.post('refine', 'first');
    const job = await other.post('refine', 'teh second');
    const { body } = await other.call('GET', `/v1/jobs/${job}/versions`);
    expect(body.data.items).toMatchObject([{ version: 0, pass: 'original', sha256: sum('teh second') }]);
    expect((await other.call('GET', `/v1/jobs/${job}/versions/0`)).body.data.text).toBe('teh second');
    expect((await other.call('GET', `/v1/jobs/${job}/versions/1`)).status).toBe(409);
    const { body: diff } = await other.call('GET', `/v1/refine/diff?job=${job}`);
    expect(diff.data.parts).toEqual([{ op: 'same', text: 'teh second' }]);
  });
});
