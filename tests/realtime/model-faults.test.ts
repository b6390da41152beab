import { describe, expect, test } from 'bun:test';
import { fakeProvider } from '../support/fake-provider.ts';
import { correctsTeh } from '../support/model-replies.ts';
import { openModelWorld } from '../support/model-world.ts';
import { behaviours as does } from '../support/provider-behaviours.ts';
import { FAULT_LIMITS, FAULTS, untilOver } from '../support/provider-faults.ts';
import { SocketClient } from '../support/socket-client.ts';
import type { Json } from '../support/world.ts';

const isEnd = ({ type }: Json) => type === 'stream_end';

describe('R5 a provider that', () => {
  test.each(FAULTS.map((fault) => [fault.name, fault] as const))(
    'R5 %s costs a bounded number of calls, and the job ends as it should',
    async (_name, { behaviour, calls, hangs = false }) => {
      await using one = await fakeProvider(behaviour);
      const finds = [{ find: 'teh', after: 'the', applied: true }];
      await using world = await openModelWorld([one], { limits: FAULT_LIMITS, finds });
      const job = await world.refine('This is teh text.');
      using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
      const end = untilOver(client.until(isEnd), world.timing, () => (hangs ? one.calls.length : 0));
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
