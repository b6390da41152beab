import { describe, expect, test } from 'bun:test';
import { askedText } from '../support/asked-text.ts';
import { type Behaviour, fakeProvider } from '../support/fake-provider.ts';
import { editsTo } from '../support/model-replies.ts';
import { openModelWorld } from '../support/model-world.ts';
import { PollClient } from '../support/poll-client.ts';
import { behaviours as does } from '../support/provider-behaviours.ts';
import { writes } from '../support/rewrite-replies.ts';
import { SocketClient } from '../support/socket-client.ts';
import { storedLog } from '../support/stored-job.ts';
import { wordGate } from '../support/word-gate.ts';
import type { Json } from '../support/world.ts';

const isEnd = ({ type }: Json) => type === 'stream_end';
const TEXT =
  'Here is the first of the passages, written badly.\n\nHere is the second of the passages, written badly.\n';
const WRITTEN = TEXT.replaceAll('badly', 'well');
const writesWell = writes((text) => text.replace('badly', 'well'));

/** Writes half of the passage and then waits for ever. */
const stallsHalfWay: Behaviour = (call) => {
  const { ref, segments } = askedText(call);
  return does.stalls(`<<<${ref} rewritten>>>\n${(segments[0]?.text ?? '').slice(0, 30)}${' '.repeat(40)}`)(call);
};

const contentOf = (client: SocketClient, block: string) =>
  client.frames.filter(({ type, data }) => type === 'content' && data.block === block);

const same = writes((text) => text);
const idle = editsTo(() => []);

describe('a pass that a model writes', () => {
  test.each([
    [{ passes: ['proofread'], tone: 'formal', audience: 'experts' }, '“tone” and “audience” take the pass tone: name'],
    [{ passes: ['structure'], tone: 'formal', audience: 'experts' }, '“tone” takes the pass tone: name it'],
    [{ passes: ['proofread'], audience: 'experts' }, '“audience” takes the pass structure or tone: name'],
    [{ passes: ['tone'], tone: 'formal', audience: 'experts' }, undefined],
    [{ strategy: 'academic', passes: undefined, tone: 'formal' }, undefined],
  ])('is missed where an option is for it: %j', async (options, message) => {
    await using one = await fakeProvider(does.says((call) => (call.body.response_format ? idle : same)(call)));
    await using world = await openModelWorld([one]);
    const job = await world.refine('One.', options);
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(isEnd);
    const said = message === undefined ? [] : [{ code: 'needs_pass', message: expect.stringContaining(message) }];
    expect(client.state.warnings).toEqual(said);
  });

  test('P-10 its text streams as `content`, and `block_complete` says what counts', async () => {
    const gate = wordGate();
    await using one = await fakeProvider((call) => does.drips(writesWell(call), gate.word)(call));
    await using world = await openModelWorld([one], { ahead: 1 });
    const job = await world.refine(TEXT, { passes: ['tone'], tone: 'formal', audience: 'experts' });
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await one.call(1);
    gate.let(75);
    await client.until(({ type }) => type === 'content');
    expect(client.state.open).toMatchObject({ pass: 1, block: 'b1', attempt: 1 });
    expect('Here is the first of the passages, written well.').toStartWith(client.state.open?.text ?? '-');
    expect(client.state.blocks[0]?.text).toBe(TEXT.split('\n')[0] ?? '');
    gate.open();
    await client.until(isEnd);
    expect(client.text).toBe(WRITTEN);
    const [first] = client.frames.filter(({ type }) => type === 'block_complete');
    expect(first.data.changes).toMatchObject([{ before: 'badly', after: 'well', rule: 'ModelTone', category: 'tone' }]);
    expect(client.types.indexOf('block_start')).toBeLessThan(client.types.indexOf('content'));
    expect(one.calls[0]?.body.messages[1].content).toContain('The tone is to be formal');
    expect(one.calls[0]?.body.messages[1].content).toContain('The readers are experts of the field.');
    expect((await storedLog(world, job)).map(({ type }) => type)).not.toContain('content');
  });

  test('cancelled in mid-text, the block goes back to what it was and the socket closes', async () => {
    await using one = await fakeProvider(does.says(writesWell), stallsHalfWay);
    await using world = await openModelWorld([one], { ahead: 1 });
    const job = await world.refine(TEXT, { passes: ['tone'] });
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(({ type, data }) => type === 'content' && data.block === 'b2');
    const call = await one.call(2);
    await client.command({ type: 'cancel' });
    await call.closed;
    await client.until(isEnd);
    expect(client.state.end).toMatchObject({ type: 'cancelled', upstream: 'aborted', partial: true });
    expect(client.text).toBe(TEXT.replace('badly', 'well'));
  });

  test('paused now and resumed, the block is written again from its beginning', async () => {
    await using one = await fakeProvider(stallsHalfWay, does.says(writesWell));
    await using world = await openModelWorld([one], { ahead: 1 });
    const job = await world.refine(TEXT, { passes: ['tone'] });
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(({ type }) => type === 'content');
    await client.command({ type: 'pause', mode: 'now' });
    await client.until(({ type, data }) => type === 'state' && data.status === 'paused');
    await client.command({ type: 'resume' });
    await client.until(isEnd);
    expect(client.text).toBe(WRITTEN);
    const starts = client.frames.filter(({ type, data }) => type === 'block_start' && data.block === 'b1');
    expect(starts.map(({ data }) => data.attempt)).toEqual([1, 2]);
  });

  test('a provider that dies in mid-text: the text begins again with the next, and every reader agrees', async () => {
    await using one = await fakeProvider((call) => {
      const { ref } = askedText(call);
      return does.cuts(`<<<${ref} rewritten>>>\nSomething else that is never finished, and goes on for a while`)(call);
    });
    await using two = await fakeProvider(does.says(writesWell));
    await using world = await openModelWorld([one, two], { ahead: 1, limits: { attempts: 1 } });
    const job = await world.refine(TEXT, { passes: ['tone'] });
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    const poll = new PollClient(world.url, job);
    await Promise.all([client.until(isEnd), poll.toEnd()]);
    expect(client.text).toBe(WRITTEN);
    expect(poll.text).toBe(WRITTEN);
    expect(client.state.warnings.map(({ code }) => code)).toEqual(['provider_failed']);
  });

  test('a place that is to be left alone is neither written nor shown', async () => {
    const gate = wordGate();
    await using one = await fakeProvider(async (call) => {
      await gate.word();
      await does.says(writesWell)(call);
    });
    await using world = await openModelWorld([one], { ahead: 1 });
    const job = await world.refine(TEXT, { passes: ['tone'] });
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await one.call(1);
    const { id } = await client.command({ type: 'feedback', text: 'Don’t edit block b2.' });
    gate.open();
    await client.until(({ type, data }) => type === 'feedback_applied' && data.feedback === id);
    await client.until(isEnd);
    expect(client.text).toBe(TEXT.replace('badly', 'well'));
    expect(contentOf(client, 'b2')).toEqual([]);
  });
});
