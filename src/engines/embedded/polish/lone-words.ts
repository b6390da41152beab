import type { Span } from '../../../documents/spans/span.ts';

/** A lower-case word by itself: no part of a name, path, address or tag, nor the end of a hyphenated word (`aria-labelledby`). */
const LONE_WORD = /(?<![\p{L}\p{N}\p{M}_@#/\\.'’&-])[a-z]{3,}(?![\p{L}\p{N}\p{M}_@/\\]|['’]\p{L}|\.[\p{L}\p{N}])/gu;

export interface LoneWord extends Span {
  readonly word: string;
}

export function* loneWords(text: string): Generator<LoneWord> {
  for (const { 0: word, index } of text.matchAll(LONE_WORD)) yield { word, start: index, end: index + word.length };
}
