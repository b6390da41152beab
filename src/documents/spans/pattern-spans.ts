import type { Span } from './span.ts';

/** Every match of the patterns (all with the flag `g`). */
export function* patternSpans(text: string, patterns: readonly RegExp[]): Generator<Span> {
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) yield { start: match.index, end: match.index + match[0].length };
  }
}
