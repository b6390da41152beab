import { endMarks, isSentenceEnd } from './sentence-end.ts';
import type { Span } from '../spans/span.ts';

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’-](?=[\p{L}\p{N}]))*/gu;

/** A sentence: from its first word to its last mark. */
export interface Sentence extends Span {
  readonly words: readonly Span[];
}

/** The sentences of a text with the places of their words; the last one need not have an end. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let words: Span[] = [];
  const close = (end: number) => {
    const [first] = words;
    if (first !== undefined) sentences.push({ start: first.start, end, words });
    words = [];
  };
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const last = words.at(-1);
    const end = last && sentenceEnd(text, last, index);
    if (end !== undefined) close(end);
    words.push({ start: index, end: index + word.length });
  }
  close(text.length);
  return sentences;
}

/** Where the sentences of a text end: as `sentencesOf`, for whoever needs no words. */
export function* sentenceEnds(text: string): Generator<number> {
  let last: Span | undefined;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const end = last && sentenceEnd(text, last, index);
    if (end !== undefined) yield end;
    last = { start: index, end: index + word.length };
  }
  if (last) yield text.length;
}

/** Where a sentence ends between two words. */
function sentenceEnd(text: string, { start, end }: Span, next: number): number | undefined {
  for (let at = end; at < next; at++) {
    const marks = endMarks(text, at);
    if (marks === at) continue;
    if (isSentenceEnd(text, { word: start, marks: at, end: marks })) return marks;
    at = marks - 1;
  }
  return undefined;
}
