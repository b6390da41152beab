import { expect, test } from 'bun:test';
import { standingDecisions, type StoredDecision } from '../../../src/jobs/review/stored-decision.ts';

const stored = (attempt: number): StoredDecision => {
  return { decision: 'rejected', pass: 1, attempt, rule: 'r', category: 'style', at: 0, learned: true };
};
const passes = [{ pass: 1, name: 'proofread', status: 'running', attempt: 2, completed: 0, changes: 0 }] as const;

test('a decision stands while its pass has not begun again', () => {
  const standing = standingDecisions(
    { passes: [...passes] },
    new Map([
      ['new', stored(2)],
      ['old', stored(1)],
    ]),
  );
  expect([standing.get('new'), standing.has('new')]).toEqual(['rejected', true]);
  expect([standing.get('old'), standing.has('old')]).toEqual([undefined, false]);
  expect([standing.get('none'), standing.has('none')]).toEqual([undefined, false]);
});

test('which of them stand is told one by one: nobody walks over all of a large document', () => {
  class Unlisted extends Map<string, StoredDecision> {
    override [Symbol.iterator](): never {
      throw new Error('walked over');
    }
    override entries = this[Symbol.iterator];
    override forEach = this[Symbol.iterator];
  }
  const many = new Unlisted();
  many.set('p1.b1.1', stored(2));
  expect(standingDecisions({ passes: [...passes] }, many).get('p1.b1.1')).toBe('rejected');
});
