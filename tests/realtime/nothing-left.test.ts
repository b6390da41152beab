import { describe, expect, test } from 'bun:test';
import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import { behaviours as does } from '../support/provider-behaviours.ts';
import { fakeProvider } from '../support/fake-provider.ts';
import { editsTo } from '../support/model-replies.ts';
import { openModelWorld } from '../support/model-world.ts';
import { SocketClient } from '../support/socket-client.ts';
import { wordEngine, type WordRule } from '../support/word-engine.ts';
import { wordGate } from '../support/word-gate.ts';
import { openWorld, type Json } from '../support/world.ts';

const isEnd = ({ type }: Json) => type === 'stream_end';
const THRICE = { passes: ['proofread', 'proofread', 'proofread'] };
const TEXT = 'It is teh end.\n\nThere is more.';
const FIX: WordRule = { find: 'teh', after: 'the', applied: true };
const SUGGEST: WordRule = { find: 'teh', after: 'the' };

/** The passes that began, and what was warned of. */
function course({ frames, state }: SocketClient) {
  const began = frames.filter(({ type }) => type === 'pass_start').map(({ data }) => data.name);
  return { began, warned: state.warnings.map(({ code, pass }) => [code, pass]) };
}

async function openEngineWorld(rules: (pass: number) => readonly WordRule[], gate = wordGate()) {
  const engine = wordEngine({ rules, before: () => gate.word() });
  const world = await openWorld({ pipelines: [refinePipeline(engine)] });
  const refine = async (options: Json) =>
    new SocketClient(world.url, await world.post('refine', TEXT, options), { hello: { since: 'start' } });
  return { ...world, gate, refine };
}

describe('a pass that changes nothing', () => {
  test('P-221 is the last one where all that is left has gone over this very text, and the log says so', async () => {
    await using world = await openEngineWorld(() => []);
    world.gate.open();
    using client = await world.refine(THRICE);
    expect(await client.until(isEnd)).toMatchObject({ status: 'completed' });
    expect(course(client)).toEqual({ began: ['proofread'], warned: [['nothing_left', 1]] });
    expect(client.state.warnings[0]?.message).toContain('(proofread, proofread)');
    expect(client.state.end).toMatchObject({ type: 'done', version: 1, changes: 0 });
  });

  test('P-221 is not, where a pass is left that looks for something else', async () => {
    await using world = await openEngineWorld(() => []);
    world.gate.open();
    using client = await world.refine({ passes: ['proofread', 'tighten', 'proofread'] });
    await client.until(isEnd);
    expect(course(client)).toEqual({ began: ['proofread', 'tighten'], warned: [['nothing_left', 2]] });
  });

  test('P-221 is what a repeated pass waits for: as long as one changes something, the next runs', async () => {
    await using world = await openEngineWorld((pass) => (pass === 1 ? [FIX] : []));
    world.gate.open();
    using client = await world.refine(THRICE);
    await client.until(isEnd);
    expect(course(client)).toEqual({ began: ['proofread', 'proofread'], warned: [['nothing_left', 2]] });
    expect(client.text).toBe('It is the end.\n\nThere is more.');
  });

  test('P-221 does not end a job in which somebody has said something since', async () => {
    await using world = await openEngineWorld(() => []);
    using client = await world.refine({ passes: ['proofread', 'proofread'] });
    await client.until(({ type }) => type === 'pass_start');
    const { id } = await client.command({ type: 'feedback', mode: 'queue', text: 'use British spelling' });
    world.gate.open();
    await client.until(({ type, data }) => type === 'feedback_applied' && data.feedback === id);
    await client.until(isEnd);
    expect(course(client)).toEqual({ began: ['proofread', 'proofread'], warned: [] });
  });

  test('P-221 does not end a job in which somebody has taken a suggestion: that is another text', async () => {
    await using world = await openEngineWorld((pass) => (pass === 1 ? [SUGGEST] : []));
    using client = await world.refine(THRICE);
    world.gate.let(1);
    await client.until(({ type }) => type === 'block_complete');
    const { id } = client.state.blocks[0]?.changes[0] ?? {};
    await world.call('PUT', `/v1/jobs/${client.state.job}/changes`, { ids: [id], decision: 'accepted' });
    world.gate.open();
    await client.until(isEnd);
    expect(course(client)).toEqual({ began: ['proofread', 'proofread'], warned: [['nothing_left', 2]] });
    expect(client.text).toBe('It is the end.\n\nThere is more.');
  });

  test('P-221 is the one that people are asked about before the end, and what they then decide ends the job', async () => {
    await using world = await openEngineWorld(() => [SUGGEST]);
    using client = await world.refine({ ...THRICE, review: 'final' });
    world.gate.open();
    const asked = await client.until(({ type }) => type === 'input_requested');
    expect(asked.data.question).toEndWith('in 1 pass. Is the text as you want it?');
    const { id } = client.state.blocks[0]?.changes[0] ?? {};
    await world.call('PUT', `/v1/jobs/${client.state.job}/changes`, { ids: [id], decision: 'accepted' });
    await client.command({ type: 'respond', input: asked.data.input, value: 'approve' });
    expect(await client.until(isEnd)).toMatchObject({ status: 'completed' });
    expect(course(client)).toEqual({ began: ['proofread'], warned: [['nothing_left', 1]] });
    expect(client.text).toBe('It is the end.\n\nThere is more.');
  });

  test('P-221 asks no model again', async () => {
    await using one = await fakeProvider(does.says(editsTo(() => [])));
    await using world = await openModelWorld([one]);
    using client = new SocketClient(world.url, await world.refine('All is well here.', THRICE), {
      hello: { since: 'start' },
    });
    await client.until(isEnd);
    expect(course(client)).toEqual({ began: ['proofread'], warned: [['nothing_left', 1]] });
    expect(one.calls).toHaveLength(1);
  });

  test('P-221 is one too in which a provider was waited for, and came', async () => {
    const busy = does.refuses(429, {}, { 'retry-after': '10' });
    await using one = await fakeProvider(busy, does.says(editsTo(() => [])));
    await using world = await openModelWorld([one]);
    using client = new SocketClient(world.url, await world.refine(TEXT, THRICE), { hello: { since: 'start' } });
    await client.until(({ type }) => type === 'warning');
    await world.timing.until((pending) => pending.includes(11_000));
    world.timing.pass(11_000);
    await client.until(isEnd);
    expect(course(client)).toEqual({
      began: ['proofread'],
      warned: [
        ['provider_waiting', 1],
        ['nothing_left', 1],
      ],
    });
    expect(one.calls).toHaveLength(2);
  });

  test('P-221 is tried again where no model answered: another time one may', async () => {
    await using one = await fakeProvider(does.refuses(401), does.says(editsTo(() => [])));
    await using world = await openModelWorld([one]);
    using client = new SocketClient(world.url, await world.refine('All is well here.', THRICE), {
      hello: { since: 'start' },
    });
    await client.until(isEnd);
    expect(course(client).began).toHaveLength(3);
  });
});
