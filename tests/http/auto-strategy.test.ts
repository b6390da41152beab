import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { embeddedEngine } from '../../src/engines/embedded/embedded-engine.ts';
import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import { strategyNamed } from '../../src/pipelines/refine/strategies.ts';
import { pacedEngine } from '../support/paced-engine.ts';
import { SocketClient } from '../support/socket-client.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { openWorld, type Json, type World } from '../support/world.ts';

setDefaultTimeout(300_000);

const AUTO = { strategy: 'auto' };
const CLEAN =
  'The harbour froze early that year, and the ferries stopped before Christmas. People walked to the island instead, ' +
  'carrying their shopping in rucksacks and their children on sledges. Nobody complained about the walk, which took an ' +
  'hour on a good day and two when the wind came from the north.';
const FAULTY = 'We recieved teh letter yesterday and i could not beleive what stood in it. Their was no adress on it.';

let world: World;
beforeAll(async () => {
  world = await openWorld({ pipelines: [refinePipeline(embeddedEngine())] });
});
afterAll(() => world.close());

async function routed(text: string): Promise<SocketClient> {
  const client = new SocketClient(world.url, await world.post('refine', text, AUTO), { hello: { since: 'start' } });
  await client.closed;
  return client;
}

describe('auto', () => {
  test.each([
    ['a page of code', `# Start\n\n${CLEAN}\n\n\`\`\`sh\nrun\n\`\`\`\n\n${CLEAN}\n\n\`\`\`sh\nstop\n\`\`\`\n`, 'light'],
    ['a text full of errors', `${FAULTY}\n\n${FAULTY}\n\n${FAULTY}\n\n${FAULTY}\n`, 'corrections-only'],
    ['a paper', `# Abstract\n\n${CLEAN} [@ice2020]\n\n# References\n\nIce.\n`, 'academic'],
    ['a few words', 'We are closed on Monday.', 'standard'],
    [
      'another language',
      'Der Hafen war seit der zweiten Woche des Jahres zugefroren und niemand konnte sich daran erinnern.',
      'corrections-only',
    ],
    ['nothing to read', '---\n', 'standard'],
  ])('P-217 %s: says what it picked, and why, before the job starts', async (_, text, to) => {
    const client = await routed(text);
    const types = client.types.filter((type) => type === 'route' || type === 'job_started');
    expect(types).toEqual(['route', 'job_started']);
    expect(client.state.route?.to).toBe(to);
    expect(client.state.route?.reason).toEndWith('.');
    expect(client.state.passes.map(({ name }) => name)).toEqual([...(strategyNamed(to)?.passes ?? [])]);
    expect(client.state).toMatchObject({ status: 'completed', accepted: { strategy: 'auto' } });
  });

  test('P-217 the passes that were asked for are kept', async () => {
    const job = await world.post('refine', 'We recieved it.', { strategy: 'auto', passes: ['polish'] });
    const client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.closed;
    expect(client.state.passes.map(({ name }) => name)).toEqual(['polish']);
  });
});

test('P-217 what was picked stands in the log: a run that goes on does not pick again', async () => {
  using folder = tempFolder();
  const held = Promise.withResolvers<void>();
  const notes = '- teh one\n- teh two\n- teh three\n- teh four\n';
  const first = pacedEngine(async ({ options, signal }) => {
    if (options.apply === 'suggest') return;
    held.resolve();
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  });
  const options = { folder: folder.path, tuning: { runLimits: { drainMs: 0 } } };
  const before = await openWorld({ ...options, pipelines: [refinePipeline(first.engine)] });
  const job = await before.post('refine', notes, AUTO);
  await held.promise;
  await before.close();
  const second = pacedEngine();
  await using after = await openWorld({ ...options, pipelines: [refinePipeline(second.engine)] });
  const client = new SocketClient(after.url, job, { hello: { since: 'start' } });
  await client.closed;
  expect(client.frames.filter(({ type }) => type === 'route')).toHaveLength(1);
  expect(second.asked.every(({ options: asked }) => asked.apply === 'auto')).toBe(true);
  expect(client.state.passes.map(({ name }: Json) => name)).toEqual(['proofread']);
});
