import { describe, expect, test } from 'bun:test';
import type { CallLimits } from '../../../src/engines/model/calls/call-limits.ts';
import { type Behaviour, fakeProvider } from '../../support/fake-provider.ts';
import { CANARY_KEY, clientOf, PROMPT } from '../../support/model-client.ts';
import { behaviours as does, chunk } from '../../support/provider-behaviours.ts';

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
    expect(call?.headers.get('authorization')).toBe(`Bearer ${CANARY_KEY}`);
    expect(call?.raw).not.toContain(CANARY_KEY);
    // Nothing of the machine that asks.
    expect([...(call?.headers.keys() ?? [])].filter((name) => name.startsWith('x-'))).toEqual([]);
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
    [429, { code: 'insufficient_quota' }, {}, { kind: 'no_quota', status: 429 }],
    [429, { message: 'Request too large: too many tokens per minute' }, {}, { kind: 'rate_limited' }],
    [500, {}, {}, { kind: 'unavailable', status: 500 }],
    [503, {}, { 'retry-after': '3' }, { kind: 'unavailable', status: 503, retryAfterMs: 3_000 }],
    [401, {}, {}, { kind: 'key_refused', status: 401 }],
    [402, {}, {}, { kind: 'no_quota', status: 402 }],
    [403, {}, {}, { kind: 'key_refused', status: 403 }],
    [404, {}, {}, { kind: 'no_model', status: 404 }],
    [400, { code: 'model_not_found' }, {}, { kind: 'no_model', status: 400 }],
    [400, { message: 'API key not valid. Please pass a valid API key.' }, {}, { kind: 'key_refused', status: 400 }],
    [400, { message: 'Your credit balance is too low.' }, {}, { kind: 'no_quota', status: 400 }],
    [422, {}, {}, { kind: 'refused', status: 422 }],
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
        chunk({ error: { message: CANARY_KEY, code: 'overloaded' } }),
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
    const outcome = await outcomeOf(
      does.refuses(500, { message: `canary ${CANARY_KEY}`, code: CANARY_KEY, type: CANARY_KEY }),
    );
    expect(JSON.stringify(outcome)).not.toContain(CANARY_KEY);
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

  // Of four that began together three took the refusal for good, since the first had found out by then.
  test('calls that begin together each ask again without what an endpoint refuses', async () => {
    const together = Promise.withResolvers<void>();
    await using provider = await fakeProvider(async (call) => {
      if (provider.calls.length === 4) together.resolve();
      await together.promise;
      await ('stream_options' in call.body ? does.refuses(400) : does.says('Fine.'))(call);
    });
    const { client } = clientOf(provider);
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => client.complete(PROMPT, new AbortController().signal)));
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect(provider.calls).toHaveLength(8);
    expect((await client.complete(PROMPT, new AbortController().signal)).ok).toBe(true);
    expect(provider.calls).toHaveLength(9);
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
