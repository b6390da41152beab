import { describe, expect, test } from 'bun:test';
import { modelWriter } from '../../src/engines/model/writing/model-writer.ts';
import { quotingWriter } from '../../src/engines/quoting/quoting-writer.ts';
import { chatPipeline } from '../../src/pipelines/chat/chat-pipeline.ts';
import { type Behaviour, fakeProvider, type FakeProvider } from '../support/fake-provider.ts';
import { chainOver } from '../support/provider-chain.ts';
import { behaviours as does } from '../support/provider-behaviours.ts';
import { SocketClient } from '../support/socket-client.ts';
import { uploaded } from '../support/upload.ts';
import { openWorld, type Json } from '../support/world.ts';

const isEnd = ({ type }: Json) => type === 'stream_end';

async function openChatWorld(fakes: readonly FakeProvider[], limits: Parameters<typeof chainOver>[1] = {}) {
  const { chain, timing } = chainOver(fakes, limits);
  let drawn = 0;
  const ref = () => `ref${String((drawn += 1)).padStart(9, '0')}`;
  const world = await openWorld({ pipelines: [chatPipeline(modelWriter({ chain, quoting: quotingWriter(), ref }))] });
  const asked = async (message: string, options: Json = {}, files: readonly string[] = []) => {
    const input = { message, files };
    const { body } = await world.call('POST', '/v1/jobs', { kind: 'chat', input, options });
    return new SocketClient(world.url, body.data.job.id, { hello: { since: 'start' } });
  };
  return { ...world, timing, asked };
}

/** Plans two sections where it is asked for a plan, and writes of each. */
const plansAndWrites: Behaviour = (call) => {
  const content: string = call.body.messages.at(-1).content;
  const ref = /^Reference: (\S+)$/m.exec(content)?.[1];
  const section = /^Write the section "(.*)" of/m.exec(content)?.[1];
  const outline = JSON.stringify({ ref, sections: ['Sails', 'Ropes'] });
  return does.says(ref ? outline : section ? `All about ${section.toLowerCase()} [1][9].` : 'In short: a ship.')(call);
};

describe('a question to a model', () => {
  test('is answered without files, streamed, with what it cost', async () => {
    await using one = await fakeProvider(does.says('A poem of three words.', { pieces: 9 }));
    await using world = await openChatWorld([one]);
    using client = await world.asked('Write a poem.', { route: 'simple' });
    await client.until(isEnd);
    expect(client.text).toBe('A poem of three words.');
    expect(client.state.engine).toBe('one/fake-1');
    expect(client.state.usage).toMatchObject([{ engine: 'one/fake-1', pass: 1 }]);
    expect(
      client.frames
        .filter(({ type }) => type === 'content')
        .map(({ data }) => data.text)
        .join(''),
    ).toBe(client.text);
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
    expect(client.state.warnings.map(({ code }) => code)).toEqual(['citations_dropped', 'citations_dropped']);
    expect(client.state.usage).toHaveLength(3);
  });

  test.each([
    ['before the headers', does.silent()],
    ['in mid-stream', does.stalls('A poem of')],
  ])('cancelled %s: the socket closes and the job ends as cancelled', async (_name, behaviour) => {
    await using one = await fakeProvider(behaviour);
    await using world = await openChatWorld([one]);
    using client = await world.asked('Write a poem.', { route: 'simple' });
    const call = await one.call(1);
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
    expect(client.state.end).toMatchObject({ type: 'error', error: { code: 'UPSTREAM_ERROR', retryable: true } });
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
});
