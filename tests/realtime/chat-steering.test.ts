import { describe, expect, test } from 'bun:test';
import { quotingWriter } from '../../src/engines/quoting/quoting-writer.ts';
import { Steering } from '../../src/pipelines/writing/steering.ts';
import { initialState } from '../../src/protocol/fold/state.ts';
import { contentOf, isCritique, writesSections } from '../support/chat-replies.ts';
import { openChatWorld } from '../support/chat-world.ts';
import { type Behaviour, fakeProvider, type FakeProvider, type ProviderCall } from '../support/fake-provider.ts';
import { openModelWorld } from '../support/model-world.ts';
import { correctsTeh } from '../support/model-replies.ts';
import { behaviours as does } from '../support/provider-behaviours.ts';
import { SocketClient } from '../support/socket-client.ts';
import { wordGate } from '../support/word-gate.ts';
import type { Json } from '../support/world.ts';

const isEnd = ({ type }: Json) => type === 'stream_end';
const isPaused = ({ type, data }: Json) => type === 'state' && data.status === 'paused';
const WORDS = 'Less jargon, please.';
const plansAndWrites = writesSections([], (section) => `All about ${section}.`);

/** Which calls were told, by what each was asked for. */
function told({ calls }: FakeProvider, words = WORDS) {
  return calls.filter((call) => contentOf(call).includes(JSON.stringify(words))).map(askedFor);
}

function askedFor(call: ProviderCall): string {
  const section = /^Write the section "(.*)" of/m.exec(contentOf(call))?.[1];
  if (section !== undefined) return section;
  if (isCritique(call)) return `critique of ${/## (\w+)|about (\w+)/.exec(contentOf(call))?.slice(1).find(Boolean)}`;
  return contentOf(call).includes('Reference: ') ? 'outline' : 'answer';
}

/** Writes a beginning of the section that is called so, and the rest at the test's word. */
function holding(section: string, gate: ReturnType<typeof wordGate>, then = plansAndWrites): Behaviour {
  return async (call) => {
    if (askedFor(call) !== section) return then(call);
    await call.head(200);
    await call.say('A beginning. ');
    await gate.word();
    await call.say('And the rest.');
    await call.send('data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n');
    await call.end();
  };
}

async function said(client: SocketClient, command: Json): Promise<Json> {
  const { id } = await client.command({ type: 'feedback', ...command });
  const applied = await client.until(({ type, data }) => type === 'feedback_applied' && data.feedback === id);
  return applied.data;
}

const isWriting = (block: string) => (frame: Json) => frame.type === 'content' && frame.data.block === block;

