import { describe, expect, test } from 'bun:test';
import { Secret } from '../../../src/config/secret.ts';
import { CALL_LIMITS, type CallLimits } from '../../../src/engines/model/calls/call-limits.ts';
import { modelClient } from '../../../src/engines/model/calls/model-client.ts';
import { readingPause } from '../../../src/engines/model/calls/reading-pause.ts';
import type { Prompt } from '../../../src/engines/model/calls/completion.ts';
import { type Behaviour, fakeProvider, type FakeProvider } from '../../support/fake-provider.ts';
import { ManualTiming } from '../../support/manual-timing.ts';
import { behaviours as does, chunk } from '../../support/provider-behaviours.ts';

const KEY = 'sk-canary-0a1b2c3d4e5f';
const PROMPT: Prompt = {
  messages: [
    { role: 'system', content: 'Rules.' },
    { role: 'user', content: 'A text.' },
  ],
  schema: { name: 'answer', schema: { type: 'object' } },
};

function clientOf(provider: FakeProvider, limits: Partial<CallLimits> = {}) {
  const timing = new ManualTiming();
  const client = modelClient({
    baseUrl: provider.url,
    apiKey: new Secret(KEY),
    model: 'fake-1',
    limits: { ...CALL_LIMITS, ...limits },
    timing,
  });
  return { client, timing };
}

/** One call to a provider that behaves so. */
async function outcomeOf(behaviour: Behaviour, limits: Partial<CallLimits> = {}) {
  await using provider = await fakeProvider(behaviour);
  const { client, timing } = clientOf(provider, limits);
  const outcome = await client.complete(PROMPT, new AbortController().signal);
  expect(timing.pending).toEqual([]);
  await provider.quiet();
  return outcome;
}

async function failureOf(behaviour: Behaviour, limits: Partial<CallLimits> = {}) {
  const outcome = await outcomeOf(behaviour, limits);
  return outcome.ok ? outcome.completion : outcome.failure;
}

