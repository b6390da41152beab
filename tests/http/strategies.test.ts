import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { embeddedEngine } from '../../src/engines/embedded/embedded-engine.ts';
import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import { SocketClient } from '../support/socket-client.ts';
import { type Json, openWorld, type World } from '../support/world.ts';

setDefaultTimeout(300_000);

let world: World;

beforeAll(async () => {
  world = await openWorld({ pipelines: [refinePipeline(embeddedEngine())] });
});
afterAll(() => world.close());

const TEXT =
  '# How we work\n\nWe have recieved teh letter in order to utilize it.  It is very good!!\n\nThe colour is chosen by the chairman of the the board.\n';

async function refined(options: Json, text = TEXT): Promise<SocketClient> {
  const body = { kind: 'refine', input: { text }, options };
  const job = (await world.call('POST', '/v1/jobs', body)).body.data.job.id;
  const client = new SocketClient(world.url, job, { hello: { since: 'start' } });
  await client.closed;
  expect(client.end?.status).toBe('completed');
  return client;
}

const passesOf = (client: SocketClient) =>
  client.frames.filter(({ type }) => type === 'pass_start').map(({ data }) => data.name);
const changesOf = (client: SocketClient): Json[] =>
  client.frames.filter(({ type }) => type === 'block_complete').flatMap(({ data }) => data.changes);

describe('strategies', () => {
  test('are explained, with their passes and what these do not do', async () => {
    const { status, body } = await world.call('GET', '/v1/strategies');
    expect(status).toBe(200);
    expect(body.data.default).toBe('standard');
    expect(body.data.strategies.map(({ name }: Json) => name)).toEqual([
      'standard',
      'light',
      'academic',
      'plain-language',
      'corrections-only',
      'auto',
    ]);
    const passes = new Set(body.data.passes.map(({ name }: Json) => name));
    for (const { about, when, passes: named = [] } of body.data.strategies) {
      expect(about.length + when.length).toBeGreaterThan(40);
      for (const name of named) expect(passes.has(name)).toBe(true);
    }
    for (const { does, without_model } of body.data.passes)
      expect(Math.min(does.length, without_model.length)).toBeGreaterThan(40);
  });

  test('their rules are listed, by pass, category and tier', async () => {
    const all = (await world.call('GET', '/v1/rules')).body.data.items;
    expect(new Set(all.map(({ name }: Json) => name)).size).toBe(all.length);
    const some = (await world.call('GET', '/v1/rules?pass=tighten&tier=A&category=clarity')).body.data.items;
    expect(some.length).toBeGreaterThan(3);
    expect(
      all.filter((rule: Json) => rule.pass === 'tighten' && rule.tier === 'A' && rule.category === 'clarity'),
    ).toEqual(some);
    expect((await world.call('GET', '/v1/rules?pass=rhyme')).status).toBe(400);
    expect((await world.call('GET', '/v1/rules?colour=red')).status).toBe(400);
  });

  test('standard is what runs where nothing is asked for', async () => {
    const client = await refined({});
    expect(passesOf(client)).toEqual(['proofread', 'tighten', 'polish']);
    expect(client.text).toBe(
      '# How we work\n\nWe have received the letter to use it.  It is very good!!\n\nThe colour is chosen by the chairman of the board.\n',
    );
    expect(changesOf(client).some(({ tier }) => tier === 'C')).toBe(false);
  });

  test('a dialect that is asked for is put into the text; where everything is suggested, it is so once', async () => {
    const text = 'The color of the theater and our favorite neighbor.\n\nThe the end.\n';
    expect((await refined({ dialect: 'GB' }, text)).text).toBe(
      'The colour of the theatre and our favourite neighbour.\n\nThe end.\n',
    );
    expect((await refined({}, text)).text).toBe(text.replace('The the', 'The'));
    const suggested = await refined({ dialect: 'GB', apply: 'suggest' }, text);
    expect(suggested.text).toBe(text);
    const pairs = changesOf(suggested).map(({ before, after }) => `${before} ${after}`);
    expect(pairs).toContain('color colour');
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  test('what is to be applied: what is sure, that and what leaves no choice, nothing', async () => {
    const text = 'He is the fireman of it.\n\nShe recieved a number of letters.\n';
    const options = { strategy: 'plain-language' };
    expect((await refined(options, text)).text).toBe(text.replace('recieved', 'received'));
    expect((await refined({ ...options, apply: 'all' }, text)).text).toBe(
      'He is the firefighter of it.\n\nShe received a number of letters.\n',
    );
    expect((await refined({ ...options, apply: 'suggest' }, text)).text).toBe(text);
  });

  test.each([
    ['light', ['proofread', 'polish']],
    ['academic', ['proofread', 'tighten', 'polish', 'structure', 'tone']],
    ['plain-language', ['proofread', 'tighten', 'polish', 'structure', 'tone']],
    ['corrections-only', ['proofread']],
  ])('%s runs its passes', async (strategy, passes) => {
    const client = await refined({ strategy });
    expect(passesOf(client)).toEqual(passes);
    const applied = changesOf(client).filter((change) => change.applied);
    expect(applied.every(({ tier }) => tier === 'A')).toBe(true);
  });

  test('auto is taken', async () => {
    expect((await refined({ strategy: 'auto' })).text).not.toContain('recieved');
  });

  test('passes of the request come instead of those of the strategy, under its register', async () => {
    const client = await refined({ strategy: 'academic', passes: ['tone', 'tighten'] });
    expect(passesOf(client)).toEqual(['tone', 'tighten']);
    expect(client.text).toContain('recieved');
    expect(changesOf(client).map(({ rule }) => rule)).toContain('exclamation');
  });

  test('words and rules that are to be left are left', async () => {
    const client = await refined({
      dictionary: ['teh', 'colour'],
      ignore_rules: ['plain-utilize', 'RepeatedWords', 'doubled-word'],
    });
    expect(client.text).toContain('received teh letter to utilize it');
    expect(client.text).toContain('The colour is chosen by the chairman of the the board');
    const accepted = client.frames.find(({ type }) => type === 'job_accepted')?.data.options;
    expect(accepted).toMatchObject({
      dictionary_words: 2,
      ignore_rules: ['plain-utilize', 'RepeatedWords', 'doubled-word'],
    });
  });
});