describe('words to a job that writes', () => {
  test('P-222 steer: the model is told from the next section on', async () => {
    const gate = wordGate();
    await using one = await fakeProvider(holding('Sails', gate));
    await using world = await openChatWorld([one]);
    using client = await world.asked('Explain a ship.', { route: 'advanced' });
    await client.until(isWriting('b2'));
    const answered = said(client, { text: WORDS });
    gate.open();
    expect(await answered).toMatchObject({
      from: { pass: 2, block: 'b3' },
      attempt: 1,
      understood: [`the model is told: “${WORDS}”`],
      directives: [{ type: 'free_words', text: WORDS }],
      not_understood: [],
    });
    await client.until(isEnd);
    // Then both sections of the draft are read again under it.
    expect(told(one)[0]).toBe('Ropes');
    expect(told(one)).toHaveLength(3);
  });

  test('P-222 queue: the model is told from the next stage on', async () => {
    const gate = wordGate();
    await using one = await fakeProvider(holding('Sails', gate));
    await using world = await openChatWorld([one]);
    using client = await world.asked('Explain a ship.', { route: 'advanced' });
    await client.until(isWriting('b2'));
    const answered = said(client, { mode: 'queue', text: WORDS });
    gate.open();
    expect(await answered).toMatchObject({ from: { pass: 3 } });
    await client.until(isEnd);
    expect(told(one).every((what) => what.startsWith('critique'))).toBe(true);
    expect(told(one)).toHaveLength(2);
  });

  test('P-222 what is said of the short answer counts for what of the long one is not asked for yet', async () => {
    const short = wordGate();
    const sails = wordGate();
    await using one = await fakeProvider(holding('answer', short, holding('Sails', sails)));
    await using world = await openChatWorld([one]);
    using client = await world.asked('Explain a ship.', { route: 'hybrid' });
    await client.until(isWriting('b1'));
    await one.call(3);
    const answered = said(client, { text: WORDS });
    short.let(1);
    expect(await answered).toMatchObject({ from: { pass: 3, block: 'b3' } });
    sails.open();
    await client.until(isEnd);
    expect(told(one)[0]).toBe('Ropes');
    expect(told(one)).toHaveLength(3);
  });

  test('P-222 before it is planned, for all of it', async () => {
    const short = wordGate();
    const plan = wordGate();
    await using one = await fakeProvider(
      holding('answer', short, async (call) => {
        if (askedFor(call) === 'outline') await plan.word();
        return plansAndWrites(call);
      }),
    );
    await using world = await openChatWorld([one]);
    using client = await world.asked('Explain a ship.', { route: 'hybrid' });
    await client.until(isWriting('b1'));
    await one.call(2);
    const answered = said(client, { text: WORDS });
    short.let(1);
    expect(await answered).toMatchObject({ from: { pass: 3 } });
    plan.open();
    await client.until(isEnd);
    expect(told(one).slice(0, 2)).toEqual(['Sails', 'Ropes']);
  });

  test('P-222 a target: that section alone', async () => {
    const gate = wordGate();
    await using one = await fakeProvider(holding('Sails', gate));
    await using world = await openChatWorld([one]);
    using client = await world.asked('Explain a ship.', { route: 'advanced' });
    await client.until(isWriting('b2'));
    const answered = said(client, { text: WORDS, target: { block: 'b3' } });
    gate.open();
    expect(await answered).toMatchObject({ from: { pass: 2, block: 'b3' } });
    await client.until(isEnd);
    expect(told(one)[0]).toBe('Ropes');
    expect(told(one)).toHaveLength(2);
  });

  test.each(['chat', 'generate'])(
    'P-222 interrupt: a %s is written again, and the first call is closed',
    async (kind) => {
      await using one = await fakeProvider(does.stalls('A ship is a '), does.says('Boats float.'));
      await using world = await openChatWorld([one]);
      const input = kind === 'chat' ? { message: 'What is a ship?' } : { topic: 'Ships' };
      const { body } = await world.call('POST', '/v1/jobs', { kind, input });
      using client = new SocketClient(world.url, body.data.job.id, { hello: { since: 'start' } });
      await client.until(isWriting('b1'));
      const answer = await said(client, { mode: 'interrupt', text: WORDS });
      expect(answer).toMatchObject({ from: { pass: 1, block: 'b1' }, attempt: 2 });
      expect(await client.until(isEnd)).toMatchObject({ status: 'completed' });
      expect(client.text).toBe('Boats float.');
      expect(client.state.passes[0]).toMatchObject({ attempt: 2 });
      await one.calls[0]?.closed;
      expect(told(one)).toEqual(['answer']);
      expect(one.calls).toHaveLength(2);
    },
  );

  test('P-222 interrupt: a plan is made again under it', async () => {
    let isFirst = true;
    await using one = await fakeProvider((call) => {
      if (!isFirst) return plansAndWrites(call);
      isFirst = false;
      return undefined;
    });
    await using world = await openChatWorld([one]);
    using client = await world.asked('Explain a ship.', { route: 'advanced' });
    const plan = await one.call(1);
    await client.until(({ type }) => type === 'pass_start');
    const answer = await said(client, { mode: 'interrupt', text: WORDS });
    expect(answer).toMatchObject({ from: { pass: 1 }, attempt: 2 });
    await plan.closed;
    await client.until(isEnd);
    expect(told(one).slice(0, 3)).toEqual(['outline', 'Sails', 'Ropes']);
  });

  test('P-222 where nothing is left to be written it is said, and what to do', async () => {
    const gate = wordGate();
    await using one = await fakeProvider(holding('answer', gate));
    await using world = await openChatWorld([one]);
    using client = await world.asked('What is a ship?', { route: 'simple' });
    await client.until(isWriting('b1'));
    const answered = said(client, { text: WORDS });
    gate.open();
    expect(await answered).toEqual({
      feedback: expect.any(String),
      understood: [],
      not_understood: [expect.stringMatching(/^“Less jargon, please.”: nothing is left .* mode interrupt/)],
      examples: ['Ask again in the same conversation, with what should be different.'],
    });
    await client.until(isEnd);
    expect(client.text).toBe('A beginning. And the rest.');
  });

  test('P-222 what is no words is answered as not understood', async () => {
    await using one = await fakeProvider(does.stalls('A ship'), does.says('Boats float.'));
    await using world = await openChatWorld([one]);
    using client = await world.asked('What is a ship?', { route: 'simple' });
    await client.until(isWriting('b1'));
    const answer = await said(client, { mode: 'interrupt', directives: [{ type: 'dialect', dialect: 'GB' }] });
    expect(answer).toMatchObject({
      understood: [],
      not_understood: ['dialect: a text that is written is steered in words'],
    });
    await client.until(isEnd);
  });

  test('P-222 nobody follows words where the files are only quoted', () => {
    const feedback = { feedback: 'f1', mode: 'steer' as const, text: WORDS };
    const passes = [{ pass: 1, name: 'answer', status: 'running' as const, attempt: 1, completed: 0, changes: 0 }];
    const state = { ...initialState('job_1'), passes, feedback: [feedback] };
    const steering = new Steering({ state: () => state, writer: quotingWriter(), toWrite: () => ['b1'] });
    expect([...steering.answers()]).toMatchObject([
      { data: { understood: [], not_understood: [`“${WORDS}”: there is no model to follow it`] } },
    ]);
  });

  test('P-222 P-210 a server that starts again goes on under what was said', async () => {
    const gate = wordGate();
    await using one = await fakeProvider(
      holding('Sails', gate, (call) => (askedFor(call) === 'Ropes' ? undefined : plansAndWrites(call))),
    );
    const world = await openChatWorld([one]);
    using before = await world.asked('Explain a ship.', { route: 'advanced' });
    await before.until(isWriting('b2'));
    const answered = said(before, { text: WORDS });
    gate.open();
    await answered;
    await world.app.stop();
    await using two = await fakeProvider(plansAndWrites);
    await using again = await openChatWorld([two], {}, world.folder);
    using client = new SocketClient(again.url, before.state.job, { hello: { since: 'start' } });
    await client.until(isEnd);
    expect(told(two)[0]).toBe('Ropes');
  });
});

