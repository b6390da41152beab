import { describe, expect, test } from 'bun:test';
import type { ChainNews } from '../../../src/engines/model/providers/provider-chain.ts';
import type { Question } from '../../../src/engines/model/providers/question.ts';
import { fakeProvider } from '../../support/fake-provider.ts';
import { openChain } from '../../../src/engines/model/providers/open-chain.ts';
import { ManualTiming } from '../../support/manual-timing.ts';
import { chainOver } from '../../support/provider-chain.ts';
import { behaviours as does } from '../../support/provider-behaviours.ts';

/** A question whose answer has to be in capitals. */
const question: Question<string> = {
  prompt: { messages: [{ role: 'user', content: 'Say YES.' }] },
  read: (text) => (text === text.toUpperCase() ? text : undefined),
};
const never = new AbortController().signal;

/** Passes over every pause between calls as soon as it begins; the timers of a call stay. */
async function impatiently<T>(timing: ReturnType<typeof chainOver>['timing'], answer: Promise<T>): Promise<T> {
  let over = false;
  const done = answer.finally(() => (over = true));
  while (!over) {
    const [soonest = Number.POSITIVE_INFINITY] = timing.pending;
    if (soonest <= 31_000) timing.pass(soonest);
    await Promise.race([done.catch(() => undefined), new Promise(setImmediate)]);
  }
  return done;
}

