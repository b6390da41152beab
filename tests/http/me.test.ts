import { afterEach, beforeEach, describe, expect, test } from 'bun:test';
import { existsSync, readdirSync } from 'node:fs';
import { RULE_CATALOGUE } from '../../src/engines/embedded/rule-catalogue.ts';
import type { RevisionRequest } from '../../src/engines/revision-engine.ts';
import { openReviewWorld, type ReviewWorld } from '../support/review-world.ts';

let world: ReviewWorld;
let asked: RevisionRequest[];
beforeEach(async () => {
  asked = [];
  world = await openReviewWorld({ asked: (request) => asked.push(request) });
});
afterEach(() => world.close());

const rulesOf = async () => (await world.call('GET', '/v1/me/rules')).body.data.items;
const standingOf = async (rule: string) =>
  (await rulesOf()).find((item: { rule: string }) => item.rule === rule)?.standing;
const lastAsked = () => asked.at(-1)?.options;

describe('the dictionary', () => {
  test('is empty until somebody writes it, and keeps the list that is not given', async () => {
    const read = async () => (await world.call('GET', '/v1/me/dictionary')).body.data;
    expect(await read()).toEqual({ words: [], rules: [] });
    const put = await world.call('PUT', '/v1/me/dictionary', {
      words: ['Zoë', 'frobnicate', 'frobnicate'],
      rules: ['Teh'],
    });
    expect([put.status, put.body.data]).toEqual([200, { words: ['Zoë', 'frobnicate'], rules: ['Teh'] }]);
    await world.call('PUT', '/v1/me/dictionary', { words: ['New York'] });
    expect(await read()).toEqual({ words: ['New York'], rules: ['Teh'] });
    await world.call('PUT', '/me/dictionary', { words: [], rules: [] });
    expect(await read()).toEqual({ words: [], rules: [] });
  });

  test.each([
    ['nothing', {}],
    ['a member too many', { words: [], phrases: [] }],
    ['an empty word', { words: [''] }],
    ['a word with a line break', { words: ['a\nb'] }],
    ['a word that is none', { words: [1] }],
    ['half a surrogate pair', { words: ['\ud800'] }],
    ['a word that is too long', { words: ['a'.repeat(101)] }],
    ['too many words', { words: Array.from({ length: 5_001 }, (_, n) => `w${n}`) }],
    ['a rule that cannot be one', { rules: ['a b'] }],
    ['too many rules', { rules: Array.from({ length: 201 }, (_, n) => `R${n}`) }],
  ])('refuses %s', async (_, body) => {
    const answer = await world.call('PUT', '/v1/me/dictionary', body);
    expect([answer.status, answer.body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
  });

  test('takes every rule of the engine', async () => {
    const names = RULE_CATALOGUE.map(({ name }) => name);
    for (let from = 0; from < names.length; from += 200) {
      const rules = names.slice(from, from + 200);
      // oxlint-disable-next-line no-await-in-loop
      const { body } = await world.call('PUT', '/v1/me/dictionary', { rules });
      expect(body.data?.rules).toEqual([...new Set(rules)].toSorted());
    }
  });

  test('holds for jobs that start from then on, beside what their own options say', async () => {
    await world.call('PUT', '/v1/me/dictionary', { words: ['mine', 'both'], rules: ['Teh'] });
    const job = await world.refined('teh', { dictionary: ['both', 'own'], ignore_rules: ['Colour'] });
    expect(lastAsked()).toMatchObject({ dictionary: ['both', 'mine', 'own'], rules: { Teh: 'off', Colour: 'off' } });
    await world.call('PUT', '/v1/me/dictionary', { words: ['other'], rules: [] });
    const retried = await world.call('POST', `/v1/jobs/${job}/retry`);
    await world.ended(retried.body.data.job.id);
    expect(lastAsked()).toMatchObject({ dictionary: ['other', 'both', 'own'], rules: { Colour: 'off' } });
  });
});

describe('what is learned from decisions', () => {
  const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `p1.b1.${from + n + 1}`);
  const TEXT = 'teh '.repeat(20);
  /** One by one, as a person clicks. */
  const decideEach = async (job: string, changes: readonly string[], decision: string) => {
    // oxlint-disable-next-line no-await-in-loop
    for (const id of changes) await world.decide(job, { ids: [id], decision });
  };

  // Whoever had rejected everything in one document got nothing of those rules any more.
  test('an action says one thing of a rule, however many of its changes it decides', async () => {
    const job = await world.refined(`${TEXT}${'colour '.repeat(6)}`);
    await world.decide(job, { filter: {}, decision: 'rejected' });
    const one = { accepted: 0, rejected: 1, standing: 'on', ignored: false };
    expect(await rulesOf()).toEqual([
      { rule: 'Colour', ...one },
      { rule: 'Teh', ...one },
    ]);
    await world.decide(job, { ids: ids(3, 9), decision: 'accepted' });
    expect(await standingOf('Teh')).toBe('on');
    expect((await rulesOf())[1]).toEqual({ rule: 'Teh', accepted: 1, rejected: 1, standing: 'on', ignored: false });
  });

  test('a rule that is rejected again and again suggests, then says nothing, in the next job', async () => {
    const job = await world.refined(TEXT);
    await decideEach(job, ids(0, 4), 'rejected');
    expect(await standingOf('Teh')).toBe('on');
    await decideEach(job, ids(4, 5), 'rejected');
    expect(await standingOf('Teh')).toBe('suggest');
    await world.refined('teh');
    expect(lastAsked()?.rules).toEqual({ Teh: 'suggest' });
    await decideEach(job, ids(5, 12), 'rejected');
    expect(await rulesOf()).toEqual([{ rule: 'Teh', accepted: 0, rejected: 12, standing: 'off', ignored: false }]);
    await world.refined('teh');
    expect(lastAsked()?.rules).toEqual({ Teh: 'off' });
  });

  test('what is accepted counts too', async () => {
    const job = await world.refined(TEXT);
    await decideEach(job, ids(0, 12), 'rejected');
    await decideEach(job, ids(12, 14), 'accepted');
    expect(await standingOf('Teh')).toBe('suggest');
    await decideEach(job, ids(14, 16), 'accepted');
    expect(await rulesOf()).toEqual([{ rule: 'Teh', accepted: 4, rejected: 12, standing: 'on', ignored: false }]);
  });

  test('a decision counts once: said again, changed, taken back', async () => {
    const job = await world.refined(TEXT);
    const counts = async () =>
      (await rulesOf()).map(({ accepted, rejected }: Record<string, number>) => [accepted, rejected]);
    for (const decision of ['rejected', 'rejected', 'accepted', 'rejected']) {
      // oxlint-disable-next-line no-await-in-loop
      await decideEach(job, ids(0, 3), decision);
    }
    expect(await counts()).toEqual([[0, 3]]);
    await world.call('POST', `/v1/jobs/${job}/changes/undo`);
    expect(await counts()).toEqual([[1, 2]]);
    await decideEach(job, ids(0, 1), 'none');
    expect(await counts()).toEqual([[1, 1]]);
    await world.call('POST', `/v1/jobs/${job}/changes/undo`);
    expect(await counts()).toEqual([[1, 2]]);
  });

  test('only the newest decisions of a rule are looked at', async () => {
    const job = await world.refined('teh '.repeat(120));
    await decideEach(job, ids(0, 60), 'rejected');
    expect(await rulesOf()).toMatchObject([{ accepted: 0, rejected: 50 }]);
    await decideEach(job, ids(60, 120), 'accepted');
    expect(await rulesOf()).toMatchObject([{ accepted: 50, rejected: 0, standing: 'on' }]);
  });

  test('begins anew for one rule or for all when it is told to', async () => {
    const job = await world.refined(`${TEXT}${'colour '.repeat(6)}`);
    await decideEach(job, ids(0, 26), 'rejected');
    expect((await rulesOf()).map(({ standing }: { standing: string }) => standing)).toEqual(['suggest', 'off']);
    expect((await world.call('DELETE', '/v1/me/rules/Teh')).body.data).toEqual({ forgotten: 20 });
    expect((await rulesOf()).map(({ rule }: { rule: string }) => rule)).toEqual(['Colour']);
    expect((await world.call('DELETE', '/v1/me/rules')).body.data).toEqual({ forgotten: 6 });
    expect(await rulesOf()).toEqual([]);
    expect(await world.result(job)).toContain('teh');
    expect((await world.call('DELETE', '/v1/me/rules/a%20b')).status).toBe(400);
  });

  test.each(['/v1/me/rules', '/v1/me/rules/Teh'])(
    'stays forgotten after DELETE %s, whatever is taken back',
    async (path) => {
      const job = await world.refined(TEXT);
      const undo = () => world.call('POST', `/v1/jobs/${job}/changes/undo`);
      await decideEach(job, ids(0, 12), 'rejected');
      await decideEach(job, ids(0, 6), 'none');
      expect((await world.call('DELETE', path)).body.data).toEqual({ forgotten: 6 });
      await undo();
      expect(await rulesOf()).toEqual([]);
      await world.decide(job, { filter: {}, decision: 'none' });
      await undo();
      expect(await rulesOf()).toEqual([]);
      await decideEach(job, ids(0, 1), 'accepted');
      expect(await rulesOf()).toMatchObject([{ rule: 'Teh', accepted: 1, rejected: 0 }]);
      await undo();
      expect(await rulesOf()).toEqual([]);
      expect(await world.result(job)).toContain('teh');
    },
  );

  test('stays when other rules or other people begin anew, and something is taken back', async () => {
    const job = await world.refined(TEXT);
    await decideEach(job, ids(0, 3), 'rejected');
    await world.call('DELETE', '/v1/me/rules/Colour');
    await world.app.services.people.resetRules('other');
    await world.decide(job, { filter: {}, decision: 'none' });
    await world.call('POST', `/v1/jobs/${job}/changes/undo`);
    expect(await rulesOf()).toMatchObject([{ rule: 'Teh', accepted: 0, rejected: 3 }]);
  });

  test('stays when the job is deleted, and the job does not', async () => {
    const job = await world.refined(TEXT);
    await decideEach(job, ids(0, 5), 'rejected');
    await world.call('DELETE', `/v1/jobs/${job}`);
    expect(await standingOf('Teh')).toBe('suggest');
    const sql = 'select count(*) from decisions where job is not null or change is not null';
    expect(await world.app.services.store.query({ sql, params: [] })).toEqual([[0]]);
  });

  test('is summed up for everybody to see, as it stands', async () => {
    const job = await world.refined(TEXT);
    const summed = async () => {
      const { accepted, rejected, acceptance_rate } = (await world.call('GET', '/v1/analytics/summary')).body.data
        .totals.changes;
      return [accepted, rejected, acceptance_rate];
    };
    await world.decide(job, { ids: ids(0, 4), decision: 'rejected' });
    await world.decide(job, { ids: ids(3, 4), decision: 'accepted' });
    expect(await summed()).toEqual([1, 3, 0.25]);
    await world.call('POST', `/v1/jobs/${job}/changes/undo`);
    expect(await summed()).toEqual([0, 4, 0]);
    await world.decide(job, { filter: {}, decision: 'none' });
    expect(await summed()).toEqual([0, 0, null]);
  });

  test('a rule that is ignored stands in the list as off', async () => {
    await world.call('PUT', '/v1/me/dictionary', { rules: ['Teh'] });
    expect(await rulesOf()).toEqual([{ rule: 'Teh', accepted: 0, rejected: 0, standing: 'off', ignored: true }]);
  });
});

describe('feedback on strategies', () => {
  const say = (body: unknown) => world.call('POST', '/v1/strategy/feedback', body);
  const folder = () => `${world.folder}/strategy_feedback`;

  test('is in the database and, once there is some, in the folder', async () => {
    const job = await world.refined('teh');
    expect(existsSync(folder())).toBe(false);
    const feedback = { strategy: 'corrections-only', job, rating: 4, comment: 'Left my wording alone.' };
    const said = await say(feedback);
    expect([said.status, said.body.data]).toMatchObject([201, feedback]);
    const [file = ''] = readdirSync(folder());
    const { job: _, ...kept } = said.body.data;
    expect(await Bun.file(`${folder()}/${file}`).json()).toEqual({ ...kept, principal: 'local' });
    await say({ strategy: 'corrections-only', rating: 1 });
    expect(
      (await world.call('POST', '/strategy/feedback', { strategy: 'corrections-only', comment: 'x' })).status,
    ).toBe(201);
    expect(readdirSync(folder())).toHaveLength(3);
    expect((await world.call('GET', '/v1/strategy/feedback')).body.data.items).toEqual([
      { strategy: 'corrections-only', feedback: 3, ratings: 2, mean_rating: 2.5 },
    ]);
  });

  test.each([
    ['neither rating nor comment', { strategy: 'corrections-only' }],
    ['an unknown strategy', { strategy: 'poetic', rating: 3 }],
    ['no strategy', { rating: 3 }],
    ['a rating off the scale', { strategy: 'corrections-only', rating: 6 }],
    ['half a star', { strategy: 'corrections-only', rating: 2.5 }],
    ['an empty comment', { strategy: 'corrections-only', comment: ' ' }],
    ['a comment that is too long', { strategy: 'corrections-only', comment: 'x'.repeat(4_001) }],
    ['a member too many', { strategy: 'corrections-only', rating: 3, user: 'x' }],
  ])('refuses %s, and makes no folder for it', async (_, body) => {
    const answer = await say(body);
    expect([answer.status, answer.body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
    expect(existsSync(folder())).toBe(false);
  });

  test('about a job counts for the strategy that ran in it', async () => {
    const job = await world.refined('teh');
    const other = await say({ strategy: 'academic', job, rating: 3 });
    expect([other.status, other.body.error.details]).toEqual([
      400,
      [{ path: 'strategy', message: 'The strategy of that job is corrections-only' }],
    ]);
    expect(existsSync(folder())).toBe(false);
    const picked = await world.refined('teh cat sat.', { strategy: 'auto' });
    const { to } = (await world.call('GET', `/v1/jobs/${picked}`)).body.data.snapshot.route;
    expect((await say({ strategy: to, job: picked, rating: 3 })).status).toBe(201);
    expect((await say({ strategy: 'auto', job: picked, rating: 3 })).status).toBe(201);
    expect((await say({ strategy: 'academic', job: picked, rating: 3 })).body.error.details[0].message).toBe(
      `The strategy of that job is auto, which picked ${to}`,
    );
  });

  test('about a job that is not there is 404', async () => {
    const answer = await say({ strategy: 'corrections-only', job: 'job_00000000000000000000000000', rating: 3 });
    expect([answer.status, answer.body.error.code]).toEqual([404, 'NOT_FOUND']);
    expect(existsSync(folder())).toBe(false);
  });
});
