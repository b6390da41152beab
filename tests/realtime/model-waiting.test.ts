import { describe, expect, test } from 'bun:test';
import { join } from 'node:path';
import { openDatabase } from '../../src/store/file-database.ts';
import { askedText } from '../support/asked-text.ts';
import { refOf } from '../support/chat-replies.ts';
import { openChatWorld } from '../support/chat-world.ts';
import { type Behaviour, fakeProvider } from '../support/fake-provider.ts';
import { correctsTeh } from '../support/model-replies.ts';
import { openModelWorld } from '../support/model-world.ts';
import { behaviours as does } from '../support/provider-behaviours.ts';
import { writes } from '../support/rewrite-replies.ts';
import { SocketClient } from '../support/socket-client.ts';
import type { Json } from '../support/world.ts';

const TEXT = 'This is teh first one.\n\nThis is teh second one.';
const busy = does.refuses(429, {}, { 'retry-after': '10' });
const isEnd = ({ type }: Json) => type === 'stream_end';
const isWaiting = ({ type, data }: Json) => type === 'warning' && data.code === 'provider_waiting';
const isPaused = ({ type, data }: Json) => type === 'state' && data.status === 'paused';

describe('a job that waits for a provider', () => {
  test('P-79 says for whom, why and for how long, as soon as it begins to wait', async () => {
    await using one = await fakeProvider(busy, does.says(correctsTeh));
    await using world = await openModelWorld([one]);
    const job = await world.refine(TEXT);
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    // Time stands still: it was told at once.
    expect((await client.until(isWaiting)).data).toEqual({
      code: 'provider_waiting',
      message:
        'one/fake-1: it takes no more requests at the moment. A lower MODEL_CONCURRENCY asks it less often. It is asked again in 11 s.',
      pass: 1,
    });
    await world.timing.until((pending) => pending.includes(11_000));
    world.timing.pass(11_000);
    expect(await client.until(isEnd)).toMatchObject({ status: 'completed' });
    expect(client.text).toBe('This is the first one.\n\nThis is the second one.');
  });

  test('P-79 a pause at the boundary holds at once: nothing is under way', async () => {
    await using one = await fakeProvider(busy, does.says(correctsTeh));
    await using world = await openModelWorld([one]);
    const job = await world.refine(TEXT);
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(isWaiting);
    await client.command({ type: 'pause' });
    await client.until(isPaused);
    expect(world.timing.pending).toEqual([]);
    expect(one.calls).toHaveLength(1);
    await client.command({ type: 'resume' });
    // Who goes on does not press a provider that wants to be left alone.
    await world.timing.until((pending) => pending.includes(10_250));
    expect(one.calls).toHaveLength(1);
    world.timing.pass(10_250);
    expect(await client.until(isEnd)).toMatchObject({ status: 'completed' });
    expect(one.calls).toHaveLength(2);
  });

  test('P-79 feedback is answered at once, and counts for the block that waits', async () => {
    await using one = await fakeProvider(busy, does.says(correctsTeh));
    await using world = await openModelWorld([one]);
    const job = await world.refine(TEXT);
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(isWaiting);
    await client.command({ type: 'feedback', text: 'use British spelling' });
    const { data } = await client.until(({ type }) => type === 'feedback_applied');
    expect(data).toMatchObject({ from: { pass: 1, block: 'b1' }, not_understood: [] });
    await world.timing.until((pending) => pending.includes(10_250));
    world.timing.pass(10_250);
    expect(await client.until(isEnd)).toMatchObject({ status: 'completed' });
    expect(one.calls).toHaveLength(2);
    expect(one.calls[1]?.raw).toContain('British');
  });

  test('P-79 cancel ends the wait', async () => {
    await using one = await fakeProvider(busy);
    await using world = await openModelWorld([one]);
    const job = await world.refine(TEXT);
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(isWaiting);
    await client.command({ type: 'cancel' });
    await client.until(isEnd);
    expect(client.state.end).toMatchObject({ type: 'cancelled', upstream: 'aborted' });
    expect(one.calls).toHaveLength(1);
    expect(world.timing.pending).toEqual([]);
  });

  test('P-79 P-74 a server that stops hands it back at once', async () => {
    await using one = await fakeProvider(busy);
    // Only at the end of a block, or by force after longer than this test may take.
    await using world = await openModelWorld([one], { tuning: { runLimits: { drainMs: 600_000 } } });
    const job = await world.refine(TEXT);
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(isWaiting);
    await world.app.stop();
    expect(world.timing.pending).toEqual([]);
    const row = openDatabase(join(world.folder, 'data', 'redraft.db'));
    expect(row.query('select status from jobs').get()).toEqual({ status: 'queued' });
    row.close();
  });

  test('P-79 for a connection, or for a first word: it is told after a second, and a call goes on', async () => {
    await using one = await fakeProvider(does.silent());
    await using world = await openModelWorld([one]);
    const job = await world.refine(TEXT);
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await one.call(1);
    world.timing.pass(1_000);
    expect((await client.until(({ type }) => type === 'thinking')).data).toEqual({
      pass: 1,
      text: 'Waiting for one/fake-1: nothing has come of its answer yet; after 60 s of silence it is asked anew.',
    });
    expect(one.open).toBe(1);
    await client.command({ type: 'cancel' });
    await client.until(isEnd);
  });

  test.each([
    ['an answer', 'simple', 'b1'],
    ['a plan', 'advanced', 'b1'],
  ])('P-79 %s is waited for in the same way: feedback is answered, a pause holds', async (_what, route, block) => {
    await using one = await fakeProvider(busy);
    await using world = await openChatWorld([one]);
    using client = await world.asked('Explain a ship.', { route });
    await client.until(isWaiting);
    await client.command({ type: 'feedback', text: 'In short.' });
    const { data } = await client.until(({ type }) => type === 'feedback_applied');
    expect(data.understood).toEqual(['the model is told: “In short.”']);
    if (route === 'simple') expect(data.from).toEqual({ pass: 1, block });
    await client.command({ type: 'pause' });
    await client.until(isPaused);
    expect(one.calls).toHaveLength(1);
    expect(world.timing.pending).toEqual([]);
  });

  test.each(['pause', 'feedback'])('P-79 a text that was shown and broke off waits as well: %s', async (said) => {
    const text = 'Here is the only passage of the text, which is written badly, and at some length.';
    const breaksOff: Behaviour = (call) => {
      const shown = `<<<${askedText(call).ref} rewritten>>>\n${text.slice(0, 40)}${' '.repeat(40)}`;
      return does.cuts(shown)(call);
    };
    await using one = await fakeProvider(breaksOff, busy, does.says(writes((old) => old.replace('badly', 'well'))));
    await using world = await openModelWorld([one]);
    const job = await world.refine(text, { passes: ['tone'] });
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(({ type }) => type === 'content');
    await world.timing.until((pending) => pending.includes(250));
    world.timing.pass(250);
    await client.until(isWaiting);
    if (said === 'pause') {
      await client.command({ type: 'pause' });
      await client.until(isPaused);
      expect(client.text).toBe(text);
      await client.command({ type: 'resume' });
    } else {
      await client.command({ type: 'feedback', text: 'Make it sing' });
      await client.until(({ type }) => type === 'feedback_applied');
    }
    await world.timing.until((pending) => pending.includes(10_250));
    world.timing.pass(10_250);
    expect(await client.until(isEnd)).toMatchObject({ status: 'completed' });
    expect(client.text).toBe(text.replace('badly', 'well'));
    expect(one.calls).toHaveLength(3);
    if (said === 'feedback') expect(one.calls[2]?.raw).toContain('Make it sing');
  });

  test('P-79 each wait of an answer is told, the second in the same words as well', async () => {
    const plan: Behaviour = (call) => does.says(JSON.stringify({ ref: refOf(call), sections: ['One', 'Two'] }))(call);
    await using one = await fakeProvider(busy, plan, busy, does.says('The first.'), does.silent());
    await using world = await openChatWorld([one]);
    using client = await world.asked('Explain a ship.', { route: 'advanced' });
    for (const told of [1, 2]) {
      await world.timing.until((pending) => pending.includes(11_000));
      await client.until(() => client.frames.filter(isWaiting).length === told);
      world.timing.pass(11_000);
    }
    await one.call(5);
    expect(new Set(client.frames.filter(isWaiting).map(({ data }) => data.message)).size).toBe(1);
    await client.command({ type: 'cancel' });
    await client.until(isEnd);
  });

  test('P-79 many calls that wait for the same provider are told once', async () => {
    await using one = await fakeProvider(busy);
    await using world = await openModelWorld([one], { tokens: 5, ahead: 4 });
    const job = await world.refine(Array.from({ length: 6 }, (_, nth) => `This is teh text ${nth}.`).join('\n\n'));
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(isWaiting);
    await world.timing.until((pending) => pending.filter((ms) => ms === 11_000).length === 4);
    await client.command({ type: 'cancel' });
    await client.until(isEnd);
    expect(client.frames.filter(isWaiting)).toHaveLength(1);
  });
});