describe('model client', () => {
  test('asks in the protocol, with the key in its header alone, and gives back text and usage', async () => {
    await using provider = await fakeProvider(does.says('Fine – as it is. 😀', { pieces: 5 }));
    const { client } = clientOf(provider);
    const pieces: string[] = [];
    const outcome = await client.complete(PROMPT, new AbortController().signal, (piece) => pieces.push(piece));
    expect(outcome).toEqual({
      ok: true,
      completion: { text: 'Fine – as it is. 😀', usage: { input: 100, output: 20, estimated: false } },
    });
    expect(pieces.join('')).toBe('Fine – as it is. 😀');
    const [call] = provider.calls;
    expect(call?.path).toBe('/v1/chat/completions');
    expect(call?.headers.get('authorization')).toBe(`Bearer ${KEY}`);
    expect(call?.raw).not.toContain(KEY);
    expect(call?.body).toEqual({
      model: 'fake-1',
      messages: PROMPT.messages,
      stream: true,
      stream_options: { include_usage: true },
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'answer', schema: { type: 'object' }, strict: true },
      },
    });
  });

  test('counts the tokens itself where the provider does not, and says so', async () => {
    const outcome = await outcomeOf(does.says('x'.repeat(35), { usage: null }));
    expect(outcome).toMatchObject({ ok: true, completion: { usage: { input: 4, output: 10, estimated: true } } });
  });

  test.each([
    [null],
    ['many'],
    [{ prompt_tokens: -1, completion_tokens: 2 }],
    [{ prompt_tokens: 1.5, completion_tokens: 2 }],
    [{ prompt_tokens: '1', completion_tokens: 2 }],
  ])('and where what it says of them is %j', async (usage) => {
    const said = chunk({ choices: [{ delta: { content: 'x'.repeat(35) }, finish_reason: 'stop' }], usage });
    expect(await outcomeOf(does.streams(said))).toMatchObject({
      completion: { usage: { output: 10, estimated: true } },
    });
  });

  test.each([
    ['quietly', { kind: 'unavailable' }],
    ['abruptly', { kind: 'unavailable' }],
    ['by reset', { kind: 'unavailable' }],
  ] as const)('a stream that is cut %s is no answer', async (how, failure) => {
    expect(await failureOf(does.cuts('{"edits":[', how))).toEqual(failure);
    expect(await failureOf(does.cuts('', how))).toEqual(failure);
  });

  test.each([
    ['garbage', ['data: {"choices": oops\n\n']],
    ['another protocol', [chunk({ type: 'message_start' }), chunk({ choices: 'none' })]],
    ['a number', ['data: 5\n\n']],
    ['null', ['data: null\n\n']],
    ['a list', [chunk([])]],
    ['choices that are none', [chunk({ choices: [5] })]],
    ['a delta that is none', [chunk({ choices: [{ delta: 'x' }] })]],
    ['a text that is none', [chunk({ choices: [{ delta: { content: 5 } }] })]],
    ['a reason to finish that is none', [chunk({ choices: [{ delta: {}, finish_reason: {} }] })]],
  ])('a stream of %s is malformed', async (_name, pieces) => {
    const failure = await failureOf(does.streams(...pieces));
    expect(failure).toEqual({ kind: 'malformed', what: 'stream' });
  });

  test('bytes that are no events at all are no answer', async () => {
    expect(await failureOf(does.streams('\u0000\u0001 not SSE\n\n'))).toEqual({ kind: 'unavailable' });
  });

  test('a page is no answer, whatever stands on it', async () => {
    expect(await failureOf(does.page())).toEqual({ kind: 'malformed', what: 'type' });
  });

  test('a line of 10 MB is not read to its end', async () => {
    await using provider = await fakeProvider(does.longLine(10_000_000));
    const { client } = clientOf(provider, { lineBytes: 256 * 1_024 });
    const outcome = await client.complete(PROMPT, new AbortController().signal);
    expect(outcome).toEqual({ ok: false, failure: { kind: 'too_large', what: 'line' } });
    await provider.quiet();
    expect(provider.calls[0]?.sent).toBeLessThan(9_000_000);
  });

  test('an answer without end is left when it is longer than any needs to be', async () => {
    const failure = await failureOf(does.endless(), { responseBytes: 200_000 });
    expect(failure).toEqual({ kind: 'too_large', what: 'response' });
  });

  test.each([
    [429, {}, {}, { kind: 'rate_limited' }],
    [429, {}, { 'retry-after': '7' }, { kind: 'rate_limited', retryAfterMs: 7_000 }],
    [429, {}, { 'retry-after-ms': '250', 'retry-after': '9' }, { kind: 'rate_limited', retryAfterMs: 250 }],
    [429, {}, { 'retry-after': 'soon' }, { kind: 'rate_limited' }],
    [429, { code: 'insufficient_quota' }, {}, { kind: 'refused', status: 429 }],
    [429, { message: 'Request too large: too many tokens per minute' }, {}, { kind: 'rate_limited' }],
    [500, {}, {}, { kind: 'unavailable', status: 500 }],
    [503, {}, { 'retry-after': '3' }, { kind: 'unavailable', status: 503, retryAfterMs: 3_000 }],
    [401, {}, {}, { kind: 'refused', status: 401 }],
    [404, {}, {}, { kind: 'refused', status: 404 }],
    [400, { code: 'context_length_exceeded' }, {}, { kind: 'context_length' }],
    [400, { message: "This model's maximum context length is 8192 tokens." }, {}, { kind: 'context_length' }],
    [400, { message: 'prompt is too long: 210000 tokens > 200000 maximum' }, {}, { kind: 'context_length' }],
    [413, {}, {}, { kind: 'context_length' }],
  ] as const)('status %d with %j and headers %j', async (status, error, headers, failure) => {
    expect(await failureOf(does.refuses(status, error, headers))).toEqual({ ...failure });
  });

  test('an error in the middle of a stream is one, and its words stay inside', async () => {
    const failure = await failureOf(
      does.streams(
        chunk({ choices: [{ delta: { content: 'x' } }] }),
        chunk({ error: { message: KEY, code: 'overloaded' } }),
      ),
    );
    expect(failure).toEqual({ kind: 'unavailable' });
  });

  test.each([
    ['with carriage returns', ['data: {"choices":[{"delta":{"content":"é', '"},"finish_reason":"stop"}]}\r\n\r\n']],
    ['in many lines', ['data: {"choices":\ndata: [{"delta":{"content":"é"},"finish_reason":"stop"}]}\n\n']],
    ['without the last empty line', ['data: {"choices":[{"delta":{"content":"é"},"finish_reason":"stop"}]}']],
    [
      'with comments and names',
      [
        ': hi\n\n',
        'event: x\nid: 1\n',
        chunk({ choices: [{ delta: { content: 'é' }, finish_reason: 'stop' }] }),
        'data: [DONE]\n\n',
        'data: 5\n\n',
      ],
    ],
  ])('an event stream %s is read', async (_name, pieces) => {
    expect(await outcomeOf(does.streams(...pieces))).toMatchObject({ ok: true, completion: { text: 'é' } });
  });

  test('an event that is called an error is one', async () => {
    const error = 'event: error\ndata: {"message":"prompt is too long: 9 tokens > 8 maximum"}\n\n';
    expect(await failureOf(does.streams(error))).toEqual({ kind: 'context_length' });
  });

  test('S-98 nothing of what a provider says in an error is in the outcome', async () => {
    const outcome = await outcomeOf(does.refuses(500, { message: `canary ${KEY}`, code: KEY, type: KEY }));
    expect(JSON.stringify(outcome)).not.toContain(KEY);
  });

  test('the reasons to finish: too long, and declined', async () => {
    expect(await failureOf(does.says('x', { finish: 'length' }))).toEqual({ kind: 'output_length' });
    expect(await failureOf(does.says('x', { finish: 'content_filter' }))).toEqual({ kind: 'filtered' });
  });

  test('an endpoint that does not know the newer members is asked without them, and from then on at once', async () => {
    const unknown = does.refuses(400, { message: 'unknown field response_format' });
    await using provider = await fakeProvider(unknown, does.says('one'), does.says('two'));
    const { client } = clientOf(provider);
    const ask = () => client.complete(PROMPT, new AbortController().signal);
    expect(await ask()).toMatchObject({ ok: true, completion: { text: 'one' } });
    expect(await ask()).toMatchObject({ ok: true, completion: { text: 'two' } });
    const plain = { model: 'fake-1', messages: PROMPT.messages, stream: true };
    expect(provider.calls.slice(1).map(({ body }) => body)).toEqual([plain, plain]);
  });

  test('a redirect is not followed', async () => {
    await using elsewhere = await fakeProvider(does.says('from elsewhere'));
    const failure = await failureOf(does.refuses(307, {}, { location: `${elsewhere.url}/chat/completions` }));
    expect(failure).toEqual({ kind: 'unavailable' });
    expect(elsewhere.calls).toEqual([]);
  });

  test('nobody there: unavailable', async () => {
    const provider = await fakeProvider(does.silent());
    const { client } = clientOf(provider);
    await provider[Symbol.asyncDispose]();
    expect(await client.complete(PROMPT, new AbortController().signal)).toEqual({
      ok: false,
      failure: { kind: 'unavailable' },
    });
  });
});

