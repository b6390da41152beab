import { describe, expect, test } from 'bun:test';
import { type Behaviour, fakeProvider } from '../support/fake-provider.ts';
import { correctsTeh } from '../support/model-replies.ts';
import { openModelWorld } from '../support/model-world.ts';
import { behaviours as does } from '../support/provider-behaviours.ts';
import { SocketClient } from '../support/socket-client.ts';
import type { Json } from '../support/world.ts';

const isEnd = ({ type }: Json) => type === 'stream_end';
const LIMITS = { responseBytes: 100_000, lineBytes: 50_000, idleMs: 40_000, callMs: 45_000, blockMs: 200_000 };

/** Everything a provider can do wrong, and how often it may be asked before it is left alone. */
const FAULTS: readonly (readonly [string, Behaviour, number])[] = [
  ['says nothing', does.silent(), 4],
  ['stalls before its first word', does.stalls(), 4],
  ['stalls in mid-stream', does.stalls('{"ref":"'), 4],
  ['ends its stream in the middle', does.cuts('{"ref":"'), 4],
  ['goes away in the middle', does.cuts('{"ref":"', 'abruptly'), 4],
  ['resets the connection', does.cuts('{"ref":"', 'by reset'), 4],
  ['sends garbage', does.streams('data: {{{\n\n', ': comment\n\n', 'nonsense\n\n'), 4],
  ['sends a line of 10 MB', does.longLine(10_000_000), 1],
  ['never ends', does.endless(), 1],
  ['sends a page', does.page(), 4],
  ['finds every text too long', does.refuses(400, { code: 'context_length_exceeded' }), 1],
  ['takes no more requests', does.refuses(429), 4],
  ['takes none for a second', does.refuses(429, {}, { 'retry-after': '1' }), 4],
  ['takes none for an hour', does.refuses(429, {}, { 'retry-after': '3600' }), 1],
  ['fails', does.refuses(500), 4],
  ['is down', does.refuses(503), 4],
  ['replies with other JSON', does.says('{"edits": 5}'), 3],
  ['replies with no JSON', does.says('I am afraid I cannot do that.'), 3],
  ['declines', does.says('', { finish: 'content_filter' }), 1],
  ['does not know the key', does.refuses(401), 1],
];

describe('R5 a provider that', () => {
  test.each(FAULTS)(
    'R5 %s costs a bounded number of calls, and the job ends as it should',
    async (_name, fault, calls) => {
      await using one = await fakeProvider(fault);
      const finds = [{ find: 'teh', after: 'the', applied: true }];
      await using world = await openModelWorld([one], { limits: LIMITS, finds });
      const job = await world.refine('This is teh text.');
      using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
      const end = client.until(isEnd);
      let over = false;
      void end.finally(() => (over = true)).catch(() => undefined);
      // Time goes on only where everybody waits for it: between two calls, and when one hangs that has come.
      let waited = 0;
      while (!over) {
        const [soonest = Number.POSITIVE_INFINITY] = world.timing.pending;
        const hung = HANGING.has(fault) && one.calls.length > waited;
        if (hung) waited = one.calls.length;
        if (hung || soonest < LIMITS.idleMs) world.timing.pass(soonest);
        await Promise.race([end, new Promise(setImmediate)]);
      }
      expect(await end).toMatchObject({ status: 'completed' });
      expect(client.text).toBe('This is the text.');
      expect(client.state.warnings.map(({ code }) => code)).toEqual(['model_gave_up']);
      expect(one.calls.length).toBe(calls);
      expect(world.timing.pending).toEqual([]);
      await one.quiet();
    },
  );

  test('R5 forgets to say what it used: it is counted here, and said to be', async () => {
    await using one = await fakeProvider(does.says(correctsTeh, { usage: null }));
    await using world = await openModelWorld([one]);
    const job = await world.refine('This is teh text.');
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(isEnd);
    expect(client.state.usage).toMatchObject([{ estimated: true }]);
    expect(client.state.usage[0]?.input_tokens).toBeGreaterThan(100);
  });

  test('R5 wraps its reply against the form asked for: it is read all the same', async () => {
    await using one = await fakeProvider(does.says((call) => `\`\`\`json\n${correctsTeh(call)}\n\`\`\``));
    await using world = await openModelWorld([one]);
    const job = await world.refine('This is teh text.');
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(isEnd);
    expect(client.text).toBe('This is the text.');
    expect(client.state.warnings).toEqual([]);
  });

  test('R5 drips: a letter at a time is as good as all at once', async () => {
    await using one = await fakeProvider((call) =>
      does.drips(correctsTeh(call), () => new Promise(setImmediate))(call),
    );
    await using world = await openModelWorld([one]);
    const job = await world.refine('This is teh text.');
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(isEnd);
    expect(client.text).toBe('This is the text.');
  });
});

const HANGING = new Set(FAULTS.slice(0, 3).map(([, fault]) => fault));
