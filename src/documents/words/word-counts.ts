import type { Block } from '../../protocol/document.ts';
import { isProse } from '../prose.ts';

/** Without the `u` flag and its classes this runs several times as fast; only words of a to z are looked up. */
const LOWER_CASE_WORD = /(?<![A-Za-z'’\u00c0-\u024f])[a-z]+(?:['’][a-z]+)*(?![A-Za-z\u00c0-\u024f])/g;

/**
 * How often each lower-case word stands in the document's prose. A word that is in no dictionary and yet is used again
 * and again the same way is a term. Apostrophes are written `'`.
 */
export function wordCounts(blocks: Iterable<Pick<Block, 'kind' | 'text'>>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { kind, text } of blocks) {
    if (!isProse(kind)) continue;
    for (const [written] of text.matchAll(LOWER_CASE_WORD)) {
      const word = written.replaceAll('’', "'");
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}
