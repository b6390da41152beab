import { describe, expect, test } from 'bun:test';
import type { SocketClient } from '../support/socket-client.ts';
import { openSteeredWorld, type SteeredWorld } from '../support/steered-world.ts';
import type { Json } from '../support/world.ts';

const TEXT = '# One\n\nteh a\n\nteh b\n\n# Two\n\nteh c\n\nteh d\n';

/** A job whose first pass has done that many blocks. */
async function at(world: SteeredWorld, done: number): Promise<SocketClient> {
  const client = await world.job(TEXT);
  world.let(done);
  await client.until(() => (client.state.passes[0]?.completed ?? 0) >= done && client.state.blocks.length > 0);
  await world.held();
  return client;
}

/** What was answered, one block further. Said while the engine stands: else an answer under way takes it in too soon. */
async function said(world: SteeredWorld, client: SocketClient, text: string, more: Json = {}): Promise<Json> {
  await world.held();
  const { id } = await client.command({ type: 'feedback', text, ...more });
  world.let(1);
  return (await client.until(({ type, data }) => type === 'feedback_applied' && data.feedback === id)).data;
}

const result = async (world: SteeredWorld, { state }: SocketClient) =>
  (await world.call('GET', `/v1/jobs/${state.job}/result`)).body;
const decisions = async (world: SteeredWorld, { state }: SocketClient) => {
  const { body } = await world.call('GET', `/v1/jobs/${state.job}/changes`);
  return body.data.items.map(({ id, decision }: Json) => [id, decision]);
};

describe('undo your changes', () => {
  test('P-216 in this section: it goes back, for all to see, and stays back', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, 5);
    const answer = await said(world, client, 'Undo your changes in this section.');
    expect(answer).toMatchObject({
      understood: ['2 changes of this section (b4 to b6) are undone'],
      directives: [{ type: 'undo', place: { part: 'section', first: 'b4', last: 'b6' } }],
      not_understood: [],
    });
    await client.until(({ type, data }) => type === 'block_decided' && data.block === 'b6');
    expect(client.text).toBe(TEXT.replace('teh a', 'the a').replace('teh b', 'the b'));
    expect(await result(world, client)).toBe(client.text);
    expect(await decisions(world, client)).toEqual([
      ['p1.b2.1', 'none'],
      ['p1.b3.1', 'none'],
      ['p1.b5.1', 'rejected'],
      ['p1.b6.1', 'rejected'],
    ]);
    await said(world, client, 'leave “teh” alone');
    world.open();
    await client.until(({ type }) => type === 'stream_end');
    expect(client.text).toBe(TEXT.replace('teh a', 'the a').replace('teh b', 'the b'));
  });

  test('P-216 it can itself be undone, in words and one by one', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, 3);
    const undone = await said(world, client, 'revert everything');
    expect(undone.understood).toEqual(['2 changes of the document are undone']);
    const { state } = client;
    await world.call('PUT', `/v1/jobs/${state.job}/changes`, { ids: ['p1.b2.1'], decision: 'none' });
    expect(await result(world, client)).toBe(TEXT.replace('teh a', 'the a'));
    const redone = await said(world, client, 'bring back your changes in block b3');
    expect(redone.understood).toEqual(['one change of b3 is taken in again']);
    expect(await result(world, client)).toStartWith('# One\n\nthe a\n\nthe b\n');
    world.open();
    await client.until(({ type }) => type === 'stream_end');
    expect(client.text).toBe(TEXT.replaceAll('teh', 'the'));
  });

  test('P-216 of a pass, of a target block, and of nothing', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, 3);
    const say = (text: string, more?: Json) => said(world, client, text, more);
    const block = await say('undo your changes in this block', { target: { block: 'b2' } });
    expect(block.understood).toEqual(['one change of this block (b2) is undone']);
    expect((await say('undo the polish pass')).not_understood).toEqual(['the pass polish: it has not begun']);
    expect((await say('undo the proofread pass')).understood).toEqual(['3 changes of the pass proofread are undone']);
    world.open();
  });

  test('P-216 what was undone teaches nothing about its rules', async () => {
    await using world = await openSteeredWorld();
    world.open();
    const many = 'teh x\n\n'.repeat(40);
    const client = await world.job(many, { review: 'each_pass' });
    await client.until(({ type }) => type === 'input_requested');
    await client.command({ type: 'respond', input: 'review.p1.a1', value: 'undo' });
    await client.until(({ type, data }) => type === 'input_requested' && data.about.pass === 2);
    const { body } = await world.call('GET', '/v1/me/dictionary');
    expect(JSON.stringify(body.data)).not.toContain('Misspelling');
  });
});
