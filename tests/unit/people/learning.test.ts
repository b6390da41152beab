import { describe, expect, test } from 'bun:test';
import { DecisionBook } from '../../../src/jobs/review/decision-book.ts';
import type { DecisionMove } from '../../../src/jobs/review/stored-decision.ts';
import { Learning } from '../../../src/people/learning.ts';
import { People } from '../../../src/people/people.ts';
import { ruleStanding } from '../../../src/people/rule-standing.ts';
import type { Decision } from '../../../src/protocol/review/decisions.ts';
import { openLogWorld, type LogWorld } from '../../support/log-world.ts';

const PAGE = { rev: 0, stored: new Map() };

const moves = (count: number, decision: Decision, rule = 'R'): DecisionMove[] =>
  Array.from({ length: count }, (_, n): DecisionMove => [
    `p1.b1.${n + 1}`,
    { decision, pass: 1, attempt: 1, rule, category: 'style', at: n, learned: true },
  ]);

/** A job whose owner has decided that, in a strategy that was asked for and maybe another that was picked. */
async function decidedJob({ store, queued }: LogWorld, made: readonly DecisionMove[], asked: string, picked?: string) {
  const { id: job } = await queued();
  const accepted = {
    kind: 'k',
    title: '',
    strategy: asked,
    options: {},
    input: { format: 'text', bytes: 0, sha256: '' },
  };
  const route = picked === undefined ? null : { to: picked, reason: '' };
  const page = await new DecisionBook(store).act({ job, passes: [], route, accepted }, PAGE, made);
  expect(page?.rev).toBe(1);
}

describe('what is learned', () => {
  test('is counted by the strategy that did the work', async () => {
    await using world = await openLogWorld();
    await decidedJob(world, moves(3, 'accepted'), 'light');
    await decidedJob(world, moves(2, 'rejected'), 'auto', 'light');
    await decidedJob(world, moves(1, 'rejected'), 'auto', 'academic');
    expect(await new Learning(world.store, Date.now).strategies('local')).toEqual(
      new Map([
        ['academic', { accepted: 0, rejected: 1 }],
        ['light', { accepted: 3, rejected: 2 }],
      ]),
    );
  });

  test('is each person’s own, and nobody’s who has decided nothing', async () => {
    await using world = await openLogWorld();
    await decidedJob(world, moves(12, 'rejected'), 'light');
    const people = new People(world.store, Date.now);
    expect(await people.standing('local')).toEqual({
      dictionary: [],
      rules: { R: 'off' },
      acceptance: { light: { accepted: 0, rejected: 12 } },
    });
    expect(await people.standing('other')).toEqual({ dictionary: [], rules: {}, acceptance: {} });
    expect(await people.resetRules('other')).toBe(0);
    expect(await people.rules('local')).toHaveLength(1);
  });

  // Whoever had rejected five names as misspellings got no spelling corrected any more.
  test('says nothing of spelling as a rule, and counts it for the strategy', async () => {
    await using world = await openLogWorld();
    await decidedJob(world, moves(12, 'rejected', 'Spelling'), 'light');
    expect(await new People(world.store, Date.now).standing('local')).toEqual({
      dictionary: [],
      rules: {},
      acceptance: { light: { accepted: 0, rejected: 12 } },
    });
  });
});

test.each([
  [0, 0, undefined],
  [0, 4, undefined],
  [0, 5, 'suggest'],
  [1, 4, undefined],
  [1, 5, 'suggest'],
  [2, 7, undefined],
  [2, 8, 'suggest'],
  [0, 11, 'suggest'],
  [0, 12, 'off'],
  [1, 12, 'off'],
  [2, 12, 'suggest'],
  [2, 18, 'off'],
  [5, 45, 'off'],
  [6, 44, 'suggest'],
  [11, 39, undefined],
] as const)('%i accepted and %i rejected: %p', (accepted, rejected, standing) => {
  expect(ruleStanding({ accepted, rejected })).toBe(standing);
});
