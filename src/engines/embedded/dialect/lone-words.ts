import type { Span } from '../../../documents/spans/span.ts';
import { isSentenceStart, wordAfter } from '../sentence-place.ts';

/**
 * A word by itself, in lower case or with a capital in front: no part of a path, address or tag, nor the end of a
 * hyphenated word (`aria-labelledby`).
 */
const LONE_WORD =
  /(?<![\p{L}\p{N}\p{M}_@#/\\.'’&-])[A-Za-z][a-z]{2,}(?![\p{L}\p{N}\p{M}_@/\\]|['’]\p{L}|\.[\p{L}\p{N}])/uy;
/** The same with whatever beside it, which is found several times as fast. */
const WORD = /[A-Za-z][a-z]{2,}/g;

export interface LoneWord extends Span {
  /** In lower case. */
  readonly word: string;
  readonly capital: boolean;
}

/** The words of a text that are `wanted` and no names: those with a capital only where a sentence starts with them. */
export function* loneWords(text: string, wanted: { has(word: string): boolean }): Generator<LoneWord> {
  for (const { 0: written, index } of text.matchAll(WORD)) {
    const word = written.toLowerCase();
    if (!wanted.has(word)) continue;
    LONE_WORD.lastIndex = index;
    if (!LONE_WORD.test(text)) continue;
    const capital = word !== written;
    const place = { word, capital, start: index, end: index + written.length };
    if (!capital || opensSentence(text, place)) yield place;
  }
}

/** “Labor Day” opens a sentence too: of two capitals the first is a part of a name. */
function opensSentence(text: string, { start, end }: Span): boolean {
  return isSentenceStart(text, start) && !/^\p{Lu}/u.test(wordAfter(text, end));
}
