import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { summarySchema } from '../../src/routes/analytics/summary-schema.ts';
import { scriptedPipeline } from '../support/scripted-pipeline.ts';
import { SocketClient } from '../support/socket-client.ts';
import { blockComplete, passComplete, passStart } from '../support/told-job.ts';
import { openWorld, type Json, type World } from '../support/world.ts';

const NOW = Date.UTC(2026, 10, 21, 12);

/** A pass that is cut short once and begun again, and two calls of a model. */
const told = scriptedPipeline('told', async function* () {
  const passes = [{ pass: 1, name: 'proofread' }];
  yield { type: 'job_started', data: { engine: 'e', passes, lead: '', blocks: 1 } };
  yield { type: 'blocks', data: { blocks: [{ id: 'b1', kind: 'paragraph', text: 'x', gap: '' }] } };
  yield passStart(1, 'proofread', 1);
  yield blockComplete(1, [{ rule: 0, applied: true }]);
  yield passStart(1, 'proofread', 2);
  yield blockComplete(1, [
    { rule: 0, applied: true },
    { rule: 1, applied: false },
    { rule: 1, applied: true },
  ]);
  yield { type: 'usage', data: { engine: 'e', input_tokens: 100, output_tokens: 7, cost_usd: 0.0015 } };
  yield passComplete(1);
  yield { type: 'usage', data: { engine: 'e', input_tokens: 10 } };
});
const broken = scriptedPipeline('broken', async function* () {
  yield { type: 'warning', data: { code: 'w', message: '' } };
  throw new Error('broken');
});

let world: World;
let now = NOW;
const ended = async (kind: string) => {
  const job = await world.post(kind, 'x');
  await new SocketClient(world.url, job, { hello: {} }).closed;
  return job;
};
const summary = async (query = '') => (await world.call('GET', `/v1/analytics/summary${query}`)).body.data;

beforeAll(async () => {
  world = await openWorld({ pipelines: [told, broken], tuning: { now: () => now } });
  now = Date.UTC(2026, 9, 31, 23, 59);
  await ended('told');
  now = NOW;
  await ended('told');
  await ended('broken');
});
afterAll(() => world.close());

describe('the summary', () => {
  test('counts jobs, changes and usage of the last 30 days, day by day', async () => {
    const found = await summary();
    expect(summarySchema.parse(found)).toEqual(found);
    expect(found).toMatchObject({ from: '2026-10-23', to: '2026-11-21', group_by: 'day' });
    expect(found.totals.jobs).toEqual({ accepted: 3, open: 0, completed: 2, failed: 1, cancelled: 0 });
    expect(found.totals.changes).toMatchObject({ applied: 4, suggested: 2, acceptance_rate: null });
    expect(found.totals.usage).toEqual({ input_tokens: 220, output_tokens: 14, cost_usd: 0.003 });
    expect(found.totals.durations.jobs).toBe(3);
    expect(found.changes.by_rule).toMatchObject([
      { pass: 'proofread', category: 'punctuation', rule: 'Comma', applied: 2, suggested: 2 },
      { pass: 'proofread', category: 'spelling', rule: 'Typo', applied: 2, suggested: 0 },
    ]);
    expect(found.by_kind.map(({ kind, jobs }: Json) => [kind, jobs.accepted]).toSorted()).toEqual([
      ['broken', 1],
      ['told', 2],
    ]);
    expect(found.series).toHaveLength(30);
    const days = found.series.filter(({ jobs }: Json) => jobs.accepted > 0);
    expect(days.map(({ key, jobs }: Json) => [key, jobs.accepted])).toEqual([
      ['2026-10-31', 1],
      ['2026-11-21', 2],
    ]);
  });

  test.each([
    ['week', ['2026-W43', '2026-W44', '2026-W45', '2026-W46', '2026-W47']],
    ['month', ['2026-10', '2026-11']],
    ['kind', ['told', 'broken']],
    ['strategy', ['told', 'broken']],
    ['status', ['open', 'completed', 'failed', 'cancelled']],
  ])('groups by %s', async (groupBy, keys) => {
    const found = await summary(`?group_by=${groupBy}`);
    expect(found.series.map(({ key }: Json) => key).toSorted()).toEqual(keys.toSorted());
    const accepted = found.series.map(({ jobs }: Json) => jobs.accepted);
    expect(accepted.reduce((sum: number, one: number) => sum + one, 0)).toBe(3);
  });

  test('takes whole days: those that its ends fall on', async () => {
    expect((await summary('?from=2026-11-21&to=2026-11-21')).totals.jobs.accepted).toBe(2);
    expect((await summary(`?from=${NOW}&to=${NOW}`)).totals.jobs.accepted).toBe(2);
    expect((await summary('?from=2026-10-31T12:00:00Z&to=2026-11-20')).totals.jobs.accepted).toBe(1);
    expect((await summary('?to=2026-10-30')).totals.jobs.accepted).toBe(0);
    expect((await summary('?from=2000-01-01&group_by=kind')).totals.jobs.accepted).toBe(3);
  });

  test('goes on counting what is deleted', async () => {
    const before = await summary();
    const { body } = await world.call('GET', '/v1/jobs?kind=told&limit=1');
    expect((await world.call('DELETE', `/v1/jobs/${body.data.items[0].id}`)).status).toBe(200);
    expect(await summary()).toEqual(before);
  });

  test('is there without the prefix as well', async () => {
    const { body } = await world.call('GET', '/analytics/summary');
    expect(body.data).toEqual(await summary());
  });

  test.each([
    ['from=then', 'from', 'must be a date'],
    ['from=2026-02-01&to=2026-01-31', 'from', 'must not be later than `to`'],
    ['group_by=hour', 'group_by', ''],
    ['from=2020-01-01&to=2026-01-01&group_by=day', 'from', 'must not be more than 1100 days before `to`'],
    ['kind=told', 'query', ''],
  ])('refuses %s', async (query, path, message) => {
    const { status, body } = await world.call('GET', `/v1/analytics/summary?${query}`);
    expect([status, body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
    expect(body.error.details[0]).toMatchObject({ path, message: expect.stringContaining(message) });
  });
});
