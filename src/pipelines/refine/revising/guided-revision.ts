import type { Revision } from '../../../engines/revision-engine.ts';
import type { Guidance } from '../steering/guidance.ts';

const WORD_UNIT = /[\p{L}\p{M}\p{N}_]/u;

/**
 * What of a revision people who steer want: the rest is dropped, as if the engine had not thought of it.
 * @param text the block's input, which the changes' offsets count in
 */
export function guidedRevision(revision: Revision, guidance: Guidance, text: string): Revision {
  if (guidance.untouched || guidance.skipped) return { block: revision.block, changes: [] };
  const { categories, rules, words, apply } = guidance;
  const silent = new Set(rules);
  const alone = revision.changes.length === 0 || words.length === 0 ? [] : occurrences(text, words);
  const changes = revision.changes.filter(
    ({ category, rule, start, end }) =>
      categories.has(category) &&
      !silent.has(rule) &&
      !alone.some((span) =>
        start === end ? start > span.start && end < span.end : start < span.end && end > span.start,
      ),
  );
  const said = apply === 'suggest' ? changes.map((change) => ({ ...change, applied: false })) : changes;
  return { ...revision, changes: said };
}

/** Where words and phrases stand as wholes; one that is written in lower case stands for every case. */
function occurrences(text: string, words: readonly string[]): { start: number; end: number }[] {
  const small = lower(text);
  const found: { start: number; end: number }[] = [];
  for (const word of words) {
    const where = word === word.toLowerCase() ? small : text;
    for (let at = where.indexOf(word); at >= 0; at = where.indexOf(word, at + word.length)) {
      const end = at + word.length;
      if (!WORD_UNIT.test(where[at - 1] ?? '') && !WORD_UNIT.test(where[end] ?? '')) found.push({ start: at, end });
    }
  }
  return found;
}

/** In lower case, each unit where it was: İ becomes two, and everything behind it would move. */
function lower(text: string): string {
  const small = text.toLowerCase();
  return small.length === text.length ? small : Array.from(text, (letter) => sameLength(letter)).join('');
}

function sameLength(letter: string): string {
  const small = letter.toLowerCase();
  return small.length === letter.length ? small : letter;
}