describe('model client: patience', () => {
  const limits = { callMs: 1_000, idleMs: 100 };

  test.each([
    ['before the headers', does.silent(), 1],
    ['after the headers', does.stalls(), 2],
    ['in mid-stream', does.stalls('{"edits"'), 3],
  ])('silence %s ends the call and closes its socket', async (_name, behaviour, looked) => {
    await using provider = await fakeProvider(behaviour);
    const { client, timing } = clientOf(provider, limits);
    const outcome = client.complete(PROMPT, new AbortController().signal);
    await provider.call(1);
    // Each sign of life is looked at the clock for.
    await timing.until(() => timing.looked >= looked);
    timing.pass(100);
    expect(await outcome).toEqual({ ok: false, failure: { kind: 'timeout', of: 'idle' } });
    await provider.quiet();
    expect(timing.pending).toEqual([]);
  });

  test('a slow drip is no silence, but the call has an end', async () => {
    const words = Array.from({ length: 30 }, () => Promise.withResolvers<void>());
    let next = 0;
    await using provider = await fakeProvider(
      does.drips('x'.repeat(30), () => words[next++]?.promise ?? Promise.resolve()),
    );
    const { client, timing } = clientOf(provider, limits);
    let heard = Promise.withResolvers<void>();
    const outcome = client.complete(PROMPT, new AbortController().signal, () => heard.resolve());
    await provider.call(1);
    for (const word of words.slice(0, 19)) {
      heard = Promise.withResolvers();
      word.resolve();
      await heard.promise;
      timing.pass(50);
    }
    expect(timing.pending).toContain(50);
    timing.pass(50);
    expect(await outcome).toEqual({ ok: false, failure: { kind: 'timeout', of: 'call' } });
    await provider.quiet();
  });
});

