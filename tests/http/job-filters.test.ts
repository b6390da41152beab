import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { listJobs } from '../support/listed-job.ts';
import { streamPipeline } from '../support/stream-pipeline.ts';
import { openWorld, type Json, type World } from '../support/world.ts';

const DAY = Date.UTC(2026, 0, 15);

let world: World;
beforeAll(async () => {
  world = await openWorld({ pipelines: [streamPipeline(async () => undefined)] });
  await listJobs(world.app.services.store, [
    { title: 'Annual report', kind: 'refine', strategy: 'light', status: 'completed', createdAt: DAY },
    {
      title: 'The "annual" AND only* OR report',
      kind: 'refine',
      strategy: 'light',
      status: 'failed',
      createdAt: DAY + 1,
    },
    {
      title: 'Café Straße 東京都庁',
      kind: 'refine',
      strategy: 'standard',
      status: 'paused',
      createdAt: DAY + 86_400_000,
    },
    { title: 'Annual plan -report', kind: 'chat', strategy: 'x', status: 'cancelled', createdAt: DAY + 2 * 86_400_000 },
    { title: 'Annual', principal: 'other', kind: 'refine', strategy: 'light', createdAt: DAY },
  ]);
});
afterAll(() => world.close());

async function titles(query: string): Promise<string[]> {
  const { status, body } = await world.call('GET', `/v1/jobs?${query}`);
  expect([query, status]).toEqual([query, 200]);
  expect(body.data.next_cursor).toBeNull();
  return body.data.items.map(({ title }: Json) => title.slice(0, 12));
}

const [ONE, TWO, THREE, FOUR] = ['Annual repor', 'The "annual"', 'Café Straße ', 'Annual plan '] as const;

describe('a list of jobs', () => {
  test('counts those in each status where that is asked for, in the same time', async () => {
    const counts = async (query: string) => {
      const { data } = (await world.call('GET', `/v1/jobs?${query}`)).body;
      return Object.fromEntries(Object.entries<number>(data.counts).filter(([, count]) => count > 0));
    };
    const all = { completed: 1, failed: 1, paused: 1, cancelled: 1 };
    expect(await counts('counts=true&status=failed')).toEqual(all);
    expect(await counts('counts=true&text=caf')).toEqual(all);
    expect(await counts('counts=true&kind=refine')).toEqual({ completed: 1, failed: 1, paused: 1 });
    expect(await counts('counts=true&from=2026-01-16')).toEqual({ paused: 1, cancelled: 1 });
    expect(await counts('counts=true&from=2030-01-01')).toEqual({});
    expect((await world.call('GET', '/v1/jobs')).body.data).not.toHaveProperty('counts');
  });

  test.each([
    ['status=failed,paused', [THREE, TWO]],
    ['status=failed&status=cancelled', [FOUR, TWO]],
    ['strategy=light', [TWO, ONE]],
    ['kind=refine&strategy=standard&status=paused', [THREE]],
    ['kind=chat&strategy=light', []],
    ['from=2026-01-15&to=2026-01-15', [TWO, ONE]],
    ['from=2026-01-16', [FOUR, THREE]],
    ['from=2026-01-15T00:00:00.001Z&to=2026-01-16T01:00:00%2B01:00', [THREE, TWO]],
    [`from=${DAY + 1}&to=${DAY + 1}`, [TWO]],
    ['to=2026-01-14', []],
    ['from=2030-01-01', []],
  ])('%s', async (query, expected) => {
    expect(await titles(query)).toEqual(expected);
  });

  test.each([
    ['annual', [FOUR, TWO, ONE]],
    ['report annual', [FOUR, TWO, ONE]],
    ['  REPORT   ', [FOUR, TWO, ONE]],
    ['nnua', [FOUR, TWO, ONE]],
    ['an', [FOUR, TWO, ONE]],
    ['é', [FOUR, THREE, TWO, ONE]],
    ['cafe strasse', [THREE]],
    ['CAFÉ', [THREE]],
    ['京', [THREE]],
    ['東京', [THREE]],
    // Signs are text like any other.
    ['"annual"', [TWO]],
    ['-report', [FOUR]],
    ['only*', [TWO]],
    ['annual*', []],
    ['plan OR quartz', []],
    ['annual NOT plan', []],
    ['annual AND report', [TWO]],
    ['annual NEAR(plan)', []],
    ['title:annual', []],
    ['"', [TWO]],
    ['%', []],
    ['_', []],
    ["'; drop table jobs --", []],
    ['annual\u0000', []],
    ['\ud83d', []],
  ])('text %p', async (text, expected) => {
    expect(await titles(`text=${encodeURIComponent(text.toWellFormed())}`)).toEqual(expected);
  });

  test('all filters together', async () => {
    const all = 'kind=refine&strategy=light&status=failed,completed&from=2026-01-15&to=2026-01-16';
    expect(await titles(`${all}&text=annual`)).toEqual([TWO, ONE]);
    expect(await titles(`${all}&text=only`)).toEqual([TWO]);
  });

  test.each([
    ['status=done', 'status', 'must be one or more of queued'],
    ['status=failed,', 'status', 'must be one or more of'],
    ['status=constructor', 'status', 'must be one or more of'],
    ['from=yesterday', 'from', 'must be a date (2026-11-21)'],
    ['from=2026-02-30', 'from', 'must be a date'],
    ['to=2026-01-01T10:00:00', 'to', 'a time with its zone'],
    ['to=-5', 'to', 'ms since 1970'],
    ['from=1.5', 'from', 'ms since 1970'],
    ['from=2026-01-02&to=2026-01-01', 'from', 'must not be later than `to`'],
    ['text=', 'text', ''],
    [`text=${'x'.repeat(201)}`, 'text', ''],
    ['sort=title', 'query', ''],
  ])('refuses %s', async (query, path, message) => {
    const { status, body } = await world.call('GET', `/v1/jobs?${query}`);
    expect([status, body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
    expect(body.error.details[0]).toMatchObject({ path, message: expect.stringContaining(message) });
  });
});
