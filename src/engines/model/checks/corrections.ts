import type { Hunk } from './hunks.ts';

/** How much of a passage corrections change at most, as a share of its letters. */
const CORRECTED = 0.5;
/** UTF-16 units in which everything may be wrong. */
const SHORT_PASSAGE = 30;

/** Whether what changes in a passage is little enough to have been mistakes. */
export function areCorrections(passage: string, changed: readonly Hunk[]): boolean {
  const touched = changed.reduce((sum, { start, end, after }) => sum + Math.max(end - start, after.length), 0);
  return touched <= Math.max(SHORT_PASSAGE, passage.length * CORRECTED);
}
