import { describe, expect, test } from 'bun:test';
import { contentOf, refOf, writesSections as writes } from '../support/chat-replies.ts';
import { openChatWorld } from '../support/chat-world.ts';
import { type Behaviour, fakeProvider } from '../support/fake-provider.ts';
import { behaviours as does } from '../support/provider-behaviours.ts';
import { SocketClient } from '../support/socket-client.ts';
import { uploaded } from '../support/upload.ts';
import type { Json } from '../support/world.ts';

const isEnd = ({ type }: Json) => type === 'stream_end';

const plansAndWrites = writes([], (section) => `All about ${section} [1][9].`);

describe('a question to a model', () => {
  test('is answered without files, with what it cost', async () => {
    await using one = await fakeProvider(does.says('A poem of three words.', { pieces: 9 }));
    await using world = await openChatWorld([one]);
    using client = await world.asked('Write a poem.', { route: 'simple' });
    await client.until(isEnd);
    expect(client.text).toBe('A poem of three words.');
    expect(client.state.engine).toBe('one/fake-1');
    expect(client.state.usage).toMatchObject([{ engine: 'one/fake-1', pass: 1 }]);
  });

  test('begins with its first word and ends with its last', async () => {
    await using one = await fakeProvider(does.says('\n\nA poem.\n\nOf two lines.\n\n', { pieces: 9 }));
    await using world = await openChatWorld([one]);
    using client = await world.asked('Write a poem.', { route: 'simple' });
    await client.until(isEnd);
    expect(client.text).toBe('A poem.\n\nOf two lines.');
    // What was streamed is what it came to: nobody is sent it twice.
    expect(client.frames.find(({ type }) => type === 'block_complete').data.text).toBeUndefined();
  });

  test('at length: a plan, its sections, the numbers of real passages alone', async () => {
    await using one = await fakeProvider(plansAndWrites);
    await using world = await openChatWorld([one]);
    const [file] = await uploaded(world, [
      ['ships.md', 'The jib is the sail in front.\n\nA sheet is a rope for sails.\n'],
    ]);
    using client = await world.asked('Write a report about sails and ropes.', { route: 'advanced' }, [file?.id ?? '']);
    await client.until(isEnd);
    expect(client.text).toContain('## Sails\n\nAll about sails [1].');
    expect(client.text).toContain('## Ropes\n\nAll about ropes [1].');
    expect(client.text).not.toContain('[9]');
    expect(client.text).toStartWith('## Sails');
    expect(client.state.warnings).toEqual([
      {
        code: 'citations_dropped',
        message: '2 citations were taken out of “Sails”, “Ropes”: they name no source, or quote what it does not say.',
      },
    ]);
    expect(client.state.passes.map(({ name }) => name)).toEqual(['outline', 'draft', 'revise']);
    expect(client.state.usage.map(({ pass, input_tokens }) => [pass, input_tokens])).toEqual([
      [1, 100],
      [2, 200],
      [3, 200],
    ]);
  });

  test('a section that is called in other words than the files has leans on what fits the question', async () => {
    await using one = await fakeProvider(writes([], () => 'It is the rope for sails [1].'));
    await using world = await openChatWorld([one]);
    const [file] = await uploaded(world, [['ships.md', 'A halyard raises the canvas.\n']]);
    using client = await world.asked('What is a halyard?', { route: 'advanced' }, [file?.id ?? '']);
    await client.until(isEnd);
    expect(client.text).toContain('## Sails\n\nIt is the rope for sails [1].');
    expect(client.state.warnings).toEqual([]);
  });

  test('what goes wrong with every call in the same way is told once', async () => {
    await using one = await fakeProvider(does.refuses(401));
    await using two = await fakeProvider(plansAndWrites);
    await using world = await openChatWorld([one, two]);
    using client = await world.asked('Explain a ship.', { route: 'advanced' });
    await client.until(isEnd);
    const messages = client.state.warnings.map(({ message }) => message);
    expect(two.calls.length).toBeGreaterThan(4);
    expect(messages.length).toBeGreaterThan(0);
    expect(messages).toEqual([...new Set(messages)]);
    expect(messages.filter((message) => message.startsWith('one/fake-1')).length).toBeLessThanOrEqual(2);
  });

  test('what no model writes of the sections is quoted once, and said to be', async () => {
    const ropesFail: Behaviour = (call) =>
      contentOf(call).includes('Write the section "Sails"') || refOf(call)
        ? plansAndWrites(call)
        : does.refuses(401)(call);
    await using one = await fakeProvider(ropesFail);
    await using world = await openChatWorld([one]);
    const [file] = await uploaded(world, [['ships.md', 'Sails are of cloth.\n\nAn anchor is of iron.\n']]);
    using client = await world.asked('Explain sails and anchors.', { route: 'advanced' }, [file?.id ?? '']);
    await client.until(isEnd);
    expect(client.state.end).toMatchObject({ type: 'done' });
    expect(client.text).toBe(
      '## Sails\n\nAll about sails [1].\n\n## From your files\n\nNo model answered for “Ropes”. This is quoted:\n\n' +
        '> Sails are of cloth.\n>\n> ships.md [1]\n\n> An anchor is of iron.\n>\n> ships.md [2]\n',
    );
    const gaveUp = client.state.warnings.filter(({ code }) => code === 'model_gave_up');
    expect(gaveUp.map(({ message }) => message)).toEqual([
      expect.stringContaining('The rest is quoted from the files.'),
    ]);
  });

  test('a long answer of which no model writes a section is quoted once', async () => {
    await using one = await fakeProvider((call) => (refOf(call) ? plansAndWrites(call) : does.refuses(401)(call)));
    await using world = await openChatWorld([one]);
    const [file] = await uploaded(world, [['ships.md', 'Sails are of cloth, ropes of hemp.\n']]);
    using client = await world.asked('Explain sails and ropes.', { route: 'advanced' }, [file?.id ?? '']);
    await client.until(isEnd);
    expect(client.text.split('> Sails are of cloth, ropes of hemp.')).toHaveLength(2);
    expect(client.text).toStartWith('## From your files\n\nNo model answered for “Sails”, “Ropes”. This is quoted:');
  });

  test.each([
    ['before the headers', does.silent(), 'pass_start'],
    ['in mid-stream', does.stalls('A poem of'), 'content'],
  ])('cancelled %s: the socket closes and the job ends as cancelled', async (_name, behaviour, last) => {
    await using one = await fakeProvider(behaviour);
    await using world = await openChatWorld([one]);
    using client = await world.asked('Write a poem.', { route: 'simple' });
    const call = await one.call(1);
    // Nothing is on its way but the model's next word.
    await client.until(({ type }) => type === last);
    await client.command({ type: 'cancel' });
    await call.closed;
    await client.until(isEnd);
    expect(client.state.end).toMatchObject({ type: 'cancelled', upstream: 'aborted' });
    expect(world.timing.pending).toEqual([]);
  });

  test('that no model answers and no file either fails with the reason', async () => {
    await using one = await fakeProvider(does.refuses(401, { message: 'canary-1' }));
    await using world = await openChatWorld([one]);
    using client = await world.asked('Write a poem.', { route: 'simple' });
    await client.until(isEnd);
    expect(client.state.end).toMatchObject({ type: 'error', error: { code: 'UPSTREAM_ERROR', retryable: false } });
    expect(JSON.stringify(client.frames) + world.logged.join('')).not.toContain('canary-1');
  });

  test('a provider that dies in mid-answer: the text begins again', async () => {
    await using one = await fakeProvider(does.cuts('Something that is never finished'));
    await using two = await fakeProvider(does.says('The answer.'));
    await using world = await openChatWorld([one, two], { attempts: 1 });
    using client = await world.asked('Write a poem.', { route: 'simple' });
    await client.until(isEnd);
    expect(client.text).toBe('The answer.');
    expect(client.state.warnings.map(({ code }) => code)).toEqual(['provider_failed']);
  });

  test('at length is read again, and mended where there are remarks', async () => {
    const says = (section: string, mends: boolean) => (mends ? `Much of ${section}.` : `A little of ${section}.`);
    await using one = await fakeProvider(writes(['It says too little.'], says));
    await using world = await openChatWorld([one]);
    using client = await world.asked('Explain a ship.', { route: 'advanced' });
    await client.until(isEnd);
    expect(client.text).toBe('## Sails\n\nMuch of sails.\n\n## Ropes\n\nMuch of ropes.\n');
    expect(client.state.thinking).toContain('Read again: It says too little.');
  });

  test('may quote only what its source says', async () => {
    const says = 'The “rope that raises it” [1] is the halyard. The “rope that sinks it” [1] is not.';
    await using one = await fakeProvider(does.says(says));
    await using world = await openChatWorld([one]);
    const [file] = await uploaded(world, [['ships.md', 'A halyard is the rope that raises it.\n']]);
    using client = await world.asked('Which rope raises a sail?', { route: 'simple' }, [file?.id ?? '']);
    await client.until(isEnd);
    expect(client.text).toBe('The “rope that raises it” [1] is the halyard. The “rope that sinks it” is not.');
    expect(client.state.warnings.map(({ code }) => code)).toEqual(['citations_dropped']);
    expect(client.state.sources.map(({ id }) => id)).toEqual(['1']);
  });

  test('after a turn that was broken off before a word, and not before: nobody is told an empty answer', async () => {
    await using one = await fakeProvider(does.silent(), does.says('Three words.'));
    await using world = await openChatWorld([one]);
    const opening = { message: 'Write a poem.', options: { route: 'simple', wait: 0 } };
    const { job, conversation_id } = (await world.call('POST', '/v1/chat', opening)).body.data;
    using first = new SocketClient(world.url, job.id, { hello: { since: 'start' } });
    await one.call(1);
    const next = { message: 'Shorter, please.', conversation_id, options: { route: 'simple' } };
    const early = await world.call('POST', '/v1/chat', next);
    expect([early.status, early.body.error.code]).toEqual([409, 'CONFLICT']);
    expect(early.body.error.message).toContain('still being written');
    await first.command({ type: 'cancel' });
    await first.until(isEnd);
    const { status, body } = await world.call('POST', '/v1/chat', next);
    expect([status, body.data.answer.text]).toEqual([200, 'Three words.']);
    const told = one.calls[1]?.body.messages.map(({ role, content }: Json) => [role, content === '']);
    expect(told).toEqual([
      ['system', false],
      ['user', false],
    ]);
  });

  test('without files names no passage, at no moment', async () => {
    await using one = await fakeProvider(does.says('A ship [1] sails [2, 3] the sea [7].', { pieces: 9 }));
    await using world = await openChatWorld([one]);
    using client = await world.asked('What does a ship do?', { route: 'simple' });
    await client.until(isEnd);
    const shown = client.frames.flatMap(({ type, data }) => (type === 'content' ? [data.text] : [])).join('');
    expect([shown, client.text]).toEqual(['A ship sails [2, 3] the sea.', 'A ship sails the sea.']);
    expect(client.state.sources).toEqual([]);
  });

  test('is told what was answered before without its numbers: they are those of other passages', async () => {
    const repeats: Behaviour = (call) => {
      const before = call.body.messages.findLast(({ role }: Json) => role === 'assistant');
      return does.says(before ? `${before.content} A cleat [1] holds it.` : 'The halyard raises it [1].')(call);
    };
    await using one = await fakeProvider(repeats);
    await using world = await openChatWorld([one]);
    const [file] = await uploaded(world, [['two.md', 'The halyard raises the sail.\n\nA cleat holds the rope.\n']]);
    const opening = { message: 'What does the halyard raise?', files: [file?.id], options: { route: 'simple' } };
    const { conversation_id, answer } = (await world.call('POST', '/v1/chat', opening)).body.data;
    expect([answer.text, answer.sources[0].quote]).toEqual([
      'The halyard raises it [1].',
      'The halyard raises the sail.',
    ]);
    const next = { message: 'And what does a cleat hold?', conversation_id, options: { route: 'simple' } };
    const second = (await world.call('POST', '/v1/chat', next)).body.data.answer;
    expect(second.text).toBe('The halyard raises it. A cleat [1] holds it.');
    expect(second.sources.map(({ quote }: Json) => quote)).toEqual(['A cleat holds the rope.']);
  });

  test('sent many times at once into a conversation is one turn, and under one key the same for everybody', async () => {
    await using one = await fakeProvider(does.says('A poem.'), does.silent());
    await using world = await openChatWorld([one]);
    const { conversation_id } = (await world.call('POST', '/v1/chat', { message: 'Write a poem.' })).body.data;
    const next = { message: 'Shorter.', conversation_id, options: { wait: 0 } };
    const keyed = { 'idempotency-key': 'k1' };
    const posted = await Promise.all([1, 2, 3].map(() => world.call('POST', '/v1/chat', next, keyed)));
    expect(posted.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(new Set(posted.map(({ body }) => body.data.job.id)).size).toBe(1);
    const others = await Promise.all([1, 2, 3].map(() => world.call('POST', '/v1/chat', next)));
    expect(others.map(({ status }) => status)).toEqual([409, 409, 409]);
    using client = new SocketClient(world.url, posted[0]?.body.data.job.id, { hello: { since: 'start' } });
    await client.command({ type: 'cancel' });
    await client.until(isEnd);
  });

  test('goes on after a restart with the section that was not finished', async () => {
    const plan: Behaviour = (call) => does.says(JSON.stringify({ ref: refOf(call), sections: ['One', 'Two'] }))(call);
    await using one = await fakeProvider(plan, does.says('The first.'), does.stalls('The sec'));
    const world = await openChatWorld([one]);
    using before = await world.asked('Explain.', { route: 'advanced' });
    await one.call(3);
    await world.app.stop();
    await using two = await fakeProvider(writes([], () => 'The second.'));
    await using again = await openChatWorld([two], {}, world.folder);
    using client = new SocketClient(again.url, before.state.job, { hello: { since: 'start' } });
    await client.until(isEnd);
    expect(client.text).toBe('## One\n\nThe first.\n\n## Two\n\nThe second.\n');
  });
});

test('a text about a topic is a job of its own kind', async () => {
  await using one = await fakeProvider(does.says('1. What is a knot?'));
  await using world = await openChatWorld([one]);
  const asks = { topic: 'Knots', kind: 'questions', level: 'beginner' };
  const { status, body } = await world.call('POST', '/v1/generate', asks);
  expect([status, body.data.text]).toEqual([200, '1. What is a knot?']);
  expect(body.data.job).toMatchObject({ kind: 'generate', strategy: 'questions', status: 'completed' });
  expect(body.data).toMatchObject({ engine: 'one/fake-1', warnings: [], error: null });
  expect(one.calls[0]?.body.messages.at(-1).content).toContain('Topic: Knots');
});

test('a text about a topic that no model writes says why', async () => {
  await using one = await fakeProvider(does.refuses(401));
  await using world = await openChatWorld([one]);
  const { status, body } = await world.call('POST', '/v1/generate', { topic: 'Knots' });
  expect([status, body.data.job.status, body.data.text]).toEqual([200, 'failed', '']);
  expect(body.data.error).toMatchObject({ code: 'UPSTREAM_ERROR', message: expect.stringContaining('No model') });
});
