import { describe, expect, test } from 'bun:test';
import { askedText } from '../support/asked-text.ts';
import { type Behaviour, fakeProvider, type ProviderCall } from '../support/fake-provider.ts';
import { correctsTeh, editsTo } from '../support/model-replies.ts';
import { openModelWorld } from '../support/model-world.ts';
import { behaviours as does } from '../support/provider-behaviours.ts';
import { openSteeredWorld } from '../support/steered-world.ts';
import { SocketClient } from '../support/socket-client.ts';
import { type WordGate, wordGate } from '../support/word-gate.ts';
import type { Json } from '../support/world.ts';

const isEnd = ({ type }: Json) => type === 'stream_end';
const THREE = 'This is teh first.\n\nThis is teh second.\n\nThis is teh third.\n';
const ONE_BLOCK = { tokens: 5, ahead: 1 };

/** Answers when the test lets it. */
function paced(pacer: WordGate, answer: (call: ProviderCall) => string = correctsTeh): Behaviour {
  return async (call) => {
    await pacer.word();
    await does.says(answer)(call);
  };
}

/** What the model was told to heed, and the text that it was asked about. */
const heard = (call: ProviderCall) => {
  const content: string = call.body.messages[1].content;
  return {
    asks: [...content.matchAll(/^- (".*")$/gm)].map(([, ask = '']) => JSON.parse(ask)),
    text: askedText(call).segments.map(({ text }) => text),
  };
};

const answered = (client: SocketClient, id: string) =>
  client.until(({ type, data }) => type === 'feedback_applied' && data.feedback === id);

