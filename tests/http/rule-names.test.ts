import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { embeddedEngine } from '../../src/engines/embedded/embedded-engine.ts';
import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import { openWorld, type Json, type World } from '../support/world.ts';

setDefaultTimeout(300_000);

let world: World;
beforeAll(async () => {
  world = await openWorld({ pipelines: [refinePipeline(embeddedEngine())] });
});
afterAll(() => world.close());

const start = (options: Json) => world.call('POST', '/v1/jobs', { kind: 'refine', input: { text: 'One.' }, options });
const optionsOf = async (job: string) =>
  (await world.call('GET', `/v1/jobs/${job}`)).body.data.snapshot.accepted.options;

describe('a rule that is not there', () => {
  test.each([
    [
      'SentenceCapitalisation',
      'There is no such rule; the nearest is SentenceCapitalization: GET /v1/rules lists them',
    ],
    ['Plain-Utilize', 'There is no such rule; the nearest is plain-utilize: GET /v1/rules lists them'],
    ['qqq', 'There is no such rule: GET /v1/rules lists them'],
  ])('is refused, with the one that comes nearest: %s', async (name, message) => {
    const job = await start({ ignore_rules: ['AnA', name] });
    expect([job.status, job.body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
    expect(job.body.error.details).toEqual([{ path: 'options.ignore_rules.1', message }]);
    const dictionary = await world.call('PUT', '/v1/me/dictionary', { rules: [name] });
    expect([dictionary.status, dictionary.body.error.details]).toEqual([400, [{ path: 'rules.0', message }]]);
    expect((await world.call('GET', '/v1/me/dictionary')).body.data.rules).toEqual([]);
  });

  test('cannot be begun anew with, and one that is can, whatever was learned of it', async () => {
    const none = await world.call('DELETE', '/v1/me/rules/NoSuch');
    expect([none.status, none.body.error.code]).toEqual([404, 'NOT_FOUND']);
    const known = await world.call('DELETE', '/v1/me/rules/AnA');
    expect([known.status, known.body.data]).toEqual([200, { forgotten: 0 }]);
  });
});

test('P-218 a job says which rules are silent in it, and how many words are left alone', async () => {
  const bare = await start({});
  expect(Object.keys(await optionsOf(bare.body.data.job.id))).not.toContain('rules');
  await world.call('PUT', '/v1/me/dictionary', { words: ['teh', 'mine'], rules: ['AnA'] });
  const { body } = await start({ ignore_rules: ['doubled-word'], dictionary: ['teh', 'own'] });
  expect(await optionsOf(body.data.job.id)).toMatchObject({
    ignore_rules: ['doubled-word'],
    rules: { AnA: 'off', 'doubled-word': 'off' },
    dictionary_words: 3,
  });
  await world.call('PUT', '/v1/me/dictionary', { words: [], rules: [] });
});
