import { patternSpans } from './pattern-spans.ts';
import type { Span } from './span.ts';

const QUOTED = [
  /“[^“”]*”/g,
  /„[^„“”]*[“”]/g,
  /«[^«»]*»/g,
  /(?<![\p{L}\p{N}])‘[^‘’]*(?:’\p{L}[^‘’]*)*’(?!\p{L})/gu,
  /(?<![\p{L}\p{N}])"(?=\S)[^"]*"(?![\p{L}\p{N}])/gu,
];
const THREE_WORDS = /^.\s*\S+\s+\S+\s+\S/s;

const YEAR = '(?:1[5-9]|20)\\d\\d[a-z]?';
const CITATIONS = [
  // (Smith, 2020), (see Smith & Jones 2019, p. 5; Lee et al., 2020)
  new RegExp(`\\((?:see |cf\\. |e\\.g\\.,? )?\\p{Lu}[^()]{0,100}?[ ,]${YEAR}(?:[,;:][^()]{0,200})?\\)`, 'gu'),
  new RegExp(`\\(${YEAR}(?:, pp?\\. ?\\d[^()]{0,20})?\\)`, 'gu'), // Smith (2020)
  /\[-?@[^[\]\n]{1,200}\]/g, // [@smith2020, p. 3]
  /\[\^?\d{1,4}(?:[,;–-] ?\d{1,4}){0,30}\]/g, // [3, 5–7]
  /\[\^[^\]\s]{1,100}\]:?/g, // footnotes
];

/** Where other people's words are from. */
export function citationSpans(text: string): Iterable<Span> {
  return patternSpans(text, CITATIONS);
}

/** Other people's words: quoted speech of three words or more. */
export function* speechSpans(text: string): Generator<Span> {
  for (const span of patternSpans(text, QUOTED)) {
    if (THREE_WORDS.test(text.slice(span.start, span.end))) yield span;
  }
}
