import { describe, expect, test } from 'bun:test';
import { readDocument } from '../../src/documents/reading/read-document.ts';
import { askedText } from '../support/asked-text.ts';
import { type Behaviour, fakeProvider } from '../support/fake-provider.ts';
import { HOSTILE_DOCUMENTS } from '../support/hostile-documents.ts';
import { correctsTeh, editsTo } from '../support/model-replies.ts';
import { openModelWorld } from '../support/model-world.ts';
import { behaviours as does } from '../support/provider-behaviours.ts';
import { SocketClient } from '../support/socket-client.ts';
import type { Json } from '../support/world.ts';

const isEnd = ({ type }: Json) => type === 'stream_end';
const numbered = (count: number) =>
  Array.from({ length: count }, (_, nth) => `This is teh text number ${nth + 1}.`).join('\n\n');

describe('a job that a model refines', () => {
  test('P-71 ends with its time, whatever its provider is at: the socket is closed', async () => {
    await using one = await fakeProvider(does.silent());
    await using world = await openModelWorld([one], { config: { jobTimeoutMs: 300 } });
    const job = await world.refine(numbered(2));
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(isEnd);
    expect(client.state.end).toMatchObject({ type: 'error', error: { code: 'TIMEOUT_ERROR', retryable: true } });
    await one.quiet();
    expect(world.timing.pending).toEqual([]);
  });

  test('P-69 cancelled while it waits for a free call it takes none, and those who wait behind it are served', async () => {
    const silent = does.silent();
    const holds: Behaviour = (call) =>
      (askedText(call).segments.some(({ text }) => text.includes('held')) ? silent : does.says(correctsTeh))(call);
    await using one = await fakeProvider(holds);
    await using world = await openModelWorld([one], { tokens: 5, ahead: 4 });
    const held = numbered(4).replaceAll('text', 'held text');
    // Eight calls are all there may be at once.
    const holders = await Promise.all([world.refine(held), world.refine(held)]);
    await one.call(8);
    const [waits, behind] = [await world.refine(numbered(1)), await world.refine(numbered(1))];
    using waiting = new SocketClient(world.url, waits, { hello: { since: 'start' } });
    using served = new SocketClient(world.url, behind, { hello: { since: 'start' } });
    await Promise.all([waiting, served].map((client) => client.until(({ type }) => type === 'pass_start')));
    await world.timing.until((pending) => pending.filter((ms) => ms === 1_000).length === 10);
    world.timing.pass(1_000);
    const { data } = await waiting.until(({ type }) => type === 'thinking');
    expect(data.text).toBe(
      'Waiting for one/fake-1: as many calls as may be made at once are under way; it is waited for 300 s at most.',
    );
    await waiting.command({ type: 'cancel' });
    await waiting.until(isEnd);
    expect(waiting.state.end).toMatchObject({ type: 'cancelled' });
    expect(one.calls).toHaveLength(8);
    await world.call('POST', `/v1/jobs/${holders[0]}/cancel`, {});
    expect(await served.until(isEnd)).toMatchObject({ status: 'completed' });
    expect(served.text).toBe('This is the text number 1.');
    await world.call('POST', `/v1/jobs/${holders[1]}/cancel`, {});
    await one.quiet();
  });

  test('is not paid for twice: where a model had nothing to do, no later job asks, and an edited paragraph alone is', async () => {
    await using one = await fakeProvider(does.says(correctsTeh));
    await using world = await openModelWorld([one], { tokens: 5, ahead: 1 });
    const refined = async (text: string, options = {}) => {
      const before = one.calls.length;
      using client = new SocketClient(world.url, await world.refine(text, options), { hello: { since: 'start' } });
      await client.until(isEnd);
      return one.calls.slice(before).map((call) =>
        askedText(call)
          .segments.map(({ text: asked }) => asked)
          .join(),
      );
    };
    const text = 'This is the first text.\n\nThis is the second text.';
    expect(await refined(text)).toEqual(['This is the first text.', 'This is the second text.']);
    expect(await refined(text)).toEqual([]);
    expect(await refined(text.replace('second', 'third'))).toEqual(['This is the third text.']);
    // Another question.
    expect(await refined(text, { dialect: 'GB' })).toHaveLength(2);
    expect(await refined(text, { passes: ['tighten'] })).toHaveLength(2);
  });

  test.each([
    ['echoes what it reads', (text: string) => text],
    ['puts it everywhere', (text: string) => `HACKED ${text}`],
  ])('S-99 a text that tells a model what to do changes nothing, by a model that %s', async (_how, says) => {
    const obeys = editsTo(({ text }) =>
      (text.match(/\p{L}+/gu) ?? []).map((old) => ({ old, new: says(text), reason: text, category: 'grammar' })),
    );
    const echoes: Behaviour = (call) =>
      does.says(
        says(
          askedText(call)
            .segments.map(({ text }) => text)
            .join('\n'),
        ),
      )(call);
    await using one = await fakeProvider(echoes);
    await using two = await fakeProvider(does.says(obeys));
    await using world = await openModelWorld([one, two], { limits: { attempts: 1, patienceMs: 0 } });
    const text = HOSTILE_DOCUMENTS.join('\n\n');
    const job = await world.refine(text, { apply: 'all' });
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    expect(await client.until(isEnd)).toMatchObject({ status: 'completed' });
    const kindsOf = (document: string) => readDocument(document, 'markdown').blocks.map(({ kind }) => kind);
    expect(kindsOf(client.text)).toEqual(kindsOf(text));
    const [headings, links] = [/^#{1,6} /gm, /https?:\S+/g];
    for (const kept of [headings, links]) expect(client.text.match(kept)).toEqual(text.match(kept));
    expect(client.state.end).toMatchObject({ type: 'done' });
  });
});
