import type { Span } from '../../../documents/spans/span.ts';
import { isSentenceStart, wordAfter } from '../sentence-place.ts';

/**
 * A word by itself, in lower case or with a capital in front: no part of a path, address or tag, nor the end of a
 * hyphenated word (`aria-labelledby`).
 */
const LONE_WORD =
  /(?<![\p{L}\p{N}\p{M}_@#/\\.'’&-])[A-Za-z][a-z]{2,}(?![\p{L}\p{N}\p{M}_@/\\]|['’]\p{L}|\.[\p{L}\p{N}])/gu;

export interface LoneWord extends Span {
  /** In lower case. */
  readonly word: string;
  readonly capital: boolean;
}

/** The words of a text that are no names: those with a capital only where a sentence starts with them. */
export function* loneWords(text: string): Generator<LoneWord> {
  for (const { 0: written, index } of text.matchAll(LONE_WORD)) {
    const word = written.toLowerCase();
    const capital = word !== written;
    const place = { word, capital, start: index, end: index + written.length };
    if (!capital || opensSentence(text, place)) yield place;
  }
}

/** “Labor Day” opens a sentence too: of two capitals the first is a part of a name. */
function opensSentence(text: string, { start, end }: Span): boolean {
  return isSentenceStart(text, start) && !/^\p{Lu}/u.test(wordAfter(text, end));
}
