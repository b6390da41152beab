import { expect, test } from 'bun:test';
import { NEWEST, THRESHOLDS } from '../../src/people/rule-standing.ts';

const REVIEW = await Bun.file(new URL('../../docs/REVIEW.md', import.meta.url)).text();

test('docs/REVIEW.md says the thresholds that hold', () => {
  expect(REVIEW).toContain(`your newest ${NEWEST} decisions`);
  for (const { rejected, share } of THRESHOLDS)
    expect(REVIEW).toContain(`| ${rejected} or more | ${share * 100} % or more |`);
});
