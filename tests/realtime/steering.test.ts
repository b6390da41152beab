import { describe, expect, test } from 'bun:test';
import { at, starts, steered } from '../support/steered-job.ts';
import { openSteeredWorld } from '../support/steered-world.ts';
import type { Json } from '../support/world.ts';

const isEnd = ({ type }: Json) => type === 'stream_end';
const FOUR = 'teh one\n\nteh two\n\nteh three\n\nteh four\n';
const PAPER = [
  '# A paper',
  'teh opening',
  '## Methods',
  'teh way ,',
  '- teh item',
  '## Results',
  'teh outcome',
  '## Conclusion',
  'teh end',
].join('\n\n');

describe('steer', () => {
  test('P-200 counts from the first block that is not begun, in this pass and in those after it', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, FOUR, 2);
    const answer = await steered(world, client, { text: 'Leave “teh” alone, please.' });
    expect(answer).toMatchObject({
      from: { pass: 1, block: 'b4' },
      understood: ['“teh” is left alone'],
      directives: [{ type: 'leave_words', words: ['teh'] }],
      not_understood: [],
    });
    expect(client.text).toBe('the one\n\nthe two\n\nthe three\n\nteh four\n');
  });

  test('P-202 the engine is asked again from there where it has to decide otherwise', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, 'a colour\n\nb colour\n\nc colour\n', 1);
    const answer = await steered(world, client, { text: 'keep British spelling' });
    expect(answer.from).toEqual({ pass: 1, block: 'b3' });
    expect(client.text).toBe('a colour\n\nb colour\n\nc colour\n');
    expect(world.asked.map(({ from, options }) => [from, options.dialect])).toEqual([
      [0, 'auto'],
      [2, 'GB'],
      [0, 'GB'],
      [0, 'GB'],
    ]);
  });

  test('P-202 a dialect that is asked for changes the next blocks, and said again it is as before', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, 'a color\n\nb color\n\nc color\n', 1);
    await client.command({ type: 'feedback', text: 'Use British spelling' });
    const again = await steered(world, client, { text: 'British English, please. Only suggest. Only suggest' });
    expect(again.understood).toEqual(['British spelling, as before', 'changes are only suggested']);
    const [first] = client.frames.filter(({ type }) => type === 'feedback_applied');
    expect(first.data.understood).toEqual(['British spelling from here on']);
    const changed = client.frames.filter(({ type, data }) => type === 'block_complete' && data.pass === 1);
    expect(changed.map(({ data }) => data.changes.map(({ after }: Json) => after))).toEqual([[], [], ['colour']]);
  });

  test('P-201 directives come as such, too, and mean the same', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, PAPER, 1);
    const directives = [
      { type: 'leave', place: { section: 'methods' } },
      { type: 'leave_categories', categories: ['punctuation'] },
    ];
    const answer = await steered(world, client, { directives });
    expect(answer.directives).toEqual([
      { type: 'leave', place: { section: 'methods', first: 'b3', last: 'b5' } },
      { type: 'leave_categories', categories: ['punctuation'] },
    ]);
    expect(client.text).toBe(
      PAPER.replaceAll('teh', 'the').replace('the way', 'teh way').replace('the item', 'teh item'),
    );
  });

  test('P-201 what is no directive, or says nothing, is refused with what is wrong', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, FOUR, 1);
    const refusal = async (command: Json) => (await client.command({ type: 'feedback', ...command })).error;
    expect((await refusal({})).message).toContain('text: must be there, or directives');
    expect((await refusal({ directives: [{ type: 'rhyme' }] })).code).toBe('BAD_FRAME');
    client.close();
    const job = client.state.job;
    const post = (body: Json) => world.call('POST', `/v1/jobs/${job}/feedback`, body);
    expect((await post({})).status).toBe(400);
    expect((await post({ text: ' \n\t ' })).body.error.details).toEqual([
      { path: 'text', message: 'must be more than white space' },
    ]);
    expect((await post({ text: 'only suggest', target: { pass: 99 } })).body.error.message).toBe(
      'there is no pass 99: the job has 3',
    );
    expect((await post({ directives: [] })).status).toBe(400);
    expect((await post({ directives: [{ type: 'leave', place: {} }] })).status).toBe(400);
    expect((await post({ directives: [{ type: 'leave', place: { block: 'b99' } }] })).body.error.message).toBe(
      'there is no block b99',
    );
    expect((await post({ directives: [{ type: 'suggest_only' }] })).status).toBe(200);
    world.open();
  });

  test('P-203 for a target block counts for that block alone', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, FOUR, 1);
    const answer = await steered(world, client, { text: 'leave spelling alone', target: { block: 'b3' } });
    expect(answer.from).toEqual({ pass: 1, block: 'b3' });
    expect(client.text).toBe('the one\n\nthe two\n\nteh three\n\nthe four\n');
  });

  test('P-203 for a block that is done it counts from the next pass', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, FOUR, 2);
    const answer = await steered(world, client, { text: 'leave spelling alone', target: { block: 'b1' } });
    expect(answer.from).toEqual({ pass: 2, block: 'b1' });
  });

  test('P-204 what is not understood is said, with what would be', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, PAPER, 1);
    const answer = await steered(world, client, {
      text: 'Make it rhyme. Do not touch the section “Poetry”. Skip the structure pass. Keep British spelling.',
    });
    expect(answer.not_understood).toEqual([
      'Make it rhyme',
      'the section “Poetry”: the document has no such place',
      'the pass structure: what is left is proofread, tighten, polish',
    ]);
    expect(answer.understood).toEqual(['British spelling from here on']);
    expect(answer.examples.length).toBeGreaterThan(0);
  });

  test('P-205 suggestions only, and applied again', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, FOUR, 0);
    await client.command({ type: 'feedback', text: 'only suggest' });
    world.let(2);
    await client.until(({ type, data }) => type === 'block_complete' && data.block === 'b2');
    await world.held();
    await steered(world, client, { text: 'apply changes again' });
    const first = client.frames.filter(({ type, data }) => type === 'block_complete' && data.pass === 1);
    const applied = first.map(({ data }) => data.changes.map((change: Json) => change.applied));
    expect(applied).toEqual([[true], [false], [false], [true]]);
    expect(client.text).toBe(FOUR.replaceAll('teh', 'the'));
  });

  test('P-205 what was asked before is forgotten', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, FOUR, 0);
    await client.command({ type: 'feedback', text: 'leave spelling alone' });
    world.let(2);
    await client.until(({ type, data }) => type === 'block_complete' && data.block === 'b2');
    await world.held();
    const answer = await steered(world, client, { text: 'forget that' });
    expect(answer.from).toEqual({ pass: 1, block: 'b4' });
    const tells = client.frames.filter(({ type, data }) => type === 'block_complete' && data.pass === 1);
    expect(tells.map(({ data }) => data.changes.length)).toEqual([1, 0, 0, 1]);
  });

  test('P-205 a dialect that was asked for is forgotten by itself: what was asked beside it holds', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, 'a color\n\nb color\n\nc color\n\nd color\n', 0);
    await client.command({ type: 'feedback', text: 'Use British spelling. Leave “c color” alone.' });
    world.let(1);
    await client.until(({ type, data }) => type === 'block_complete' && data.block === 'b1');
    await world.held();
    const answer = await steered(world, client, { text: 'Forget the British spelling.' });
    expect(answer).toMatchObject({
      from: { pass: 1, block: 'b3' },
      understood: ['the text’s own spelling from here on'],
      directives: [{ type: 'dialect', dialect: 'auto' }],
    });
    const [first] = world.asked.slice(-1);
    expect(first?.options).toMatchObject({ dialect: 'auto', dictionary: ['c color'] });
  });
});