describe('provider chain', () => {
  test('the first that answers serves, and says what it cost', async () => {
    await using one = await fakeProvider(does.says('YES'));
    await using two = await fakeProvider(does.says('NO'));
    const { chain, timing } = chainOver([one, two]);
    const news: ChainNews[] = [];
    expect(await chain.ask(question, never, (said) => news.push(said))).toEqual({ ok: true, value: 'YES' });
    expect(news).toEqual([
      { type: 'usage', usage: { engine: 'one/fake-1', input_tokens: 100, output_tokens: 20, cost_usd: 0.00014 } },
      { type: 'answered', provider: 'one/fake-1' },
    ]);
    expect(two.calls).toEqual([]);
    expect(timing.pending).toEqual([]);
  });

  test.each([
    ['500', does.refuses(500)],
    ['503 and a word when to come back', does.refuses(503, {}, { 'retry-after': '2' })],
    ['429 and a word when to come back', does.refuses(429, {}, { 'retry-after': '20' })],
    ['429', does.refuses(429)],
    ['a stream that is cut', does.cuts('YE')],
    ['a reset', does.cuts('YE', 'by reset')],
    ['garbage', does.streams('data: {{{\n\n')],
    ['a page', does.page()],
    ['a reply in another form', does.says('yes')],
  ])('%s passes: asked again, it is served', async (_name, trouble) => {
    await using one = await fakeProvider(trouble, trouble, does.says('YES'));
    const { chain, timing } = chainOver([one]);
    expect(
      await impatiently(
        timing,
        chain.ask(question, never, () => undefined),
      ),
    ).toEqual({ ok: true, value: 'YES' });
    expect(one.calls).toHaveLength(3);
    expect(timing.pending).toEqual([]);
  });

  test.each([
    ['500', does.refuses(500), 3, { kind: 'unavailable', status: 500 }],
    ['401', does.refuses(401), 1, { kind: 'key_refused', status: 401 }],
    [
      '429 and a very long pause',
      does.refuses(429, {}, { 'retry-after': '3600' }),
      1,
      { kind: 'rate_limited', retryAfterMs: 3_600_000 },
    ],
    ['an answer without end', does.endless(), 1, { kind: 'too_large', what: 'response' }],
    ['a reply in another form', does.says('yes'), 3, { kind: 'malformed', what: 'reply' }],
  ] as const)(
    '%s does not pass: the next is asked, after a bounded number of calls',
    async (_name, trouble, calls, failure) => {
      await using one = await fakeProvider(trouble);
      await using two = await fakeProvider(does.says('YES'));
      const { chain, timing } = chainOver([one, two], { responseBytes: 100_000 });
      const news: ChainNews[] = [];
      const answer = await impatiently(
        timing,
        chain.ask(question, never, (said) => news.push(said)),
      );
      expect(answer).toEqual({ ok: true, value: 'YES' });
      expect(one.calls).toHaveLength(calls);
      expect(news.filter(({ type }) => type === 'failed')).toMatchObject([
        { type: 'failed', provider: 'one/fake-1', failure, next: 'two/fake-2' },
      ]);
      await one.quiet();
    },
  );

  test('one that wants to be asked later is not waited for where another one is well, by whatever question', async () => {
    await using one = await fakeProvider(does.refuses(429, {}, { 'retry-after': '20' }));
    await using two = await fakeProvider(does.says('YES'));
    const { chain, timing } = chainOver([one, two]);
    for (let time = 0; time < 3; time += 1) {
      expect(await chain.ask(question, never, () => undefined)).toEqual({ ok: true, value: 'YES' });
    }
    expect(one.calls).toHaveLength(1);
    one.does(does.says('YES'));
    timing.pass(20_000);
    expect(await chain.ask(question, never, () => undefined)).toEqual({ ok: true, value: 'YES' });
    expect(one.calls).toHaveLength(2);
  });

  test('one that was passed over for a pause is waited for where nobody else answers', async () => {
    await using one = await fakeProvider(does.refuses(429, {}, { 'retry-after': '20' }), does.says('YES'));
    await using two = await fakeProvider(does.refuses(401));
    const { chain, timing } = chainOver([one, two]);
    const news: ChainNews[] = [];
    const answer = chain.ask(question, never, (said) => news.push(said));
    await timing.until((pending) => pending.includes(20_250));
    timing.pass(20_250);
    expect(await answer).toEqual({ ok: true, value: 'YES' });
    expect([one.calls.length, two.calls.length]).toEqual([2, 1]);
    expect(news.flatMap((said) => (said.type === 'failed' ? [[said.provider, said.next]] : []))).toEqual([
      ['one/fake-1', 'two/fake-2'],
      ['two/fake-2', 'one/fake-1'],
    ]);
    expect(timing.pending).toEqual([]);
  });

  test('where none is left, the last failure stays', async () => {
    await using one = await fakeProvider(does.refuses(401));
    await using two = await fakeProvider(does.refuses(403));
    const { chain } = chainOver([one, two]);
    const news: ChainNews[] = [];
    const answer = await chain.ask(question, never, (said) => news.push(said));
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'key_refused', status: 403 } });
    expect(news.map((said) => said.type === 'failed' && said.next)).toEqual(['two/fake-2', undefined]);
  });

  test('a text that is too long is no failure of the provider: nobody else is asked', async () => {
    await using one = await fakeProvider(does.refuses(400, { code: 'context_length_exceeded' }));
    await using two = await fakeProvider(does.says('YES'));
    const { chain } = chainOver([one, two]);
    for (let time = 0; time < 6; time += 1) {
      expect(await chain.ask(question, never, () => undefined)).toMatchObject({
        ok: false,
        failure: { kind: 'context_length' },
      });
    }
    expect(chain.providers[0]?.state).toBe('closed');
    expect(two.calls).toEqual([]);
  });

  // A small model that left the form five times was not even asked for prose by anybody, for longer every time.
  test('one that answers in another form is well: who asks for something else is served', async () => {
    await using one = await fakeProvider(does.says('yes'));
    const { chain } = chainOver([one], { attempts: 1 });
    const ask = () => chain.ask(question, never, () => undefined);
    for (let time = 0; time < 8; time += 1) expect(await ask()).toMatchObject({ ok: false });
    one.does(does.says('YES'));
    expect(await ask()).toEqual({ ok: true, value: 'YES' });
    expect(chain.providers[0]?.state).toBe('closed');
  });

  // Five topics that were not liked, and nobody was answered.
  test('one that does not take a request is well: who asks for something else is served', async () => {
    await using one = await fakeProvider(does.refuses(400));
    const { chain } = chainOver([one]);
    const ask = () => chain.ask(question, never, () => undefined);
    for (let time = 0; time < 8; time += 1) expect(await ask()).toMatchObject({ failure: { kind: 'refused' } });
    one.does(does.says('YES'));
    expect(await ask()).toEqual({ ok: true, value: 'YES' });
  });

  test('one that fails again and again is not asked for a while, then once, and then again', async () => {
    await using one = await fakeProvider(does.refuses(500));
    await using two = await fakeProvider(does.says('YES'));
    const { chain, timing } = chainOver([one, two], { attempts: 1 });
    const ask = () => chain.ask(question, never, () => undefined);
    for (let time = 0; time < 8; time += 1) await ask();
    expect(one.calls).toHaveLength(5);
    expect(chain.providers.map(({ state }) => state)).toEqual(['open', 'closed']);
    timing.pass(15_000);
    one.does(does.says('YES'));
    await ask();
    expect(one.calls).toHaveLength(6);
    expect(chain.providers[0]?.state).toBe('closed');
    await ask();
    expect(one.calls).toHaveLength(7);
  });

  test('one that has too many requests is asked again later, and only when that does not help it is left in peace', async () => {
    const busy = does.refuses(429);
    await using one = await fakeProvider(busy, busy, does.says('YES'));
    const { chain, timing } = chainOver([one]);
    for (let time = 0; time < 6; time += 1) {
      one.does(busy, busy, does.says('YES'));
      expect(
        await impatiently(
          timing,
          chain.ask(question, never, () => undefined),
        ),
      ).toEqual({ ok: true, value: 'YES' });
    }
    expect(chain.providers[0]?.state).toBe('closed');
    one.does(busy);
    for (let time = 0; time < 5; time += 1)
      await impatiently(
        timing,
        chain.ask(question, never, () => undefined),
      );
    expect(chain.providers[0]?.state).toBe('open');
  });

  test('all that is tried for a text has an end, whichever provider it is at', async () => {
    await using one = await fakeProvider(does.silent());
    await using two = await fakeProvider(does.says('YES'));
    const { chain, timing } = chainOver([one, two], { blockMs: 1_000, idleMs: 5_000, callMs: 5_000 });
    const answer = chain.ask(question, never, () => undefined);
    await one.call(1);
    timing.pass(1_000);
    expect(await answer).toMatchObject({ ok: false, failure: { kind: 'timeout', of: 'block' } });
    await one.quiet();
    expect(two.calls).toEqual([]);
    expect(timing.pending).toEqual([]);
  });

  test('cancelled between two calls, it makes no other', async () => {
    await using one = await fakeProvider(does.refuses(503, {}, { 'retry-after': '20' }));
    const { chain, timing } = chainOver([one]);
    const cancel = new AbortController();
    const answer = chain.ask(question, cancel.signal, () => undefined);
    await timing.until((pending) => pending.includes(20_250));
    await one.quiet();
    cancel.abort();
    expect(await answer).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
    expect(one.calls).toHaveLength(1);
    expect(timing.pending).toEqual([]);
  });
});

