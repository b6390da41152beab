import { diffWords } from '../../../documents/diff/diff-words.ts';
import type { Span } from '../../../documents/spans/span.ts';

/** Words that change, and what stands in their place. */
export interface Hunk extends Span {
  readonly after: string;
}

/** The words that change, each stretch of them by itself. @param start where `old` begins; offsets count from there on */
export function hunksOf(old: string, after: string, start = 0): Hunk[] {
  const found: Hunk[] = [];
  let at = start;
  for (const part of diffWords(old, after)) {
    const before = part.op === 'same' ? part.text : part.before;
    if (part.op === 'change') found.push({ start: at, end: at + before.length, after: part.after });
    at += before.length;
  }
  return found;
}
