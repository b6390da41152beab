import { describe, expect, test } from 'bun:test';
import { askedText } from '../support/asked-text.ts';
import { fakeProvider } from '../support/fake-provider.ts';
import { correctsTeh } from '../support/model-replies.ts';
import { openModelWorld } from '../support/model-world.ts';
import { behaviours as does } from '../support/provider-behaviours.ts';
import { SocketClient } from '../support/socket-client.ts';
import { storedLog } from '../support/stored-job.ts';
import { wordGate } from '../support/word-gate.ts';
import type { Json } from '../support/world.ts';

const isEnd = ({ type }: Json) => type === 'stream_end';
const TEXT = '# Notes\n\nThis is teh first.\n\nHere is teh second, with `teh` in code.\n';

describe('a job that is refined by a model', () => {
  test('its edits are changes of the log, with what each call cost', async () => {
    await using one = await fakeProvider(does.says(correctsTeh));
    await using world = await openModelWorld([one]);
    const job = await world.refine(TEXT);
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    expect(await client.until(isEnd)).toMatchObject({ status: 'completed' });
    expect(client.text).toBe('# Notes\n\nThis is the first.\n\nHere is the second, with `teh` in code.\n');
    // Edits are nothing to watch while they are written.
    expect(client.types.filter((type) => type === 'content' || type === 'block_start')).toEqual([]);
    expect(client.state.engine).toBe('one/fake-1');
    expect(client.state.usage).toEqual([
      { engine: 'one/fake-1', pass: 1, input_tokens: 100, output_tokens: 20, cost_usd: 0.00014 },
    ]);
    const passed = client.frames.find(({ type }) => type === 'pass_complete');
    expect(passed.data).toMatchObject({
      changes: 2,
      by_category: { spelling: 2 },
      usage: { engine: 'one/fake-1', input_tokens: 100, output_tokens: 20, cost_usd: 0.00014 },
    });
    const status = await world.call('GET', `/v1/jobs/${job}/status`);
    expect(status.body.data.usage).toEqual({
      engine: 'one/fake-1',
      input_tokens: 100,
      output_tokens: 20,
      cost_usd: 0.00014,
    });
    const summary = await world.call('GET', '/v1/analytics/summary');
    expect(summary.body.data.totals.usage).toEqual({ input_tokens: 100, output_tokens: 20, cost_usd: 0.00014 });
  });

  test('a provider fails, the next is asked, then the embedded engine: each step is a warning', async () => {
    await using one = await fakeProvider(does.refuses(401));
    await using two = await fakeProvider(does.refuses(403));
    await using world = await openModelWorld([one, two], { finds: [{ find: 'teh', after: 'the', applied: true }] });
    const job = await world.refine(TEXT);
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    expect(await client.until(isEnd)).toMatchObject({ status: 'completed' });
    expect(client.text).toContain('This is the first.');
    expect(client.state.warnings).toEqual([
      {
        code: 'provider_failed',
        message: 'one/fake-1: it refused the key with status 401. Check KEY_1. The text goes on with two/fake-2.',
        pass: 1,
      },
      {
        code: 'model_gave_up',
        message:
          'No model answered (one/fake-1: it refused the key with status 401. Check KEY_1; two/fake-2: it refused the key with status 403. Check KEY_2). The engine “words” goes on with this text.',
        pass: 1,
        block: 'b1',
      },
    ]);
  });

  test('/ready says how the models are, and is ready whatever they are', async () => {
    await using one = await fakeProvider(does.refuses(401));
    await using two = await fakeProvider(does.says(correctsTeh));
    await using world = await openModelWorld([one, two]);
    const job = await world.refine(TEXT);
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(isEnd);
    const { status, body } = await world.call('GET', '/ready');
    expect(status).toBe(200);
    expect(body.data.checks).toMatchObject({ refine: 'ready', 'model:one': 'failing', 'model:two': 'ok' });
    expect(body.data.problems).toEqual({
      'model:one': { fault: 'key_refused', message: 'one/fake-1: it refused the key with status 401. Check KEY_1.' },
    });
  });

  test('S-98 nothing that a provider says in an error reaches a client or the log', async () => {
    const canary = 'canary-5d1f77';
    await using one = await fakeProvider(does.refuses(500, { message: canary, code: canary, type: canary }));
    await using world = await openModelWorld([one], { limits: { attempts: 1, patienceMs: 0 } });
    const job = await world.refine(TEXT);
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(isEnd);
    expect(JSON.stringify(client.frames) + world.logged.join('\n')).not.toContain(canary);
  });
});

