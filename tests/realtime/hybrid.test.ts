import { describe, expect, test } from 'bun:test';
import { contentOf, isCritique, refOf, writesSections } from '../support/chat-replies.ts';
import { openChatWorld } from '../support/chat-world.ts';
import { type Behaviour, fakeProvider, type ProviderCall } from '../support/fake-provider.ts';
import { behaviours as does } from '../support/provider-behaviours.ts';
import { uploaded } from '../support/upload.ts';
import { wordGate, type WordGate } from '../support/word-gate.ts';
import type { Json } from '../support/world.ts';

const LONG = '## Sails\n\nAll about sails.\n\n## Ropes\n\nAll about ropes.\n';
const isEnd = ({ type }: Json) => type === 'stream_end';
const isWriting = (block: string) => (frame: Json) => frame.type === 'content' && frame.data.block === block;
const isPaused = ({ type, data }: Json) => type === 'state' && data.status === 'paused';

const plansAndWrites = writesSections([], (section) => `All about ${section}.`);

function isShort(call: ProviderCall): boolean {
  return refOf(call) === undefined && !isCritique(call) && !contentOf(call).includes('Write the section');
}

/** Begins the short answer, and ends it at the test's word. */
function shortAt(gate: WordGate, then: Behaviour = plansAndWrites): Behaviour {
  return async (call) => {
    if (!isShort(call)) return then(call);
    await call.head(200);
    await call.say('In short: ');
    await gate.word();
    await call.say('a ship.');
    await call.send('data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n');
    await call.send('data: {"choices":[],"usage":{"prompt_tokens":100,"completion_tokens":20}}\n\ndata: [DONE]\n\n');
    await call.end();
  };
}

