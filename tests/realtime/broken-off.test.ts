import { describe, expect, test } from 'bun:test';
import { sha256 } from '../../src/documents/sha256.ts';
import { refOf, writesSections } from '../support/chat-replies.ts';
import { openChatWorld } from '../support/chat-world.ts';
import { type Behaviour, fakeProvider } from '../support/fake-provider.ts';
import { PollClient } from '../support/poll-client.ts';
import { behaviours as does } from '../support/provider-behaviours.ts';
import { SocketClient } from '../support/socket-client.ts';
import { uploaded } from '../support/upload.ts';
import type { Json } from '../support/world.ts';

type ChatWorld = Awaited<ReturnType<typeof openChatWorld>>;

const isEnd = ({ type }: Json) => type === 'stream_end';
const isPaused = ({ type, data }: Json) => type === 'state' && data.status === 'paused';
const isWriting = (block: string) => (frame: Json) => frame.type === 'content' && frame.data.block === block;

/** Plans two sections, writes the first, and stalls in the second; the short answer is whole. */
const stallsInRopes: Behaviour = (call) => {
  const content = call.body.messages.at(-1).content;
  if (content.includes('Write the section "Ropes"')) return does.stalls('Ropes are ')(call);
  return writesSections([], (section) => `All about ${section}.`)(call);
};

/** The text as everybody has it who can be asked: they have to agree. */
async function textEverywhere(world: ChatWorld, job: string, live: SocketClient): Promise<string> {
  using fresh = new SocketClient(world.url, job, { hello: {} });
  using replayed = new SocketClient(world.url, job, { hello: { since: 'start' } });
  const poll = new PollClient(world.url, job);
  const [end] = await Promise.all([fresh.until(isEnd), replayed.until(isEnd), poll.toEnd()]);
  const { body: result } = await world.call('GET', `/v1/jobs/${job}/result`);
  const { body: chat } = await world.call('GET', `/v1/jobs/${job}`);
  expect([live.text, fresh.text, replayed.text, poll.text]).toEqual([result, result, result, result]);
  expect(end.text_sha256).toBe(sha256(result));
  expect(chat.data.job.status).toBe(live.state.status);
  return result;
}

/** What a reader of the older stream sees in the end, block by block. */
async function olderText(world: ChatWorld, conversation: string): Promise<string> {
  const stream = await (await fetch(`${world.url}/api/stream/${conversation}`)).text();
  const blocks = new Map<string, string>();
  for (const line of stream.split('\n').filter((text) => text.startsWith('data: '))) {
    const { type, block, content = '' } = JSON.parse(line.slice(6));
    if (type === 'content_start') blocks.set(block, '');
    if (type === 'content') blocks.set(block, (blocks.get(block) ?? '') + content);
  }
  return [...blocks]
    .toSorted()
    .map(([, text]) => text)
    .join('');
}

async function conversationOf(world: ChatWorld): Promise<Json> {
  const { items } = (await world.call('GET', '/v1/conversations')).body.data;
  return (await world.call('GET', `/v1/conversations/${items[0].id}`)).body.data;
}

async function begun(world: ChatWorld, message: string, route: string, files: readonly string[] = []) {
  const body = { message, files, options: { route, wait: 0 } };
  const { data } = (await world.call('POST', '/v1/chat', body)).body;
  return new SocketClient(world.url, data.job.id, { hello: { since: 'start' } });
}