describe('P-220 what people ask for in words of their own', () => {
  test('P-220 reaches the model from the next block on, beside what is understood without it', async () => {
    const pacer = wordGate();
    await using one = await fakeProvider(paced(pacer));
    await using world = await openModelWorld([one], ONE_BLOCK);
    const job = await world.refine(THREE);
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await one.call(1);
    const { id } = await client.command({
      type: 'feedback',
      text: 'Make it sound like a letter. Keep British spelling.',
    });
    pacer.let(1);
    const { data } = await answered(client, id);
    expect(data).toMatchObject({
      from: { pass: 1, block: 'b2' },
      understood: ['British spelling from here on', 'the model is told: “Make it sound like a letter”'],
      directives: [
        { type: 'dialect', dialect: 'GB' },
        { type: 'free_words', text: 'Make it sound like a letter' },
      ],
      not_understood: [],
    });
    pacer.open();
    await client.until(isEnd);
    expect(client.text).toBe(THREE.replaceAll('teh', 'the'));
    const last = one.calls.slice(-2).map(heard);
    expect(last).toEqual([
      { asks: ['Make it sound like a letter'], text: ['This is teh second.'] },
      { asks: ['Make it sound like a letter'], text: ['This is teh third.'] },
    ]);
    expect(one.calls[0] && heard(one.calls[0]).asks).toEqual([]);
  });

  test('P-220 an edit for it is put into the text, whatever it is about', async () => {
    const pacer = wordGate();
    const friendlier = editsTo(({ text }) =>
      text.includes('second') ? [{ old: 'This', new: 'Look, this', category: 'tone' }] : [],
    );
    await using one = await fakeProvider(paced(pacer, friendlier));
    await using world = await openModelWorld([one], ONE_BLOCK);
    const job = await world.refine(THREE);
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await one.call(1);
    const { id } = await client.command({ type: 'feedback', text: 'friendlier, more like speech' });
    pacer.let(1);
    await answered(client, id);
    pacer.open();
    await client.until(isEnd);
    expect(client.text).toBe(THREE.replace('This is teh second', 'Look, this is teh second'));
    const changes = client.state.blocks.flatMap((block) => block.changes);
    expect(changes).toMatchObject([{ category: 'tone', rule: 'ModelProofreadTone', applied: true }]);
  });

  test('P-220 at a target block it is told for that block alone', async () => {
    const pacer = wordGate();
    await using one = await fakeProvider(paced(pacer));
    await using world = await openModelWorld([one], { tokens: 1_000, ahead: 1 });
    const job = await world.refine(THREE, { passes: ['proofread', 'polish'] });
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await one.call(1);
    const { id } = await client.command({
      type: 'feedback',
      text: 'Shorter, please, by half',
      target: { block: 'b2' },
    });
    pacer.let(1);
    const { data } = await answered(client, id);
    expect(data).toMatchObject({ from: { pass: 1, block: 'b2' }, not_understood: [] });
    pacer.open();
    await client.until(isEnd);
    const polish = one.calls
      .filter(({ body }) => body.messages[0].content.includes('The task is to polish'))
      .map(heard);
    expect(polish).toEqual([
      { asks: [], text: ['This is the first.'] },
      { asks: ['Shorter, please, by half'], text: ['This is the second.'] },
      { asks: [], text: ['This is the third.'] },
    ]);
  });

  test('P-201 a place that is to be left alone, or for which the pass has nothing to do, is not asked about', async () => {
    const pacer = wordGate();
    await using one = await fakeProvider(paced(pacer));
    await using world = await openModelWorld([one], ONE_BLOCK);
    const job = await world.refine(`${THREE}\nThis is teh fourth.\n`, { passes: ['proofread', 'tighten'] });
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await one.call(1);
    const { id } = await client.command({
      type: 'feedback',
      directives: [
        { type: 'leave', place: { block: 'b3' } },
        { type: 'only_categories', categories: ['spelling'], place: { block: 'b2' } },
      ],
    });
    pacer.let(1);
    await answered(client, id);
    pacer.open();
    await client.until(isEnd);
    expect(client.text).toBe(`${THREE}\nThis is teh fourth.\n`.replaceAll(/teh (?!third)/g, 'the '));
    const asked = one.calls.map((call) => [call.body.messages[0].content.includes('to proofread'), heard(call).text]);
    expect(asked).toEqual([
      [true, ['This is teh first.']],
      [true, ['This is teh second.']],
      [true, ['This is teh fourth.']],
      [false, ['This is the first.']],
      [false, ['This is the fourth.']],
    ]);
  });

  test('P-205 what was left alone and is not any more is asked about, though it was passed over already', async () => {
    const pacer = wordGate();
    await using one = await fakeProvider(paced(pacer));
    await using world = await openModelWorld([one], ONE_BLOCK);
    const job = await world.refine(THREE);
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await one.call(1);
    const place = { part: 'document' };
    const first = await client.command({ type: 'feedback', directives: [{ type: 'leave', place }] });
    pacer.let(1);
    await answered(client, first.id);
    await one.call(2);
    // Answered when the second block is done, and by then the third is passed over.
    await client.command({ type: 'feedback', directives: [{ type: 'forget' }] });
    pacer.open();
    await client.until(isEnd);
    expect(client.text).toBe('This is the first.\n\nThis is teh second.\n\nThis is the third.\n');
    expect(one.calls.map((call) => heard(call).text.join())).toEqual([
      'This is teh first.',
      'This is teh second.',
      'This is teh third.',
    ]);
  });

  test('P-220 P-204 what is said to the job itself, and is no directive, is explained and not told to a model', async () => {
    const pacer = wordGate();
    await using one = await fakeProvider(paced(pacer));
    await using world = await openModelWorld([one], ONE_BLOCK);
    const job = await world.refine(THREE);
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await one.call(1);
    const { id } = await client.command({ type: 'feedback', text: 'Undo the last change. Then make it sing.' });
    pacer.open();
    const { data } = await answered(client, id);
    await client.until(isEnd);
    expect(data.directives).toEqual([{ type: 'free_words', text: 'Then make it sing' }]);
    expect(data.not_understood).toEqual([
      expect.stringMatching(/^Undo the last change: single changes are rejected in/),
    ]);
    expect(one.calls.flatMap((call) => heard(call).asks)).not.toContain('Undo the last change');
  });

  test.each([
    ['code', 'b2', ['proofread', 'tighten'], false],
    ['a heading that only writing passes come to', 'b1', ['tone'], false],
    ['a heading that is proofread', 'b1', ['tone', 'proofread'], true],
    ['a passage', 'b3', ['tone'], true],
  ])('P-220 at a block of %s it is said whether a model will hear of it', async (_what, block, passes, told) => {
    const pacer = wordGate();
    await using one = await fakeProvider(paced(pacer));
    await using world = await openModelWorld([one], ONE_BLOCK);
    const passage = 'This is a passage that is long enough to be written anew.';
    const job = await world.refine(`# Heading\n\n\`\`\`\ncode\n\`\`\`\n\n${passage}\n\n${passage}\n`, {
      passes,
    });
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await one.call(1);
    const { id } = await client.command({
      type: 'feedback',
      text: 'More like a poem',
      target: { block },
      mode: 'interrupt',
    });
    pacer.open();
    const { data } = await answered(client, id);
    expect(data.not_understood).toEqual(
      told ? [] : [`“More like a poem”: no pass that is left asks a model about ${block}`],
    );
    expect(data.directives).toHaveLength(told ? 1 : 0);
  });

  test.each(['queue', 'interrupt'])('P-220 in the mode %s it counts from where that mode does', async (mode) => {
    const pacer = wordGate();
    await using one = await fakeProvider(paced(pacer));
    await using world = await openModelWorld([one], ONE_BLOCK);
    const job = await world.refine('This is teh first.\n\nThis is teh second.');
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await one.call(1);
    pacer.let(1);
    await one.call(2);
    const { id } = await client.command({ type: 'feedback', mode, text: 'Make it sing' });
    pacer.open();
    const { data } = await answered(client, id);
    await client.until(isEnd);
    expect(client.state.end).toMatchObject({ type: 'done' });
    expect(data.from).toEqual({ pass: mode === 'queue' ? 2 : 1, block: 'b1' });
    const asked = one.calls.map(heard).filter(({ asks }) => asks.length > 0);
    expect(asked.map(({ text }) => text.join().replace('teh', 'the'))).toEqual([
      'This is the first.',
      'This is the second.',
    ]);
    if (mode === 'queue') expect(client.state.passes.map(({ name }) => name)).toEqual(['proofread', 'polish']);
  });

  test('P-220 when no text is left it is not said to be told', async () => {
    const pacer = wordGate();
    await using one = await fakeProvider(paced(pacer));
    await using world = await openModelWorld([one], ONE_BLOCK);
    const job = await world.refine('This is teh first.');
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await one.call(1);
    const { id } = await client.command({ type: 'feedback', text: 'Make it sing' });
    pacer.open();
    const { data } = await answered(client, id);
    await client.until(isEnd);
    expect(data).toMatchObject({
      understood: [],
      directives: [],
      not_understood: ['“Make it sing”: no text is left that a model is asked about'],
    });
    expect(one.calls).toHaveLength(1);
  });

  test('P-220 P-204 without a model nobody follows it, and that is said', async () => {
    await using world = await openSteeredWorld();
    using client = await world.job(THREE);
    await world.held();
    const directives = [{ type: 'free_words', text: 'Make it sing' }];
    const { id } = await client.command({ type: 'feedback', text: 'More like a letter.', directives });
    world.open();
    const { data } = await answered(client, id);
    expect(data.not_understood).toEqual(['More like a letter.', '“Make it sing”: there is no model to follow it']);
    expect(data.directives).toEqual([]);
    await client.until(isEnd);
  });
});
