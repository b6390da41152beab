import { expect, test } from 'bun:test';
import { askAll } from '../../../bench/parts/asked.ts';

/** Passages that an answer without a model quotes. */
const QUOTED = 4;
const asked = askAll(QUOTED);
const answerable = asked.filter(({ answer }) => answer !== null);

test('the passage that answers a question is the first one in 54 of 57, and is quoted in all', () => {
  expect(answerable).toHaveLength(57);
  expect(answerable.filter(({ place }) => place === 0).length).toBeGreaterThanOrEqual(54);
  expect(answerable.filter(({ place }) => place < 0).map(({ question }) => question)).toEqual([]);
});

test('where no file speaks of it nothing is found, or what is found is told to be no answer; seldom of an answer', () => {
  const unanswerable = asked.filter(({ answer }) => answer === null);
  const handedOut = unanswerable.filter(({ found, missing }) => found.length > 0 && missing.length === 0);
  expect(handedOut.map(({ question }) => question)).toEqual([]);
  expect(answerable.filter(({ missing }) => missing.length > 0).length).toBeLessThanOrEqual(2);
});