describe('cancel of a job that waits for a model', () => {
  test.each([
    ['before the headers', does.silent(), 1],
    ['while the upstream is silent', does.stalls(), 2],
    ['in mid-stream', does.stalls('{"ref":"'), 3],
    ['in a flood', does.endless(), 3],
  ])(
    'P-69 %s: the provider sees its socket close, and nothing comes after `cancelled`',
    async (_name, behaviour, looked) => {
      await using one = await fakeProvider(behaviour);
      // A flood has no end by itself before it is cancelled, however slow the machine.
      await using world = await openModelWorld([one], { limits: { responseBytes: 2 ** 30 } });
      const job = await world.refine(TEXT);
      using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
      const call = await one.call(1);
      // A call looks at the clock when it begins, and at each sign of life.
      await world.timing.until(() => world.timing.looked >= looked);
      await client.command({ type: 'cancel' });
      await call.closed;
      await client.until(isEnd);
      expect(client.state.end).toMatchObject({ type: 'cancelled', upstream: 'aborted', version: 0 });
      expect(client.state.usage).toEqual([]);
      expect(world.timing.pending).toEqual([]);
      expect((await storedLog(world, job)).at(-1)?.type).toBe('cancelled');
      expect(one.calls).toHaveLength(1);
    },
  );

  test('P-69 between two tries: there is no further one', async () => {
    await using one = await fakeProvider(does.refuses(503, {}, { 'retry-after': '10' }));
    await using world = await openModelWorld([one]);
    const job = await world.refine(TEXT);
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await world.timing.until((pending) => pending.includes(10_250));
    await client.command({ type: 'cancel' });
    await client.until(isEnd);
    expect(client.state.end).toMatchObject({ type: 'cancelled', upstream: 'aborted' });
    expect(one.calls).toHaveLength(1);
    expect(world.timing.pending).toEqual([]);
    await one.quiet();
  });

  test('P-69 while a provider is given time to recover: nobody is asked again', async () => {
    await using one = await fakeProvider(does.refuses(503));
    await using world = await openModelWorld([one], { limits: { attempts: 1 } });
    const job = await world.refine(TEXT);
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    // The pause before the second try; the call itself has none left.
    await world.timing.until((pending) => pending.length === 1 && pending.includes(500));
    await client.command({ type: 'cancel' });
    await client.until(isEnd);
    expect(client.state.end).toMatchObject({ type: 'cancelled', upstream: 'aborted' });
    expect(one.calls).toHaveLength(1);
    expect(world.timing.pending).toEqual([]);
    await one.quiet();
  });

  test('finished blocks stay, and calls that were made ahead are closed with the others', async () => {
    const paragraphs = Array.from({ length: 6 }, (_, nth) => `This is teh paragraph number ${nth + 1}.`);
    const silent = does.silent();
    const first = does.says(correctsTeh);
    // Calls that are made at once come in any order.
    await using one = await fakeProvider((call) =>
      (askedText(call).segments[0]?.text.endsWith('number 1.') ? first : silent)(call),
    );
    await using world = await openModelWorld([one], { tokens: 5, ahead: 3 });
    const job = await world.refine(paragraphs.join('\n\n'));
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(({ type }) => type === 'block_complete');
    await one.call(4);
    const calls = one.calls.filter((call) => !askedText(call).segments[0]?.text.endsWith('number 1.'));
    expect(calls).toHaveLength(3);
    await client.command({ type: 'cancel' });
    await Promise.all(calls.map(({ closed }) => closed));
    await client.until(isEnd);
    expect(client.state.end).toMatchObject({ type: 'cancelled', upstream: 'aborted', partial: true });
    expect(client.text.startsWith('This is the paragraph number 1.\n\nThis is teh paragraph')).toBe(true);
    expect(one.calls).toHaveLength(4);
    await one.quiet();
  });
});

describe('other commands to a job that waits for a model', () => {
  test('pause now closes the call; resumed, the block is asked about again', async () => {
    await using one = await fakeProvider(does.silent(), does.says(correctsTeh));
    await using world = await openModelWorld([one]);
    const job = await world.refine(TEXT);
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    const call = await one.call(1);
    await client.command({ type: 'pause', mode: 'now' });
    await call.closed;
    await client.until(({ type, data }) => type === 'state' && data.status === 'paused');
    await client.command({ type: 'resume' });
    expect(await client.until(isEnd)).toMatchObject({ status: 'completed' });
    expect(client.text).toContain('This is the first.');
    expect(one.calls).toHaveLength(2);
  });

  test('P-62 pause at the boundary lets the call come to its end, which is paid for, and makes no other', async () => {
    const gate = wordGate();
    await using one = await fakeProvider(async (call) => {
      await gate.word();
      await does.says(correctsTeh)(call);
    });
    await using world = await openModelWorld([one], { tokens: 5, ahead: 1 });
    const job = await world.refine('This is teh first one.\n\nThis is teh second one.');
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await one.call(1);
    await client.command({ type: 'pause' });
    gate.let(1);
    await client.until(({ type, data }) => type === 'state' && data.status === 'paused');
    expect(client.text).toBe('This is the first one.\n\nThis is teh second one.');
    expect(client.state.usage).toMatchObject([{ input_tokens: 100 }]);
    await one.quiet();
    const calls = one.calls.length;
    gate.open();
    await client.command({ type: 'resume' });
    expect(await client.until(isEnd)).toMatchObject({ status: 'completed' });
    expect(client.text).toBe('This is the first one.\n\nThis is the second one.');
    // The call that was made ahead was let go with the pause.
    expect(one.calls.length - calls).toBe(1);
  });

  test('steering in mid-pass asks again from the next block, and closes what was asked ahead', async () => {
    await using one = await fakeProvider(does.says(correctsTeh), does.silent(), does.says(correctsTeh));
    await using world = await openModelWorld([one], { tokens: 5, ahead: 1 });
    const job = await world.refine('This is teh first one.\n\nThis is teh second one.');
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    const ahead = await one.call(2);
    await client.command({ type: 'feedback', mode: 'interrupt', text: 'use British spelling' });
    await ahead.closed;
    expect(await client.until(isEnd)).toMatchObject({ status: 'completed' });
    expect(client.text).toBe('This is the first one.\n\nThis is the second one.');
    expect(one.calls.at(-1)?.raw).toContain('British');
  });
});
