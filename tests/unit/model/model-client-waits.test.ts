import { describe, expect, test } from 'bun:test';
import { readingPause } from '../../../src/engines/model/calls/reading-pause.ts';
import { fakeProvider } from '../../support/fake-provider.ts';
import { clientOf, PROMPT } from '../../support/model-client.ts';
import { behaviours as does, chunk } from '../../support/provider-behaviours.ts';

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
