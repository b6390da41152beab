import { describe, expect, test } from 'bun:test';
import { askedText } from '../support/asked-text.ts';
import { refOf } from '../support/chat-replies.ts';
import { openChatWorld } from '../support/chat-world.ts';
import { type Behaviour, fakeProvider } from '../support/fake-provider.ts';
import { correctsTeh } from '../support/model-replies.ts';
import { openModelWorld } from '../support/model-world.ts';
import { behaviours as does } from '../support/provider-behaviours.ts';
import { SocketClient } from '../support/socket-client.ts';
import { uploaded } from '../support/upload.ts';
import type { Json } from '../support/world.ts';

const isEnd = ({ type }: Json) => type === 'stream_end';
const enginesOf = (client: SocketClient) =>
  client.frames.filter(({ type }) => type === 'pass_complete').map(({ data }) => data.usage.engine);
const FILE = ['ships.md', 'The jib is the sail in front.\n\nA sheet is a rope for sails.\n'] as const;

describe('the engine that is named', () => {
  test('is the one that quoted, where no model answered', async () => {
    await using one = await fakeProvider(does.refuses(401));
    await using world = await openChatWorld([one]);
    const [file] = await uploaded(world, [FILE]);
    using client = await world.asked('What is a jib?', { route: 'simple' }, [file?.id ?? '']);
    await client.until(isEnd);
    expect(client.text).toContain('> The jib is the sail in front.');
    expect(enginesOf(client)).toEqual(['quoting']);
    expect(client.state.engine).toBe('quoting');
  });

  test('is the provider that wrote, where another one failed', async () => {
    await using one = await fakeProvider(does.refuses(401));
    await using two = await fakeProvider(does.says('A sail in front.'));
    await using world = await openChatWorld([one, two]);
    using client = await world.asked('What is a jib?', { route: 'simple' });
    await client.until(isEnd);
    expect(enginesOf(client)).toEqual(['two/fake-2']);
    expect(client.state.engine).toBe('two/fake-2');
    const { body } = await world.call('GET', `/v1/jobs/${client.state.job}/status`);
    expect(body.data.usage.engine).toBe('two/fake-2');
  });

  test('is each of those that wrote a part of it, and nobody who only planned', async () => {
    const plan: Behaviour = (call) => does.says(JSON.stringify({ ref: refOf(call), sections: ['Jib', 'Sheet'] }))(call);
    await using one = await fakeProvider(plan, does.says('A sail.'), does.refuses(401));
    await using world = await openChatWorld([one]);
    const [file] = await uploaded(world, [FILE]);
    using client = await world.asked('Explain a jib and a sheet.', { route: 'advanced' }, [file?.id ?? '']);
    await client.until(isEnd);
    expect(enginesOf(client)).toEqual(['one/fake-1', 'one/fake-1, quoting', 'one/fake-1, quoting']);
    expect(client.state.engine).toBe('one/fake-1, quoting');
  });

  test('is the embedded one for a pass in which no model answered, and both where one did for a part', async () => {
    const half: Behaviour = (call) =>
      (askedText(call).segments[0]?.text.includes('number 2') ? does.refuses(401) : does.says(correctsTeh))(call);
    await using one = await fakeProvider(half);
    const finds = [{ find: 'teh', after: 'the', applied: true }];
    await using world = await openModelWorld([one], { finds, tokens: 5, ahead: 1 });
    const job = await world.refine('This is teh number 1.\n\nThis is teh number 2.', {
      passes: ['proofread', 'tighten'],
    });
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(isEnd);
    expect(enginesOf(client)).toEqual(['one/fake-1, words', 'words']);
    expect(client.state.engine).toBe('words');
  });
});

describe('what is told of a fault', () => {
  test.each([
    [
      'a refused key',
      does.refuses(401),
      false,
      /^No model answered: one\/fake-1: it refused the key with status 401\. Check KEY_1\.$/,
    ],
    ['a key that may not', does.refuses(403), false, /refused the key with status 403\. Check KEY_1\.$/],
    [
      'a refused key in the words of some',
      does.refuses(400, { message: 'API key not valid. Please pass a valid API key.' }),
      false,
      /refused the key with status 400\. Check KEY_1\.$/,
    ],
    [
      'a quota',
      does.refuses(429, { code: 'insufficient_quota' }),
      false,
      /quota is used up \(status 429\)\. Raise .* KEY_1 /,
    ],
    ['credit', does.refuses(402), false, /quota is used up \(status 402\)/],
    ['a wrong name', does.refuses(404), false, /has no such model \(status 404\)\. Check MODEL_1\.$/],
    [
      'a request that it does not take',
      does.refuses(400),
      false,
      /refused the request with status 400\. Check that MODEL_1/,
    ],
    ['an outage', does.refuses(503), true, /answered with status 503\.$/],
    ['a connection that is reset', does.cuts('', 'by reset'), true, /the connection failed\. Check the network\.$/],
    [
      'too many requests',
      does.refuses(429, {}, { 'retry-after': '3600' }),
      true,
      /takes no more requests at the moment\. /,
    ],
  ])('%s: who, what, and what to do about it; and whether to try again', async (_name, behaviour, retryable, says) => {
    await using one = await fakeProvider(behaviour);
    await using world = await openChatWorld([one], { attempts: 1 });
    using client = await world.asked('Write a poem.', { route: 'simple' });
    await client.until(isEnd);
    expect(client.state.end).toMatchObject({
      type: 'error',
      error: { code: 'UPSTREAM_ERROR', retryable, message: expect.stringMatching(says) },
    });
  });

  test('one that is left alone since is named with what it failed with', async () => {
    await using one = await fakeProvider(does.refuses(401));
    await using world = await openChatWorld([one]);
    for (const calls of [1, 1]) {
      using client = await world.asked('Write a poem.', { route: 'simple' });
      await client.until(isEnd);
      expect(client.state.end).toMatchObject({
        error: { retryable: false, message: expect.stringMatching(/refused the key with status 401\. Check KEY_1\.$/) },
      });
      expect(one.calls).toHaveLength(calls);
    }
  });
});
