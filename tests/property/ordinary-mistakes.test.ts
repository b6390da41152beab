import { describe, expect, setDefaultTimeout, test } from 'bun:test';
import { type Half, ordinaryFigures, ordinaryMistakes } from '../../bench/parts/ordinary-mistakes.ts';
import { documentProofreader } from '../../bench/parts/quality-run.ts';
import { proofreader } from '../../src/engines/embedded/proofread/proofread.ts';

/** Some 800 sentences go through Harper. */
setDefaultTimeout(300_000);

const proofread = documentProofreader(proofreader());
const FLOORS: readonly (readonly [Half, number])[] = [
  ['seen', 90],
  ['unseen', 85],
];

/** Each sentence is a document by itself; docs/QUALITY.md says what the figures mean. */
describe('ordinary mistakes', () => {
  for (const [half, floor] of FLOORS) {
    test(`are corrected, and right sentences of the same words left alone: the half ${half}`, async () => {
      const figures = await ordinaryFigures(await ordinaryMistakes(half), proofread);
      expect(figures.mistakes).toBeGreaterThan(150);
      expect(figures.right).toBeGreaterThan(250);
      expect(figures.appliedPercent).toBeGreaterThanOrEqual(floor);
      expect(figures.precisionPercent).toBeGreaterThanOrEqual(96);
    });
  }
});