describe('pausing a job that writes', () => {
  test('P-62 at the boundary: the section is finished, and nothing of the next one asked', async () => {
    const gate = wordGate();
    await using one = await fakeProvider(holding('Sails', gate));
    await using world = await openChatWorld([one]);
    using client = await world.asked('Explain a ship.', { route: 'advanced' });
    await client.until(isWriting('b2'));
    await client.command({ type: 'pause' });
    gate.open();
    await client.until(isPaused);
    expect(client.state.blocks[1]).toMatchObject({ pass: 2, text: '## Sails\n\nA beginning. And the rest.\n' });
    expect(one.calls.map(askedFor)).toEqual(['outline', 'Sails']);
    await client.command({ type: 'resume' });
    expect(await client.until(isEnd)).toMatchObject({ status: 'completed' });
    expect(one.calls.map(askedFor).slice(2, 4)).toEqual(['Ropes', expect.stringMatching(/^critique/)]);
  });

  test('P-63 now: the call is closed, and the section is written again', async () => {
    await using one = await fakeProvider(plansAndWrites, does.stalls('A beginning'), plansAndWrites);
    await using world = await openChatWorld([one]);
    using client = await world.asked('Explain a ship.', { route: 'advanced' });
    await client.until(isWriting('b2'));
    await client.command({ type: 'pause', mode: 'now' });
    await client.until(isPaused);
    await one.calls[1]?.closed;
    await client.command({ type: 'resume' });
    await client.until(isEnd);
    expect(client.text).toBe('## Sails\n\nAll about sails.\n\n## Ropes\n\nAll about ropes.\n');
    const starts = client.frames.filter(({ type, data }) => type === 'block_start' && data.block === 'b2');
    expect(starts.slice(0, 2).map(({ data }) => data.attempt)).toEqual([1, 2]);
  });

  test('P-62 what a call cost is no boundary: the answer that was paid for is taken first', async () => {
    const gate = wordGate();
    await using one = await fakeProvider(async (call) => {
      await gate.word();
      await does.says(correctsTeh)(call);
    });
    await using world = await openModelWorld([one], { tokens: 5, ahead: 1 });
    const job = await world.refine('This is teh first one.\n\nThis is teh second one.');
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await one.call(1);
    await client.command({ type: 'pause' });
    gate.let(1);
    await client.until(isPaused);
    expect(client.state.blocks.map(({ text, pass }) => [text, pass])).toEqual([
      ['This is the first one.', 1],
      ['This is teh second one.', 0],
    ]);
    gate.open();
    await client.command({ type: 'resume' });
    await client.until(isEnd);
    expect(one.calls.filter(({ raw }) => raw.includes('block s1, paragraph>>>\\nThis is teh first'))).toHaveLength(1);
  });
});
