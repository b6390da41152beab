import { describe, expect, test } from 'bun:test';
import { at, starts, steered } from '../support/steered-job.ts';
import { openSteeredWorld } from '../support/steered-world.ts';
import type { Json } from '../support/world.ts';

const isEnd = ({ type }: Json) => type === 'stream_end';
const FOUR = 'teh one\n\nteh two\n\nteh three\n\nteh four\n';

describe('queue and interrupt', () => {
  test('P-207 queue: from the next pass on, and no pass is added for it', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, 'a color\n\nb color\n', 0);
    const answer = await steered(world, client, { mode: 'queue', text: 'use British English' });
    expect(answer).toMatchObject({ from: { pass: 2, block: 'b1' }, understood: ['British spelling from here on'] });
    expect(world.asked.map(({ pass, options }) => [pass.pass, options.dialect])).toEqual([
      [1, 'auto'],
      [2, 'GB'],
      [3, 'GB'],
    ]);
    expect(client.text).toBe('a colour\n\nb colour\n');
  });

  test('P-207 queue in the last pass: one is added that carries it out, and none for what is only left alone', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, 'a color\n\nb color\n', 0);
    await client.command({ type: 'feedback', text: 'stop after this pass' });
    await client.command({ type: 'feedback', mode: 'queue', text: 'Leave spelling alone.' });
    const answer = await steered(world, client, { mode: 'queue', text: 'use British English' });
    expect(answer).toMatchObject({
      from: { pass: 2, block: 'b1' },
      understood: ['British spelling from here on', 'one more pass before the end: proofread'],
      directives: [
        { type: 'dialect', dialect: 'GB' },
        { type: 'add_pass', pass: 'proofread' },
      ],
    });
    const [, late] = client.frames.filter(({ type }) => type === 'feedback_applied');
    expect(late.data.understood).toEqual(['spelling is left alone', 'no text is left that it could count for']);
    expect(starts(client)).toEqual([
      [1, 'proofread'],
      [2, 'proofread'],
    ]);
    expect(client.text).toBe('a colour\n\nb colour\n');
  });

  test('P-207 a pass that is asked for is added whatever the mode; where this one begins again it is not', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, FOUR, 1);
    await client.command({ type: 'feedback', mode: 'interrupt', text: 'once more' });
    await client.until(({ type, data }) => type === 'pass_start' && data.attempt === 2);
    await client.command({ type: 'feedback', text: 'And run the tighten pass again.' });
    const answer = await steered(world, client, {
      directives: [{ type: 'add_pass' }, { type: 'add_pass', pass: 'rhyme' }],
    });
    expect(answer.understood).toEqual(['one more pass before the end: tighten']);
    expect(answer.not_understood).toEqual([
      'the pass rhyme: there is none of that name, but proofread, tighten, polish, structure, tone',
    ]);
    const passes = client.frames.filter(({ type }) => type === 'pass_start').map(({ data }) => [data.name, data.of]);
    expect(passes).toEqual([
      ['proofread', 3],
      ['proofread', 3],
      ['tighten', 5],
      ['polish', 5],
    ]);
    // The first pass has made all the changes that there are: P-221 ends the job before the two that were added.
    expect(client.state.warnings.map(({ message }) => message)).toEqual([
      'The job ends after pass 3: what was left (tighten, tighten) has gone over this very text before.',
    ]);
  });

  test('P-208 interrupt: the running pass runs again under the new guidance, and under what was said before', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, FOUR, 2);
    await client.command({ type: 'feedback', text: 'leave the word four alone' });
    const answer = await steered(world, client, { mode: 'interrupt', text: 'leave “teh” alone' });
    expect(answer).toMatchObject({ from: { pass: 1, block: 'b1' }, attempt: 2 });
    expect(answer.understood).toEqual(['this pass runs again', '“teh” is left alone']);
    expect(client.text).toBe(FOUR);
    expect(
      world.asked.find(({ from, options }) => from === 0 && options.dictionary.length > 0)?.options.dictionary,
    ).toEqual(['four', 'teh']);
  });

  test('P-209 what is said while the job is paused is answered when it goes on', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, FOUR, 1);
    await client.command({ type: 'pause' });
    world.let(1);
    await client.until(({ type, data }) => type === 'state' && data.status === 'paused');
    await client.command({ type: 'feedback', text: 'leave spelling alone' });
    await client.command({ type: 'resume' });
    world.open();
    await client.until(isEnd);
    expect(client.state.feedback[0]?.applied).toMatchObject({ from: { pass: 1, block: 'b3' } });
    expect(client.text).toBe('the one\n\nthe two\n\nteh three\n\nteh four\n');
  });
});

describe('examples', () => {
  test('P-204 are of this document and pass, and would do something', async () => {
    await using world = await openSteeredWorld();
    const text = '# One\n\nteh one\n\n## Methods\n\nteh two\n\n## Results\n\nteh three\n';
    const client = await at(world, text, 2);
    const answer = await steered(world, client, { text: 'Make it sing in the tables, Kubernetes and all.' });
    expect(answer.examples).toEqual([
      'Leave “teh” alone.',
      'Do not touch the section “Methods”.',
      'Skip the tighten pass.',
    ]);
  });

  test('P-204 what takes something else is told so', async () => {
    await using world = await openSteeredWorld();
    const client = await at(world, FOUR, 1);
    const answer = await steered(world, client, { text: 'Start over.' });
    expect(answer.not_understood).toEqual([
      'Start over: to begin the running pass again, send it with the mode interrupt; “One more pass.” adds one',
    ]);
  });
});
