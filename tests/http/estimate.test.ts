import { afterAll, beforeAll, expect, test } from 'bun:test';
import { createClient } from '../../src/client/client.ts';
import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import { correctingEngine } from '../support/correcting-engine.ts';
import { uploaded } from '../support/upload.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ pipelines: [refinePipeline(correctingEngine())] });
});
afterAll(() => world.close());

const ask = (text: string, options: object = {}) => world.call('POST', '/v1/estimate', { input: { text }, options });

test('says words, blocks, passes and seconds, and makes no job', async () => {
  const { status, body } = await ask('# A title\n\nOne two three.\n\n```\nnot prose\n```\n');
  expect(status).toBe(200);
  expect(body.data).toMatchObject({ words: 5, blocks: 3, passes: ['proofread', 'tighten', 'polish'] });
  expect((await world.call('GET', '/v1/jobs')).body.data.items).toEqual([]);
});

test('follows the strategy and the passes that are wanted', async () => {
  const passesOf = async (options: object) => (await ask('One.', options)).body.data.passes;
  expect(await passesOf({ strategy: 'corrections-only' })).toEqual(['proofread']);
  expect(await passesOf({ passes: ['tone'] })).toEqual(['tone']);
  expect(await passesOf({ strategy: 'auto' })).toEqual(['proofread', 'tighten', 'polish']);
});

test('takes longer for more words', async () => {
  const [short, long] = await Promise.all([ask('One two.'), ask('One two three four. '.repeat(20_000))]);
  expect(long.body.data.words).toBe(80_000);
  expect(long.body.data.seconds).toBeGreaterThan(short.body.data.seconds);
});

test.each([
  [{}, 'input'],
  [{ input: { text: '' } }, 'input.text'],
  [{ input: { text: 'x' }, options: { strategy: 'none' } }, 'options.strategy'],
])('refuses %p', async (body, path) => {
  const answer = await world.call('POST', '/v1/estimate', body);
  expect([answer.status, answer.body.error.details[0].path]).toEqual([400, path]);
});

// A file of white space was 500: its text came in behind the check of the body.
test('a file that holds nothing to refine is refused as such a text is', async () => {
  const [blank, cat] = await uploaded(world, [
    ['blank.md', ' \n\n '],
    ['cat.md', 'A cat.'],
  ]);
  const estimateOf = (fileId: string) => world.call('POST', '/v1/estimate', { input: { fileId } });
  const refused = await estimateOf(blank.id);
  expect([refused.status, refused.body.error.details]).toEqual([
    400,
    [{ path: 'input.fileId', message: 'holds nothing but white space' }],
  ]);
  expect((await estimateOf(cat.id)).body.data.words).toBe(2);
});

test('knows from the jobs that have run here how long the next one takes', async () => {
  const engine = correctingEngine();
  engine.let();
  let at = 0;
  const tuning = { clock: () => (at += 40) };
  await using own = await openWorld({ pipelines: [refinePipeline(engine)], tuning });
  const text = 'One teh two three. '.repeat(100);
  const secondsOf = async () => (await own.call('POST', '/v1/estimate', { input: { text } })).body.data.seconds;
  const before = await secondsOf();
  const { passes } = await createClient({ url: own.url }).watch(await own.post('refine', text, {})).finished;
  const took = passes.reduce((sum, { elapsed_ms: ms = 0 }) => sum + ms / 1_000, 0.5);
  expect(await secondsOf()).toBe(Math.round(took * 10) / 10);
  expect(await secondsOf()).not.toBe(before);
});
