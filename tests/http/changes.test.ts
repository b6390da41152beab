import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { createHash } from 'node:crypto';
import { DecisionBook } from '../../src/jobs/review/decision-book.ts';
import { MODELS } from '../../src/routes/models.ts';
import { openReviewWorld, type ReviewWorld } from '../support/review-world.ts';
import { storedJob } from '../support/stored-job.ts';
import type { Json } from '../support/world.ts';

const TEXT = '# teh colour\n\nteh cat, teh dog\n\nnothing to see\n\na colour of teh sea\n';
const MACHINE = TEXT.replaceAll('teh', 'the');

let world: ReviewWorld;
beforeAll(async () => {
  world = await openReviewWorld();
});
afterAll(() => world.close());

const idsOf = (items: readonly Json[]): string[] => items.map(({ id }) => id);
const put = (job: string, body: Json) => world.call('PUT', `/v1/jobs/${job}/changes`, body);
const undo = (job: string, body?: Json) => world.call('POST', `/v1/jobs/${job}/changes/undo`, body);

describe('the list of changes', () => {
  test('has every change with its reason, block by block', async () => {
    const job = await world.refined(TEXT);
    const items = await world.changes(job);
    expect(items).toHaveLength(6);
    expect(items[0]).toEqual({
      id: 'p1.b1.1',
      pass: 1,
      block: 'b1',
      start: 0,
      end: 3,
      before: 'teh',
      after: 'the',
      category: 'spelling',
      rule: 'Teh',
      reason: '“teh” is better “the”.',
      confidence: 1,
      tier: 'A',
      applied: true,
      decision: 'none',
      effective: true,
    });
    expect(items.map(({ block }) => block)).toEqual(['b1', 'b1', 'b2', 'b2', 'b4', 'b4']);
  });

  test('comes in pages that are the whole of it, wherever they are cut', async () => {
    const job = await world.refined(TEXT);
    const whole = idsOf(await world.changes(job));
    const path = `/v1/jobs/${job}/changes`;
    for (const limit of [1, 2, 4, 6]) {
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        // oxlint-disable-next-line no-await-in-loop
        const { body } = await world.call('GET', `${path}?limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`);
        expect(body.data.items.length).toBeLessThanOrEqual(limit);
        seen.push(...idsOf(body.data.items));
        cursor = body.data.next_cursor;
      }
      expect(seen).toEqual(whole);
    }
  });

  test.each([
    ['pass=1', 6],
    ['pass=2', 0],
    ['block=b2', 2],
    ['block=b9', 0],
    ['category=style', 2],
    ['rule=Teh', 4],
    ['rule=Teh&block=b2', 2],
    ['tier=B', 2],
    ['decision=none', 5],
    ['decision=rejected', 1],
    ['effective=true', 3],
    ['effective=false&rule=Teh', 1],
    ['blocked=true', 0],
  ])('is filtered by %s', async (query, count) => {
    const job = await world.refined(TEXT);
    await world.decide(job, { ids: ['p1.b2.1'], decision: 'rejected' });
    expect(await world.changes(job, `?${query}`)).toHaveLength(count);
  });

  test.each(['limit=101', 'cursor=x', 'cursor=MS4y', 'effective=yes', 'pass=-1', 'tier=D', 'category=x', 'color=1'])(
    'refuses %s',
    async (query) => {
      const job = await world.refined('teh');
      const { status, body } = await world.call('GET', `/v1/jobs/${job}/changes?${query}`);
      expect([status, body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
    },
  );
});

describe('decisions', () => {
  test('P-53 P-56 by id and by filter, and the result follows at once', async () => {
    const job = await world.refined(TEXT);
    expect(await world.result(job)).toBe(MACHINE);
    expect(await world.decide(job, { ids: ['p1.b2.2'], decision: 'rejected' })).toEqual({
      decisions_rev: 1,
      changed: 1,
    });
    expect(await world.result(job)).toBe(MACHINE.replace('the dog', 'teh dog'));
    const style = { filter: { category: 'style' }, decision: 'accepted' };
    expect(await world.decide(job, style)).toEqual({ decisions_rev: 2, changed: 2 });
    const decided = MACHINE.replace('the dog', 'teh dog').replaceAll('colour', 'color');
    expect(await world.result(job)).toBe(decided);
    const { headers } = await world.call('GET', `/v1/jobs/${job}/result`);
    const sum = createHash('sha256').update(decided).digest('base64');
    expect(headers.get('repr-digest')).toBe(`sha-256=:${sum}:`);
    expect((await world.call('GET', `/v1/jobs/${job}`)).body.data.job.decisions_rev).toBe(2);
    expect((await world.call('GET', `/v1/jobs/${job}/changes?rule=Colour`)).body.data).toMatchObject({
      decisions_rev: 2,
      items: [
        { decision: 'accepted', effective: true },
        { decision: 'accepted', effective: true },
      ],
    });
  });

  test('P-50 P-56 everything rejected is the original byte for byte, nothing decided the text of the passes', async () => {
    const job = await world.refined(TEXT);
    await world.decide(job, { filter: {}, decision: 'rejected' });
    expect(await world.result(job)).toBe(TEXT);
    expect(await world.result(job, '?changes=all')).toBe(TEXT);
    await world.decide(job, { filter: {}, decision: 'none' });
    expect(await world.result(job)).toBe(MACHINE);
    expect(await world.result(job, '?changes=none')).toBe(TEXT);
    expect(await world.result(job, '?changes=all')).toBe(MACHINE.replaceAll('colour', 'color'));
    await world.decide(job, { ids: ['p1.b1.2'], decision: 'rejected' });
    expect(await world.result(job, '?changes=all')).toBe(MACHINE.replace('a colour', 'a color'));
    expect((await world.call('GET', `/v1/jobs/${job}/result?changes=some`)).status).toBe(400);
  });

  test('P-53 said again changes nothing, whatever rev was seen', async () => {
    const job = await world.refined(TEXT);
    const body = { ids: ['p1.b2.1', 'p1.b2.1', 'p1.b2.2'], decision: 'rejected', expected_rev: 0 };
    expect(await world.decide(job, body)).toEqual({ decisions_rev: 1, changed: 2 });
    expect(await world.decide(job, body)).toEqual({ decisions_rev: 1, changed: 0 });
    const none = { filter: { rule: 'Colour' }, decision: 'none' };
    expect(await world.decide(job, none)).toEqual({ decisions_rev: 1, changed: 0 });
  });

  test('P-53 on a rev that has moved on: CONFLICT, and nothing is changed', async () => {
    const job = await world.refined(TEXT);
    await world.decide(job, { ids: ['p1.b2.1'], decision: 'rejected' });
    const late = await put(job, { ids: ['p1.b2.2'], decision: 'rejected', expected_rev: 0 });
    expect([late.status, late.body.error.code]).toEqual([409, 'CONFLICT']);
    expect(await world.changes(job, '?decision=rejected')).toHaveLength(1);
    expect(await world.decide(job, { ids: ['p1.b2.2'], decision: 'rejected', expected_rev: 1 })).toMatchObject({
      decisions_rev: 2,
    });
  });

  test('P-53 of many at once each is stored, in some order', async () => {
    const job = await world.refined(TEXT);
    const ids = idsOf(await world.changes(job));
    const answers = await Promise.all(ids.map((id) => world.decide(job, { ids: [id], decision: 'rejected' })));
    expect(answers.map(({ decisions_rev }) => decisions_rev).toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await world.result(job)).toBe(TEXT);
    const same = await Promise.all(ids.map((id) => put(job, { ids: [id], decision: 'none', expected_rev: 6 })));
    expect(same.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409, 409]);
  });

  test('P-53 a hundred clicks at once are all taken', async () => {
    const job = await world.refined(TEXT);
    const decisions = Array.from({ length: 100 }, (_, n) => (n % 2 === 0 ? 'rejected' : 'accepted'));
    const answers = await Promise.all(decisions.map((decision) => put(job, { ids: ['p1.b1.1'], decision })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await undo(job)).status).toBe(200);
  });

  test('P-53 of which one is about no change are none', async () => {
    const job = await world.refined(TEXT);
    const { status, body } = await put(job, { ids: ['p1.b1.1', 'p9.b9.9'], decision: 'rejected' });
    expect([status, body.error.code, body.error.details]).toEqual([
      400,
      'VALIDATION_ERROR',
      [{ path: 'ids.1', message: 'The job has no such change' }],
    ]);
    expect(await world.changes(job, '?decision=rejected')).toEqual([]);
  });

  test.each([
    ['nothing', {}],
    ['no decision', { ids: ['p1.b1.1'] }],
    ['neither ids nor filter', { decision: 'accepted' }],
    ['both', { ids: ['p1.b1.1'], filter: {}, decision: 'accepted' }],
    ['no ids', { ids: [], decision: 'accepted' }],
    ['another decision', { ids: ['p1.b1.1'], decision: 'maybe' }],
    ['a filter that is none', { filter: { color: 1 }, decision: 'accepted' }],
    ['a rev that is none', { filter: {}, decision: 'accepted', expected_rev: -1 }],
    ['too many ids', { ids: Array.from({ length: 10_001 }, (_, n) => `p1.b${n}.1`), decision: 'accepted' }],
  ])('P-53 refuses %s', async (_, body) => {
    const job = await world.refined('teh');
    const answer = await put(job, body);
    expect([answer.status, answer.body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
  });

  test('P-53 more than are taken at once are refused; what is stored is read in parts, and is all there', async () => {
    const job = await world.refined('teh '.repeat(20_001));
    const all = await put(job, { filter: {}, decision: 'rejected' });
    expect([all.status, all.body.error.details[0].path]).toEqual([400, 'filter']);
    const { changed } = await world.decide(job, { filter: { block: 'b1' }, decision: 'rejected' });
    expect(changed).toBeGreaterThan(2_500);
    const { store } = world.app.services;
    const page = await new DecisionBook(store).read(await storedJob(world, job));
    expect([page.rev, page.stored.size]).toEqual([1, changed]);
    expect((await undo(job)).body.data).toEqual({ decisions_rev: 2, changed });
  });

  test("P-53 another principal's job is a job that is not there, whatever is asked of its changes", async () => {
    const job = await world.refined(TEXT);
    const { store } = world.app.services;
    await store.atomic([{ sql: "update jobs set principal = 'other' where id = ?", params: [job] }]);
    const answers = await Promise.all([
      world.call('GET', `/v1/jobs/${job}/changes`),
      put(job, { filter: {}, decision: 'rejected' }),
      undo(job),
    ]);
    for (const { status, body } of answers) expect([status, body.error.code]).toEqual([404, 'NOT_FOUND']);
  });
});

describe('taking back', () => {
  test('P-55 one action after the other, until there is none', async () => {
    const job = await world.refined(TEXT);
    await world.decide(job, { filter: { rule: 'Teh' }, decision: 'rejected' });
    await world.decide(job, { ids: ['p1.b2.1'], decision: 'accepted' });
    await world.decide(job, { filter: {}, decision: 'none' });
    expect((await undo(job)).body.data).toEqual({ decisions_rev: 4, changed: 4 });
    expect((await world.changes(job, '?decision=rejected')).length).toBe(3);
    expect(idsOf(await world.changes(job, '?decision=accepted'))).toEqual(['p1.b2.1']);
    expect((await undo(job)).body.data).toEqual({ decisions_rev: 5, changed: 1 });
    expect(await world.result(job)).toBe(TEXT);
    expect((await undo(job)).body.data).toEqual({ decisions_rev: 6, changed: 4 });
    expect(await world.result(job)).toBe(MACHINE);
    const over = await undo(job);
    expect([over.status, over.body.error.code]).toEqual([409, 'CONFLICT']);
  });

  test('P-55 takes one back when it is sent twice with the rev that was seen', async () => {
    const job = await world.refined(TEXT);
    await world.decide(job, { ids: ['p1.b2.1'], decision: 'rejected' });
    await world.decide(job, { ids: ['p1.b2.2'], decision: 'rejected' });
    expect((await undo(job, { expected_rev: 2 })).status).toBe(200);
    expect((await undo(job, { expected_rev: 2 })).status).toBe(409);
    expect(idsOf(await world.changes(job, '?decision=rejected'))).toEqual(['p1.b2.1']);
  });
});

test('every answer is as it is documented, to the last member', async () => {
  const job = await world.refined(TEXT);
  await world.decide(job, { ids: ['p1.b1.1'], decision: 'rejected' });
  await world.call('PUT', '/v1/me/dictionary', { words: ['a'] });
  const feedback = { strategy: 'corrections-only', rating: 3 };
  for (const [model, answer] of [
    [MODELS.ChangePage, await world.call('GET', `/v1/jobs/${job}/changes?limit=2`)],
    [MODELS.Reviewed, await put(job, { filter: {}, decision: 'accepted' })],
    [MODELS.Reviewed, await undo(job)],
    [MODELS.Dictionary, await world.call('GET', '/v1/me/dictionary')],
    [MODELS.RuleRecords, await world.call('GET', '/v1/me/rules')],
    [MODELS.StrategyFeedback, await world.call('POST', '/v1/strategy/feedback', feedback)],
    [MODELS.StrategyFeedbackSummary, await world.call('GET', '/v1/strategy/feedback')],
    [MODELS.Forgotten, await world.call('DELETE', '/v1/me/rules')],
  ] as const) {
    const kept: unknown = model.parse(answer.body.data);
    expect(kept).toEqual(answer.body.data);
  }
});

test('the paths without a version are the same', async () => {
  const job = await world.refined(TEXT);
  expect((await world.call('PUT', `/jobs/${job}/changes`, { filter: {}, decision: 'rejected' })).status).toBe(200);
  expect((await world.call('GET', `/jobs/${job}/changes`)).body.data.items).toHaveLength(6);
  expect((await world.call('POST', `/jobs/${job}/changes/undo`)).status).toBe(200);
});
