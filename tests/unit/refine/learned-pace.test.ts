import { expect, test } from 'bun:test';
import { LearnedPace } from '../../../src/pipelines/refine/plan/learned-pace.ts';

test('a pass is as fast as it was lately, by all words and all time together', () => {
  const pace = new LearnedPace();
  expect(pace.of('tone')).toBeUndefined();
  pace.ran('tone', 1_000, 100);
  pace.ran('tone', 3_000, 1_900);
  expect(pace.of('tone')).toBe(2_000);
  expect(pace.of('polish')).toBeUndefined();
});

test('a few words, and no time at all, tell nothing', () => {
  const pace = new LearnedPace();
  pace.ran('tone', 12, 800);
  pace.ran('tone', 5_000, 0);
  expect(pace.of('tone')).toBeUndefined();
});

test('what was long ago is forgotten', () => {
  const pace = new LearnedPace();
  pace.ran('tone', 1_000, 1_000_000);
  for (let run = 0; run < 20; run++) pace.ran('tone', 1_000, 1_000);
  expect(pace.of('tone')).toBe(1_000);
});