describe('model client: pauses of reading', () => {
  test.each([
    ['few answers', 39, 1_000, 0],
    ['many answers', 40, 1_000, 20],
    ['more of them', 200, 1_000, 100],
    ['any number of them', 100_000, 1_000, 100],
    ['the beginning of an answer', 200, 199, 0],
  ])('%s', (_what, calls, read, ms) => expect(readingPause(calls, read)).toBe(ms));

  test('what has come in one is read after it', async () => {
    const words = Array.from({ length: 40 }, () => Promise.withResolvers<void>());
    let calls = 0;
    await using provider = await fakeProvider(async (call) => {
      const own = words[calls++];
      await call.head(200);
      await call.say('x'.repeat(200));
      await own?.promise;
      for (const word of ['one ', 'two ', 'three']) await call.say(word);
      await call.send(chunk({ choices: [{ delta: {}, finish_reason: 'stop' }] }));
      await call.end();
    });
    const { client, timing } = clientOf(provider);
    const outcomes = words.map(() => client.complete(PROMPT, new AbortController().signal));
    await timing.until((pending) => pending.filter((ms) => ms === 20).length > 0);
    for (const { resolve } of words) resolve();
    let over = false;
    const all = Promise.all(outcomes).finally(() => (over = true));
    while (!over) {
      if (timing.pending.includes(20)) timing.pass(20);
      await Promise.race([all, new Promise(setImmediate)]);
    }
    for (const outcome of await all) {
      expect(outcome).toMatchObject({ ok: true, completion: { text: `${'x'.repeat(200)}one two three` } });
    }
    expect(timing.pending).toEqual([]);
  });
});

describe('model client: cancel', () => {
  test.each([
    ['before the headers', does.silent(), false],
    ['while the upstream is silent', does.stalls(), false],
    ['in mid-stream', does.stalls('one'), true],
    ['in a flood', does.endless(), true],
  ])('%s closes the socket at the provider, and nothing is read after it', async (_name, behaviour, speaks) => {
    await using provider = await fakeProvider(behaviour);
    const { client, timing } = clientOf(provider);
    const cancel = new AbortController();
    const spoken = Promise.withResolvers<void>();
    let after = 0;
    const outcome = client.complete(PROMPT, cancel.signal, () => {
      spoken.resolve();
      if (cancel.signal.aborted) after += 1;
    });
    const call = await provider.call(1);
    if (speaks) await spoken.promise;
    cancel.abort();
    expect(await outcome).toEqual({ ok: false, failure: { kind: 'cancelled' } });
    await call.closed;
    expect(after).toBe(0);
    expect(timing.pending).toEqual([]);
  });

  test('while it leaves an answer to gather, because many come at once', async () => {
    await using provider = await fakeProvider(does.stalls('x'.repeat(200)));
    const { client, timing } = clientOf(provider);
    const cancel = new AbortController();
    const outcomes = Array.from({ length: 40 }, () => client.complete(PROMPT, cancel.signal));
    await timing.until((pending) => pending.includes(20));
    cancel.abort();
    for (const outcome of await Promise.all(outcomes)) {
      expect(outcome).toEqual({ ok: false, failure: { kind: 'cancelled' } });
    }
    await provider.quiet();
    expect(timing.pending).toEqual([]);
  });

  test('cancelled before it began, it is not asked at all', async () => {
    await using provider = await fakeProvider(does.says('x'));
    const { client } = clientOf(provider);
    expect(await client.complete(PROMPT, AbortSignal.abort())).toEqual({ ok: false, failure: { kind: 'cancelled' } });
    expect(provider.calls).toEqual([]);
  });
});
