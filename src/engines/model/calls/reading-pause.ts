/** Calls from which on their answers are read in larger pieces: each waking for a single token costs as much as it. */
const MANY = 40;
/** ms for each of them, and at most. */
const EACH_MS = 0.5;
const LONGEST_MS = 100;
/** UTF-16 units of an answer that are read as they come: somebody waits for its first words. */
const BEGINNING = 200;

/**
 * How long what comes of an answer is left to gather before it is read on, ms.
 * @param calls that are under way
 * @param read UTF-16 units of the answer so far
 */
export function readingPause(calls: number, read: number): number {
  return calls < MANY || read < BEGINNING ? 0 : Math.min(LONGEST_MS, calls * EACH_MS);
}
