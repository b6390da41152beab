import { describe, expect, test } from 'bun:test';
import { at, starts, steered } from '../support/steered-job.ts';
import { openSteeredWorld } from '../support/steered-world.ts';

const FOUR = 'teh one\n\nteh two\n\nteh three\n\nteh four\n';
const PAPER = ['# A paper', 'teh opening', '## Methods', 'teh way', 'a colour', '## Results', 'teh outcome'].join(
  '\n\n',
);

describe('a wish for a place', () => {
  test('P-201 counts there alone, and the answer says where', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, PAPER, 1);
    const answer = await steered(world, client, { text: 'In the Methods section, leave spelling alone.' });
    expect(answer).toMatchObject({
      understood: ['spelling is left alone in the section “Methods” (b3 to b5)'],
      directives: [
        {
          type: 'leave_categories',
          categories: ['spelling'],
          place: { section: 'Methods', first: 'b3', last: 'b5' },
        },
      ],
    });
    expect(client.text).toBe(PAPER.replace('teh opening', 'the opening').replace('teh outcome', 'the outcome'));
  });

  test('P-201 P-202 as a directive, and the engine is asked for it there alone', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, 'a colour\n\nb colour\n\nc colour\n', 0);
    const directives = [{ type: 'dialect', dialect: 'US', place: { block: 'b2' } }];
    const answer = await steered(world, client, { directives });
    expect(answer.understood).toEqual(['American spelling in b2']);
    expect(client.text).toBe('a colour\n\nb color\n\nc colour\n');
  });

  test('P-201 a place that the document does not have is said, and nothing is done elsewhere', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, FOUR, 0);
    const answer = await steered(world, client, { text: 'in the tables leave spelling alone' });
    expect(answer.not_understood).toEqual(['the tables: the document has no such place']);
    expect(answer.directives).toEqual([]);
    expect(client.text).toBe(FOUR.replaceAll('teh', 'the'));
  });
});

describe('what is said back', () => {
  test('P-203 of a target block says that it is for that block alone', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, 'a colour\n\nb colour\n\nc colour\n', 0);
    const answer = await steered(world, client, { text: 'use American English', target: { block: 'b3' } });
    expect(answer.understood).toEqual(['American spelling, in b3 alone']);
    expect(client.text).toBe('a colour\n\nb colour\n\nc color\n');
  });

  test('P-204 nothing is understood: no directives, and nothing that they would count from', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, FOUR, 1);
    const answer = await steered(world, client, { text: 'You changed too much, undo it' });
    expect(answer.directives).toEqual([]);
    expect(answer).not.toHaveProperty('from');
    expect(answer.understood).toEqual([]);
    expect(client.text).toBe(FOUR.replaceAll('teh', 'the'));
  });

  test('P-204 a courtesy is answered, and so is what holds anyway', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, FOUR, 1);
    await client.command({ type: 'feedback', text: 'Thanks, looks good! 👍' });
    const answer = await steered(world, client, { text: 'Leave the URLs alone' });
    expect(answer).toMatchObject({ understood: ['never touched anyway: URLs'], directives: [], not_understood: [] });
    expect(client.state.feedback[0]?.applied).toMatchObject({
      understood: ['nothing is asked for'],
      directives: [],
      not_understood: [],
    });
  });

  test('P-206 a pass that has not begun is skipped, one that runs does nothing more', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, FOUR, 1);
    const answer = await steered(world, client, { text: 'Skip the polish pass. Skip this pass.' });
    expect(answer.understood).toEqual(['the pass polish is skipped', 'the pass proofread does nothing more']);
  });
});

describe('again, at the question about a pass', () => {
  test.each([
    [
      'approve',
      [
        [1, 'proofread'],
        [2, 'tighten'],
        [3, 'polish'],
        [4, 'proofread'],
      ],
      'one more pass before the end: proofread',
    ],
    [
      'again',
      [
        [1, 'proofread'],
        [1, 'proofread'],
        [2, 'tighten'],
        [3, 'polish'],
      ],
      'this pass runs again',
    ],
  ])('P-207 P-212 is that pass; answered with %s', async (value, passes, said) => {
    await using world = await openSteeredWorld();
    world.open();
    const client = await world.job(FOUR, { review: 'each_pass' });
    const asked = async () =>
      (await client.until(({ type }) => type === 'input_requested' && client.state.input !== null)).data;
    await asked();
    await client.command({ type: 'feedback', text: 'again' });
    await client.command({ type: 'respond', input: 'review.p1.a1', value });
    for (const id of value === 'again'
      ? ['review.p1.a2', 'review.p2.a1', 'review.p3.a1']
      : ['review.p2.a1', 'review.p3.a1', 'review.p4.a1']) {
      await client.until(
        ({ type, data }) => (type === 'input_requested' && data.input === id) || type === 'stream_end',
      );
      if (client.end) break;
      await client.command({ type: 'respond', input: id, value: 'approve' });
    }
    await client.until(({ type }) => type === 'stream_end');
    expect(client.state.feedback[0]?.applied?.understood).toEqual([said]);
    expect(starts(client)).toEqual(passes);
  });
});