describe('what is told of calls', () => {
  test('each when it is over: how long it took, what it cost, what became of it', async () => {
    await using one = await fakeProvider(does.refuses(503), does.says('YES'));
    const timing = new ManualTiming();
    const calls: unknown[] = [];
    const endpoint = {
      name: 'one',
      model: 'fake-1',
      baseUrl: one.url,
      apiKey: undefined,
      settings: { key: 'K', model: 'M' },
    };
    const prices = { fake: { input: 1, output: 2 } };
    const chain = openChain([endpoint], {
      concurrency: 1,
      prices,
      timing,
      random: () => 0.5,
      onCall: (call) => calls.push(call),
      limits: { noticeMs: 1_000_000 },
    });
    await impatiently(
      timing,
      chain.ask(question, never, () => undefined),
    );
    const told = { provider: 'one', model: 'fake-1', ms: 0 };
    expect(calls).toEqual([
      { ...told, isRetry: false, failure: { kind: 'unavailable', status: 503 } },
      { ...told, isRetry: true, usage: { input: 100, output: 20, estimated: false }, cost: 0.00014 },
    ]);
  });

  test('a reply that is cut off at its limit has been paid for', async () => {
    await using one = await fakeProvider(does.says('Y', { finish: 'length' }));
    const { chain } = chainOver([one]);
    const news: ChainNews[] = [];
    expect(await chain.ask(question, never, (said) => news.push(said))).toMatchObject({
      failure: { kind: 'output_length' },
    });
    expect(news).toMatchObject([{ type: 'usage', usage: { input_tokens: 100, output_tokens: 20 } }]);
  });
});