describe('an answer that is broken off', () => {
  test('P-223 in its first block keeps what was shown of it', async () => {
    await using one = await fakeProvider(does.stalls('A ship is a large'));
    await using world = await openChatWorld([one]);
    using client = await begun(world, 'What is a ship?', 'simple');
    await client.until(isWriting('b1'));
    expect((await world.call('GET', `/v1/jobs/${client.state.job}/result`)).body).toBe('A ship is a large');
    const resumed = new PollClient(world.url, client.state.job, 'start');
    await resumed.poll();
    await client.command({ type: 'cancel' });
    await Promise.all([client.until(isEnd), resumed.toEnd()]);
    expect(resumed.text).toBe('A ship is a large');
    expect(client.state.end).toMatchObject({ type: 'cancelled', version: 1, partial: true, upstream: 'aborted' });
    expect(await textEverywhere(world, client.state.job, client)).toBe('A ship is a large');
    const { id, items } = await conversationOf(world);
    expect(items[0].answer.text).toBe('A ship is a large');
    expect(await olderText(world, id)).toBe('A ship is a large');
    const versions = (await world.call('GET', `/v1/jobs/${client.state.job}/versions`)).body.data.items;
    expect(versions.map(({ version, partial }: Json) => [version, partial])).toEqual([
      [0, false],
      [1, true],
    ]);
  });

  test('P-223 by a failure keeps what was shown of it', async () => {
    await using one = await fakeProvider(does.cuts('A ship is a large'));
    await using world = await openChatWorld([one], { attempts: 1 });
    using client = await begun(world, 'What is a ship?', 'simple');
    await client.until(isEnd);
    expect(client.state.end).toMatchObject({ type: 'error', partial: true, error: { code: 'UPSTREAM_ERROR' } });
    expect(await textEverywhere(world, client.state.job, client)).toBe('A ship is a large');
  });

  test('P-223 P-71 over its time limit keeps what was shown of it', async () => {
    await using one = await fakeProvider(does.stalls('A ship is a large'));
    await using world = await openChatWorld([one], {}, undefined, undefined, { jobTimeoutMs: 1_000 });
    using client = await begun(world, 'What is a ship?', 'simple');
    await client.until(isEnd);
    expect(client.state.end).toMatchObject({ type: 'error', error: { code: 'TIMEOUT_ERROR' } });
    // On a machine that needs all of the time to begin, that is nothing.
    const shown = client.frames.flatMap(({ type, data }) => (type === 'content' ? [data.text] : [])).join('');
    expect(await textEverywhere(world, client.state.job, client)).toBe(shown);
  });

  test('P-223 while it is paused in the middle of a block keeps it', async () => {
    await using one = await fakeProvider(does.stalls('A ship is a large'));
    await using world = await openChatWorld([one]);
    using client = await begun(world, 'What is a ship?', 'simple');
    await client.until(isWriting('b1'));
    await client.command({ type: 'pause', mode: 'now' });
    await client.until(isPaused);
    await client.command({ type: 'cancel' });
    await client.until(isEnd);
    expect(client.state.end).toMatchObject({ type: 'cancelled', upstream: 'none', partial: true });
    expect(await textEverywhere(world, client.state.job, client)).toBe('A ship is a large');
  });

  test('P-223 at length keeps the finished sections, the open one as far as it was, and the titles', async () => {
    const plan: Behaviour = (call) =>
      does.says(JSON.stringify({ ref: refOf(call), sections: ['One', 'Two', 'Three'] }))(call);
    await using one = await fakeProvider(plan, does.says('The first.'), does.stalls('The sec'));
    await using world = await openChatWorld([one]);
    using client = await begun(world, 'Explain.', 'advanced');
    await client.until(isWriting('b3'));
    await client.command({ type: 'cancel' });
    await client.until(isEnd);
    const text = await textEverywhere(world, client.state.job, client);
    expect(text).toBe('## One\n\nThe first.\n\n## Two\n\nThe sec\n\n## Three\n');
  });

  test('P-223 a text about a topic keeps what was shown of it', async () => {
    await using one = await fakeProvider(does.stalls('Knots are'));
    await using world = await openChatWorld([one]);
    const { body } = await world.call('POST', '/v1/generate', { topic: 'Knots', wait: 0 });
    using client = new SocketClient(world.url, body.data.job.id, { hello: { since: 'start' } });
    await client.until(isWriting('b1'));
    await client.command({ type: 'cancel' });
    await client.until(isEnd);
    expect(await textEverywhere(world, client.state.job, client)).toBe('Knots are');
  });

  test('P-223 its citations are held against their sources, and it names those that it leans on', async () => {
    await using one = await fakeProvider(
      does.stalls('The “rope that raises it” [1] is the halyard. The “rope that sinks it” [1] is '),
    );
    await using world = await openChatWorld([one]);
    const [file] = await uploaded(world, [
      ['ships.md', 'A halyard is the rope that raises it.\n\nRope is made of hemp.\n'],
    ]);
    using client = await begun(world, 'Which rope raises a sail?', 'simple', [file?.id ?? '']);
    await client.until(isWriting('b1'));
    await client.command({ type: 'cancel' });
    await client.until(isEnd);
    const text = await textEverywhere(world, client.state.job, client);
    expect(text).toBe('The “rope that raises it” [1] is the halyard. The “rope that sinks it” is');
    expect(client.state.sources.map(({ id }) => id)).toEqual(['1']);
    expect(client.state.warnings.map(({ code }) => code)).toEqual(['citations_dropped']);
  });

  test('P-223 so are those of what is kept as a version', async () => {
    const says: Behaviour = (call) => {
      const content = call.body.messages.at(-1).content;
      if (!content.includes('Write the section "Ropes"')) return writesSections([], () => 'All [1].')(call);
      return does.stalls('Ropes [1] and [7, 8] are ')(call);
    };
    await using one = await fakeProvider(says);
    await using world = await openChatWorld([one]);
    using client = await begun(world, 'Explain a ship.', 'hybrid');
    await client.until(isWriting('b3'));
    await client.command({ type: 'cancel' });
    await client.until(isEnd);
    const { data } = (await world.call('GET', `/v1/jobs/${client.state.job}/versions/3`)).body;
    expect(data.text).toBe('## Sails\n\nAll.\n\n## Ropes\n\nRopes and are');
  });

  test('P-224 a revision that is not finished leaves the draft, and is kept beside it', async () => {
    const mends: Behaviour = (call) =>
      call.body.messages.at(-1).content.includes('Write the draft anew')
        ? does.stalls('Sails catch')(call)
        : writesSections(['Say more.'], (section) => `All about ${section}.`)(call);
    await using one = await fakeProvider(mends);
    await using world = await openChatWorld([one]);
    using client = await begun(world, 'Explain a ship.', 'advanced');
    await client.until(({ type, data }) => type === 'content' && data.pass === 3);
    await client.command({ type: 'cancel' });
    await client.until(isEnd);
    expect(client.state.end).toMatchObject({ version: 3, partial: true });
    const text = await textEverywhere(world, client.state.job, client);
    expect(text).toBe('## Sails\n\nAll about sails.\n\n## Ropes\n\nAll about ropes.\n');
    const { body } = await world.call('GET', `/v1/jobs/${client.state.job}/versions/3`);
    expect(body.data).toMatchObject({ pass: 'revise', partial: true });
    expect(body.data.text).toBe('## Sails\n\nSails catch\n\n## Ropes\n\nAll about ropes.\n');
  });

  test('P-224 in its long part it is the short answer, and what was shown of the long one is its version', async () => {
    await using one = await fakeProvider(stallsInRopes);
    await using world = await openChatWorld([one]);
    using client = await begun(world, 'Explain a ship.', 'hybrid');
    await client.until(isWriting('b3'));
    await client.command({ type: 'cancel' });
    await client.until(isEnd);
    expect(client.state.end).toMatchObject({ type: 'cancelled', version: 3, partial: true });
    expect(await textEverywhere(world, client.state.job, client)).toBe('In short: a ship.');
    const { id, items } = await conversationOf(world);
    expect(items[0].answer.text).toBe('In short: a ship.');
    expect(await olderText(world, id)).toBe('In short: a ship.');
    const { body } = await world.call('GET', `/v1/jobs/${client.state.job}/versions/3`);
    expect(body.data).toMatchObject({ pass: 'draft', partial: true });
    expect(body.data.text).toBe('## Sails\n\nAll about sails.\n\n## Ropes\n\nRopes are');
    const { items: versions } = (await world.call('GET', `/v1/jobs/${client.state.job}/versions`)).body.data;
    expect(versions.map(({ pass }: Json) => pass)).toEqual(['original', 'answer', 'outline', 'draft']);
  });

  test('P-223 P-224 while it is written, who reads it is told what it would be if it ended now', async () => {
    await using one = await fakeProvider(stallsInRopes);
    await using world = await openChatWorld([one]);
    using client = await begun(world, 'Explain a ship.', 'hybrid');
    await client.until(isWriting('b3'));
    expect((await conversationOf(world)).items[0].answer.text).toBe('In short: a ship.');
    one.does(does.stalls('Knots are'));
    const { body } = await world.call('POST', '/v1/generate', { topic: 'Knots', wait: 0 });
    using other = new SocketClient(world.url, body.data.job.id, { hello: { since: 'start' } });
    await other.until(isWriting('b1'));
    const key = { 'idempotency-key': 'k1' };
    const short = { message: 'What is a ship?', options: { route: 'simple', wait: 0 } };
    const { job } = (await world.call('POST', '/v1/chat', short, key)).body.data;
    using third = new SocketClient(world.url, job.id, { hello: { since: 'start' } });
    await third.until(isWriting('b1'));
    const again = await world.call('POST', '/v1/chat', short, key);
    expect([again.status, again.body.data.answer.text]).toEqual([202, 'Knots are']);
    for (const open of [client, other, third]) {
      // oxlint-disable-next-line no-await-in-loop
      await open.command({ type: 'cancel' });
    }
  });

  test('P-224 paused between its sections and cancelled it is the short answer as well', async () => {
    await using one = await fakeProvider(stallsInRopes);
    await using world = await openChatWorld([one]);
    using client = await begun(world, 'Explain a ship.', 'hybrid');
    await client.until(isWriting('b3'));
    await client.command({ type: 'pause', mode: 'now' });
    await client.until(isPaused);
    await client.command({ type: 'cancel' });
    await client.until(isEnd);
    expect(await textEverywhere(world, client.state.job, client)).toBe('In short: a ship.');
  });
});