describe('a short answer and the long one that takes its place', () => {
  test('P-225 are written at the same time, and stand in the log one after the other', async () => {
    const gate = wordGate();
    await using one = await fakeProvider(shortAt(gate));
    await using world = await openChatWorld([one]);
    using client = await world.asked('Explain a ship.', { route: 'hybrid' });
    await client.until(isWriting('b1'));
    const short = await one.call(1);
    // The plan and both sections were asked for and answered while the short answer is not at its end.
    await (
      await one.call(4)
    ).closed;
    expect([isShort(short), short.isClosed]).toEqual([true, false]);
    expect(client.state.blocks.map(({ text }) => text).join('')).toBe('');
    gate.open();
    expect(await client.until(isEnd)).toMatchObject({ status: 'completed' });
    expect(client.text).toBe(LONG);
    const passes = client.frames.filter(({ type }) => type === 'pass_start' || type === 'pass_complete');
    expect(passes.map(({ type, data }) => [type, data.pass])).toEqual(
      [1, 2, 3, 4].flatMap((pass) => [
        ['pass_start', pass],
        ['pass_complete', pass],
      ]),
    );
    const early = client.frames.filter(({ type, data }) => type === 'content' && data.block !== 'b1');
    const shortIsWhole = client.frames.find(({ type, data }) => type === 'pass_complete' && data.pass === 1);
    expect(early.length).toBeGreaterThan(0);
    expect(early.every(({ seq }) => seq > shortIsWhole.seq)).toBe(true);
    const once = client.frames.filter(({ type, data }) => type === 'block_complete' && data.pass === 3);
    expect(once.map(({ data }) => data.block).toSorted()).toEqual(['b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b7']);
  });

  test('P-225 what they cost is counted for both, and said as soon as it is known', async () => {
    const gate = wordGate();
    await using one = await fakeProvider(shortAt(gate));
    await using world = await openChatWorld([one]);
    using client = await world.asked('Explain a ship.', { route: 'hybrid' });
    await (
      await one.call(4)
    ).closed;
    gate.open();
    await client.until(isEnd);
    expect(client.state.usage.map(({ pass, input_tokens }) => [pass, input_tokens])).toEqual([
      [2, 100],
      [3, 200],
      [1, 100],
      [4, 200],
    ]);
  });

  test('P-225 a cancel closes both calls', async () => {
    await using one = await fakeProvider((call) => (isShort(call) ? does.stalls('In short')(call) : undefined));
    await using world = await openChatWorld([one]);
    using client = await world.asked('Explain a ship.', { route: 'hybrid' });
    await client.until(isWriting('b1'));
    const calls = await Promise.all([one.call(1), one.call(2)]);
    expect(calls.map(({ isClosed }) => isClosed)).toEqual([false, false]);
    await client.command({ type: 'cancel' });
    await Promise.all(calls.map(({ closed }) => closed));
    await client.until(isEnd);
    expect(client.state.end).toMatchObject({ type: 'cancelled', upstream: 'aborted' });
    expect(client.text).toBe('In short');
    expect(world.timing.pending).toEqual([]);
    expect(one.calls).toHaveLength(2);
  });

  test('P-225 a cancel in a section that nobody has seen closes it too', async () => {
    const stalls: Behaviour = (call) => {
      if (isShort(call)) return does.stalls('In short')(call);
      return contentOf(call).includes('Write the section') ? does.stalls('Sails')(call) : plansAndWrites(call);
    };
    await using one = await fakeProvider(stalls);
    await using world = await openChatWorld([one]);
    using client = await world.asked('Explain a ship.', { route: 'hybrid' });
    const section = await one.call(3);
    await client.until(isWriting('b1'));
    await client.command({ type: 'cancel' });
    await Promise.all([section.closed, client.until(isEnd)]);
    await one.quiet();
    expect(client.text).toBe('In short');
  });

  test('P-225 a pause closes what is written ahead; it is asked for again, and nothing is written twice', async () => {
    const gate = wordGate();
    let isFirst = true;
    const ropesStall: Behaviour = (call) => {
      const stalls = isFirst && contentOf(call).includes('Write the section "Ropes"');
      if (stalls) isFirst = false;
      return stalls ? does.stalls('Ropes')(call) : plansAndWrites(call);
    };
    await using one = await fakeProvider(shortAt(gate, ropesStall));
    await using world = await openChatWorld([one]);
    using client = await world.asked('Explain a ship.', { route: 'hybrid' });
    const ropes = await one.call(4);
    await client.until(isWriting('b1'));
    await client.command({ type: 'pause' });
    gate.open();
    await client.until(isPaused);
    await ropes.closed;
    expect(client.state.blocks[0]?.text).toBe('In short: a ship.');
    await client.command({ type: 'resume' });
    await client.until(isEnd);
    expect(client.text).toBe(LONG);
    const starts = client.frames.filter(({ type }) => type === 'block_start');
    expect(starts.map(({ data }) => [data.pass, data.block, data.attempt])).toEqual([
      [1, 'b1', 1],
      [3, 'b2', 1],
      [3, 'b3', 1],
    ]);
  });

  test.each(['is whole', 'is under way'])(
    'P-225 what is said while the plan is made counts from the first section, where the short one %s',
    async (short) => {
      const [gate, plan] = [wordGate(), wordGate()];
      const isWhole = short === 'is whole';
      if (isWhole) gate.open();
      const plansAtWord: Behaviour = async (call) => {
        if (refOf(call) !== undefined) await plan.word();
        return plansAndWrites(call);
      };
      await using one = await fakeProvider(shortAt(gate, plansAtWord));
      await using world = await openChatWorld([one]);
      using client = await world.asked('Explain a ship.', { route: 'hybrid' });
      const isPlanning = ({ type, data }: Json) => type === 'pass_start' && data.pass === 2;
      await client.until(isWhole ? isPlanning : isWriting('b1'));
      await one.call(2);
      await client.command({ type: 'feedback', text: 'Like a pirate.' });
      plan.open();
      const sails = await one.call(3);
      gate.open();
      await client.until(isEnd);
      const told = one.calls.filter((call) => contentOf(call).includes('Like a pirate.'));
      // Both sections, and both as they are read again.
      expect([told.indexOf(sails), told.length]).toEqual([0, 4]);
      const answers = client.frames.filter(({ type }) => type === 'feedback_applied');
      expect(answers.map(({ data }) => data.from)).toEqual([{ pass: 3 }]);
    },
  );

  test('P-225 keep to one call at a time where no more are allowed', async () => {
    let [now, most] = [0, 0];
    await using one = await fakeProvider(async (call) => {
      now += 1;
      most = Math.max(most, now);
      await plansAndWrites(call);
      now -= 1;
    });
    await using world = await openChatWorld([one], {}, undefined, 1);
    using client = await world.asked('Explain a ship.', { route: 'hybrid' });
    await client.until(isEnd);
    expect(client.text).toBe(LONG);
    expect([most, one.calls.map(isShort).indexOf(true)]).toEqual([1, 0]);
  });

  test('P-225 a provider that dies in a section ahead: it is begun again before anybody has seen it', async () => {
    const gate = wordGate();
    await using one = await fakeProvider(
      shortAt(gate, (call) => (isShort(call) || refOf(call) ? plansAndWrites(call) : does.cuts('Half of ')(call))),
    );
    await using two = await fakeProvider(plansAndWrites);
    await using world = await openChatWorld([one, two], { attempts: 1 });
    using client = await world.asked('Explain a ship.', { route: 'hybrid' });
    await (
      await two.call(2)
    ).closed;
    gate.open();
    await client.until(isEnd);
    expect(client.text).toBe(LONG);
    expect(client.frames.some(({ type, data }) => type === 'content' && data.text.includes('Half of'))).toBe(false);
  });

  test('P-224 the long one fails: the short one is the answer, and what was shown of the other a version', async () => {
    const gate = wordGate();
    const ropesFail: Behaviour = (call) =>
      contentOf(call).includes('Write the section "Ropes"')
        ? does.cuts('Half of the ropes')(call)
        : plansAndWrites(call);
    await using one = await fakeProvider(shortAt(gate, ropesFail));
    await using world = await openChatWorld([one], { attempts: 1 });
    using client = await world.asked('Explain a ship.', { route: 'hybrid' });
    await one.call(3);
    gate.open();
    expect(await client.until(isEnd)).toMatchObject({ status: 'completed' });
    expect(client.state.end).toMatchObject({ type: 'done', partial: false });
    expect(client.text).toBe('In short: a ship.');
    const gaveUp = client.state.warnings.filter(({ code }) => code === 'model_gave_up');
    expect(gaveUp.map(({ message }) => message)).toEqual([expect.stringContaining('The short answer stays.')]);
    const { data } = (await world.call('GET', `/v1/jobs/${client.state.job}/versions/3`)).body;
    expect(data.text).toStartWith('In short: a ship.\n\n## Sails\n\nAll about sails.\n\n## Ropes');
    expect(client.state.passes.map(({ completed }) => completed)).toEqual([7, 7, 7, 7]);
  });

  test('what went wrong with the short one is not said of the long one that takes its place', async () => {
    await using one = await fakeProvider((call) => (isShort(call) ? does.refuses(400)(call) : plansAndWrites(call)));
    await using world = await openChatWorld([one], { attempts: 1 });
    const [file] = await uploaded(world, [['ship.md', 'A ship has sails and ropes.\n']]);
    const body = { message: 'Explain a ship.', files: [file?.id], options: { route: 'hybrid', wait: 30 } };
    const { answer, job } = (await world.call('POST', '/v1/chat', body)).body.data;
    const { snapshot } = (await world.call('GET', `/v1/jobs/${job.id}`)).body.data;
    expect(snapshot.warnings).toMatchObject([{ code: 'model_gave_up', pass: 1 }]);
    expect([answer.text, answer.engine, answer.warnings]).toEqual([LONG, 'one/fake-1', []]);
  });

  test.each([
    ['the plan', () => true],
    ['the first section', (call: ProviderCall) => refOf(call) === undefined],
  ])('P-224 files are not quoted in the place of the short one where %s fails', async (_name, fails) => {
    const gate = wordGate();
    await using one = await fakeProvider(
      shortAt(gate, (call) => (fails(call) ? does.refuses(401)(call) : plansAndWrites(call))),
    );
    await using world = await openChatWorld([one], { attempts: 1 });
    const [file] = await uploaded(world, [['ship.md', 'A ship has sails and ropes.\n']]);
    using client = await world.asked('Explain a ship.', { route: 'hybrid' }, [file?.id ?? '']);
    await client.until(isWriting('b1'));
    gate.open();
    expect(await client.until(isEnd)).toMatchObject({ status: 'completed' });
    expect(client.text).toBe('In short: a ship.');
    expect(client.state.engine).toBe('one/fake-1');
    expect(client.state.warnings.map(({ code }) => code)).toContain('model_gave_up');
  });
});
