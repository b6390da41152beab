import type { Block } from '../../protocol/document.ts';
import { isProse } from '../prose.ts';

const CAPITAL_WORD = /(?<![\p{L}\p{M}\p{N}'’])\p{L}*\p{Lu}[\p{L}\p{M}]*(?:['’]\p{L}+)*/gu;
const CARRIES_A_SENTENCE_ON = /(?:[\p{L}\p{N},;)%’'](?:[ \u00a0]|\r?\n)|-)$/u;
const POSSESSIVE = /['’]s$/;
const FIRST_PERSON = /^I(?:['’]|$)/;
const CAPITAL_INSIDE = /^.+\p{Lu}/u;
const SMALL = /\p{Ll}/u;

/**
 * Names and terms, as they are written: words that start with a capital in the middle of a sentence somewhere, and
 * words with a capital inside (NASA, iPhone), without a closing `'s`. Titles start every word with a capital, so of
 * headings and table cells only the second sort counts, and of text in capitals none.
 */
export function documentTerms(blocks: Iterable<Pick<Block, 'kind' | 'text'>>): Set<string> {
  const terms = new Set<string>();
  for (const { kind, text } of blocks) {
    if (!isProse(kind) || !SMALL.test(text)) continue;
    const title = kind === 'heading' || kind === 'table_cell';
    for (const { 0: written, index } of text.matchAll(CAPITAL_WORD)) {
      const word = written.replace(POSSESSIVE, '').replaceAll('’', "'");
      if (FIRST_PERSON.test(word)) continue;
      if (CAPITAL_INSIDE.test(word) || (!title && inSentence(text, index))) terms.add(word);
    }
  }
  return terms;
}

function inSentence(text: string, at: number): boolean {
  return CARRIES_A_SENTENCE_ON.test(text.slice(Math.max(0, at - 3), at));
}
