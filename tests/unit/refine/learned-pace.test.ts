import { expect, test } from 'bun:test';
import { LearnedPace } from '../../../src/pipelines/refine/plan/learned-pace.ts';

test('a pass is as fast as it was lately, by the run in the middle', () => {
  const pace = new LearnedPace();
  expect(pace.of('tone')).toBeUndefined();
  for (const ms of [20_000, 1_000, 500]) pace.ran('tone', 1_000, ms);
  expect(pace.of('tone')).toBe(1_000);
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
  for (let run = 0; run < 9; run++) pace.ran('tone', 1_000, 1_000_000);
  for (let run = 0; run < 5; run++) pace.ran('tone', 1_000, 1_000);
  expect(pace.of('tone')).toBe(1_000);
});
