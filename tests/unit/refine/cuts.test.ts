import { expect, test } from 'bun:test';
import { steppedRefinement } from '../../support/stepped-refinement.ts';

test.each([1, 2, 3])('P-212 undo is done once, though the run is cut %i events after the answer', async (cut) => {
  const { run, append, asked, decisions, said } = steppedRefinement();
  const types = () => said.map(({ type }) => type);
  await run();
  append({ type: 'feedback_received', data: { feedback: 'f1', mode: 'steer', text: 'leave “teh” alone' } });
  append({ type: 'input_resolved', data: { input: 'review.p1.a1', value: 'undo', by: 'user' } });
  // The feedback is answered before.
  await run(1 + cut);
  expect([...decisions]).toEqual([
    ['p1.b1.1', 'rejected'],
    ['p1.b2.1', 'rejected'],
  ]);
  expect(types()).not.toContain('done');
  expect(types().filter((type) => type === 'pass_start')).toHaveLength(1);
  decisions.delete('p1.b1.1');
  decisions.set('p1.b2.1', 'accepted');
  await run();
  expect([...decisions]).toEqual([['p1.b2.1', 'accepted']]);
  expect(asked.at(-1)?.blocks.map(({ text }) => text)).toEqual(['the a', 'the b']);
  expect(types().filter((type) => type === 'pass_undone')).toHaveLength(1);
});

test.each([1, 2, 3])(
  'P-212 undo of the whole job is done once, though the run is cut %i events after it',
  async (cut) => {
    const { run, append, decisions, said } = steppedRefinement('final');
    await run();
    append({ type: 'input_resolved', data: { input: 'review.p3.a1', value: 'undo', by: 'user' } });
    await run(1, cut === 1);
    await run(cut - 1);
    expect([...decisions.values()]).toEqual(['rejected', 'rejected']);
    decisions.delete('p1.b1.1');
    await run();
    expect([...decisions]).toEqual([['p1.b2.1', 'rejected']]);
    const undone = said.filter(({ type }) => type === 'pass_undone');
    expect(undone.map(({ data }) => data)).toEqual([{ pass: 3, changes: 2, whole: true }]);
  },
);

test.each([1, 2, 3, 4])(
  'P-51 P-210 what a pass that begins again takes in is the same, cut after %i events',
  async (cut) => {
    const logOf = async (most?: number) => {
      const { run, append, decisions, said } = steppedRefinement();
      await run();
      append({ type: 'input_resolved', data: { input: 'review.p1.a1', value: 'approve', by: 'user' } });
      append({ type: 'feedback_received', data: { feedback: 'f1', mode: 'steer', text: 'leave “teh” alone' } });
      await run();
      for (const id of ['p1.b1.1', 'p1.b2.1']) decisions.set(id, 'rejected');
      append({ type: 'input_resolved', data: { input: 'review.p2.a1', value: 'again', by: 'user' } });
      if (most !== undefined) await run(most);
      await run();
      return said;
    };
    const whole = await logOf();
    const again = whole.findIndex(({ type, data }) => type === 'pass_start' && 'attempt' in data && data.attempt === 2);
    expect(whole.slice(again, again + 4).map(({ type }) => type)).toEqual([
      'pass_start',
      'block_decided',
      'block_decided',
      'block_complete',
    ]);
    expect(await logOf(cut)).toEqual(whole);
  },
);

// The decisions are in the database before the event that says so is in the log: a kill between the two comes back to them.
test('P-212 P-216 what is undone is undone once, though its event was lost and people took changes in again', async () => {
  const { run, append, decisions, said } = steppedRefinement();
  await run();
  append({ type: 'input_resolved', data: { input: 'review.p1.a1', value: 'undo', by: 'user' } });
  await run(1, true);
  expect([...decisions.values()]).toEqual(['rejected', 'rejected']);
  expect(said.map(({ type }) => type)).not.toContain('pass_undone');
  decisions.set('p1.b2.1', 'accepted');
  await run();
  expect(said.find(({ type }) => type === 'pass_undone')?.data).toEqual({ pass: 1, changes: 2 });
  expect([...decisions.values()]).toEqual(['rejected', 'accepted']);

  append({ type: 'feedback_received', data: { feedback: 'f1', mode: 'steer', text: 'revert everything' } });
  await run(1, true);
  expect([...decisions.values()]).toEqual(['rejected', 'rejected']);
  decisions.delete('p1.b2.1');
  await run(1);
  expect(said.findLast(({ type }) => type === 'feedback_applied')?.data).toMatchObject({
    understood: ['one change of the document is undone'],
  });
  expect([...decisions]).toEqual([['p1.b1.1', 'rejected']]);
});