describe('the passes', () => {
  test('P-206 a pass is skipped: its version is the one before', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, FOUR, 1);
    const answer = await steered(world, client, { text: 'Skip the tighten pass.' });
    expect(answer.directives).toEqual([{ type: 'skip_pass', pass: 'tighten', numbers: [2] }]);
    expect(world.asked.map(({ pass }) => pass.name)).toEqual(['proofread', 'polish']);
    expect(starts(client).map(([, name]) => name)).toEqual(['proofread', 'tighten', 'polish']);
    const { data } = client.frames.find((frame) => frame.type === 'pass_complete' && frame.data.pass === 2);
    expect(data).toMatchObject({ version: 2, changes: 0, skipped: true });
    expect(client.end?.status).toBe('completed');
  });

  test('P-206 the rest of the running pass is skipped', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, FOUR, 1);
    await steered(world, client, { text: 'skip this pass and stop after this pass' });
    expect(client.text).toBe('the one\n\nthe two\n\nteh three\n\nteh four\n');
    expect(starts(client)).toEqual([[1, 'proofread']]);
  });

  test('P-206 the job ends after this pass, and one that is asked for later comes all the same', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, FOUR, 1);
    await client.command({ type: 'feedback', text: 'stop after this pass' });
    await client.command({ type: 'feedback', mode: 'queue', text: 'one more polish pass' });
    world.open();
    await client.until(isEnd);
    expect(starts(client)).toEqual([
      [1, 'proofread'],
      [2, 'polish'],
    ]);
    expect(client.end?.status).toBe('completed');
  });
});
