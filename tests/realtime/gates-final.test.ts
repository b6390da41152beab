import { describe, expect, test } from 'bun:test';
import type { SocketClient } from '../support/socket-client.ts';
import { openSteeredWorld, type SteeredWorld } from '../support/steered-world.ts';
import type { Json } from '../support/world.ts';

const TEXT = 'teh one\n\nteh two\n';

async function gate(client: SocketClient, pass: number): Promise<Json> {
  const id = `review.p${pass}.a1`;
  return (await client.until(({ type, data }) => type === 'input_requested' && data.input === id)).data;
}

const answer = (client: SocketClient, input: string, value: string) =>
  client.command({ type: 'respond', input, value });

describe('a gate before the end', () => {
  test('P-211 stands before the terminal event, once', async () => {
    await using world = await openSteeredWorld();
    world.open();
    const client = await world.job(TEXT, { review: 'final' });
    expect(await gate(client, 3)).toMatchObject({
      question: 'The job has made 2 changes and no suggestions in 3 passes. Is the text as you want it?',
      choices: ['approve', 'again', 'undo'],
      about: { pass: 3, name: 'polish', changes: 2, suggestions: 0, whole: true },
    });
    await client.command({ type: 'feedback', text: 'leave spelling alone. one more pass' });
    await answer(client, 'review.p3.a1', 'approve');
    await gate(client, 4);
    await answer(client, 'review.p4.a1', 'approve');
    await client.until(({ type }) => type === 'stream_end');
    expect(client.frames.filter(({ type }) => type === 'input_requested')).toHaveLength(2);
  });

  test('P-211 an answer that is never offered is no default', async () => {
    await using world = await openSteeredWorld();
    const options = { review: 'final', review_default: 'stop' };
    const { status, body } = await world.call('POST', '/v1/jobs', { kind: 'refine', input: { text: 'x' }, options });
    expect([status, body.error.details]).toEqual([
      400,
      [{ path: 'options.review_default', message: '`stop` is not offered before the end: approve or undo' }],
    ]);
  });
});

// Who asks to be asked once means the whole job: “undo” there took the last pass back, which had changed nothing.
describe('undo before the end', () => {
  const original = async (world: SteeredWorld, client: SocketClient) => {
    await client.until(({ type }) => type === 'stream_end');
    expect(client.text).toBe(TEXT);
    expect((await world.call('GET', `/v1/jobs/${client.state.job}/result`)).body).toBe(TEXT);
    const undone = client.frames.filter(({ type }) => type === 'pass_undone').map(({ data }) => data);
    expect(undone).toEqual([{ pass: 3, changes: 2, whole: true }]);
    expect(client.state.passes.map(({ undone: taken }) => taken)).toEqual([true, true, true]);
  };

  test('P-212 gives the original back', async () => {
    await using world = await openSteeredWorld();
    world.open();
    const client = await world.job(TEXT, { review: 'final' });
    await gate(client, 3);
    await answer(client, 'review.p3.a1', 'undo');
    await original(world, client);
  });

  test('P-215 as the answer that nobody gave it does, too', async () => {
    let now = 1_800_000_000_000;
    await using world = await openSteeredWorld({ tuning: { now: () => now } });
    world.open();
    const client = await world.job(TEXT, { review: 'final', review_timeout_s: 60, review_default: 'undo' });
    expect(await gate(client, 3)).toMatchObject({ fallback: 'undo' });
    now += 60_000;
    await world.app.services.expiries.sweep();
    await original(world, client);
  });

  test('P-212 what is asked about a pass takes back that pass alone, the last one as well', async () => {
    await using world = await openSteeredWorld();
    world.open();
    const client = await world.job(TEXT, { review: 'each_pass' });
    for (const pass of [1, 2]) await answer(client, (await gate(client, pass)).input, 'approve');
    expect(await gate(client, 3)).toMatchObject({
      question:
        'Pass 3 (polish) has made no changes and no suggestions. It was the last one: is the text as you want it?',
    });
    await answer(client, 'review.p3.a1', 'undo');
    await client.until(({ type }) => type === 'stream_end');
    expect(client.text).toBe(TEXT.replaceAll('teh', 'the'));
  });
});
