import { expect, test } from 'bun:test';
import type { Change } from '../../../src/protocol/document.ts';
import { talliesOf, tallyWords, total } from '../../../src/web/live/tally.ts';

const change = (pass: number, applied: boolean): Change => ({
  id: `p${pass}`,
  pass,
  block: 'b1',
  start: 0,
  end: 1,
  before: 'a',
  after: 'b',
  category: 'spelling',
  rule: 'Rule',
  reason: 'So.',
  confidence: 1,
  tier: 'A',
  applied,
});

test('changes and suggestions are told apart, by pass and over all', () => {
  const blocks = [{ changes: [change(1, true), change(1, false), change(2, true)] }, { changes: [change(1, true)] }];
  const tallies = talliesOf(blocks);
  expect(tallies.get(1)).toEqual({ changes: 2, suggestions: 1 });
  expect(tallies.get(2)).toEqual({ changes: 1, suggestions: 0 });
  expect(total(tallies)).toEqual({ changes: 3, suggestions: 1 });
});

test.each([
  [0, 0, '0 changes'],
  [1, 0, '1 change'],
  [12, 5, '12 changes, 5 suggestions'],
  [0, 1, '1 suggestion'],
  [1_200, 1, '1,200 changes, 1 suggestion'],
])('%i changes and %i suggestions: %s', (changes, suggestions, words) => {
  expect(tallyWords({ changes, suggestions })).toBe(words);
});
