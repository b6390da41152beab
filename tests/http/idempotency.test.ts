import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { streamPipeline } from '../support/stream-pipeline.ts';
import { openWorld } from '../support/world.ts';
import type { Answer, World } from '../support/world.ts';

const pipelines = [streamPipeline(() => Promise.resolve())];
const job = (text: string) => ({ kind: 'stream', input: { text } });

let world: World;

beforeAll(async () => {
  world = await openWorld({ pipelines });
});
afterAll(() => world.close());

const post = (key: string, body: unknown, path = '/v1/jobs'): Promise<Answer> =>
  world.call('POST', path, body, { 'idempotency-key': key });
const idOf = ({ body }: Answer): string => body.data.job.id;

describe('Idempotency-Key on POST /v1/jobs', () => {
  test('S-86 the same request again gets the same job and says that it is a replay', async () => {
    const first = await post('again', job('one'));
    const second = await post('"again"', job('one'));
    expect([first.status, second.status]).toEqual([202, 202]);
    expect([first.headers.get('idempotency-replayed'), second.headers.get('idempotency-replayed')]).toEqual([
      null,
      'true',
    ]);
    expect(idOf(second)).toBe(idOf(first));
    expect(second.body.data.links).toEqual(first.body.data.links);
  });

  test('S-86 another body under it is refused and makes nothing', async () => {
    await post('other', job('one'));
    const before = (await world.call('GET', '/v1/jobs?limit=100')).body.data.items.length;
    const answer = await post('other', job('two'));
    expect([answer.status, answer.body.error.code]).toEqual([422, 'IDEMPOTENCY_MISMATCH']);
    expect((await world.call('GET', '/v1/jobs?limit=100')).body.data.items).toHaveLength(before);
  });

  test('S-86 fifty at once make one job', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => post('at-once', job('one'))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(answers.map(idOf)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1);
  });

  test('S-86 the path without a version is the same route', async () => {
    expect(idOf(await post('both', job('one'), '/jobs'))).toBe(idOf(await post('both', job('one'))));
  });

  test('S-86 a key that is none is refused before anything is made', async () => {
    for (const key of ['k'.repeat(256), '""', '"open', 'a b', 'schl\u00fcssel']) {
      // oxlint-disable-next-line no-await-in-loop
      const answer = await post(key, job('one'));
      expect(answer.body).toMatchObject({
        error: { code: 'VALIDATION_ERROR', details: [{ path: 'Idempotency-Key' }] },
      });
    }
  });

  test('without one every request is a job of its own', async () => {
    const [one, two] = await Promise.all([world.post('stream', 'one'), world.post('stream', 'one')]);
    expect(one).not.toBe(two);
  });

  test('S-86 is forgotten after a day, and then makes a job of its own', async () => {
    let now = 1_700_000_000_000;
    await using other = await openWorld({ pipelines, tuning: { now: () => now } });
    const again = () => other.call('POST', '/v1/jobs', job('one'), { 'idempotency-key': 'daily' });
    const first = idOf(await again());
    now += 24 * 3_600_000 - 1;
    expect(idOf(await again())).toBe(first);
    now += 1;
    const next = await again();
    expect([next.status, next.headers.get('idempotency-replayed')]).toEqual([202, null]);
    expect(idOf(next)).not.toBe(first);
  });

  test('S-86 survives a restart', async () => {
    const before = await openWorld({ pipelines, folder: `${world.folder}/restart` });
    const key = { 'idempotency-key': 'restart' };
    const first = await before.call('POST', '/v1/jobs', job('one'), key);
    await before.app.stop();
    const after = await openWorld({ pipelines, folder: `${world.folder}/restart` });
    const second = await after.call('POST', '/v1/jobs', job('one'), key);
    expect([second.headers.get('idempotency-replayed'), idOf(second)]).toEqual(['true', idOf(first)]);
    await after.close();
  });
});

describe('Idempotency-Key on a command', () => {
  test('is held to what an id in the body is held to', async () => {
    const id = await world.post('stream', 'one');
    const path = `/v1/jobs/${id}/cancel`;
    for (const key of ['no-uuid', '00000000-0000-0000-0000-000000000001']) {
      // oxlint-disable-next-line no-await-in-loop
      const answers = [await post(key, {}, path), await world.call('POST', path, { id: key })];
      expect(answers.map(({ status }) => status)).toEqual([400, 400]);
    }
  });
});
