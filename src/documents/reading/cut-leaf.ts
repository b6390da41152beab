import type { Leaf } from './leaf.ts';
import { isProse } from '../prose.ts';
import { isSpace, skipSpace } from '../white-space.ts';
import { fitting } from './fitting.ts';

/** Bytes of one block's text, at most. */
const MAX_TEXT = 16 * 1_024;

const SENTENCE_END = /[.!?…。！？]/;
const CLOSES_AFTER_SENTENCE = /["'”’)\]*_»]/;
const IDEOGRAPHIC_END = /[。！？]/;
const QUOTE_MARK = 62;

/** The leaf in pieces of 16 KiB or less: prose ends at a sentence, else at white space; the rest ends at a line. */
export function cutLeaf(text: string, leaf: Leaf): Iterable<Leaf> {
  if (fitting(text, leaf.start, leaf.end, MAX_TEXT) === leaf.end) return [leaf];
  return isProse(leaf.kind) ? cutProse(text, leaf) : cutLines(text, leaf);
}

function* cutProse(text: string, { kind, start, end }: Leaf): Generator<Leaf> {
  for (let at = start; at < end;) {
    const limit = fitting(text, at, end, MAX_TEXT);
    const cut = limit === end ? end : (lastSentenceEnd(text, at, limit) ?? lastSpace(text, at, limit));
    if (cut === undefined) {
      // 16 KiB without a space is no sentence: an image inside its link, a key, a dump.
      const wordEnd = nextSpace(text, limit, end);
      yield* cutLines(text, { kind: 'verbatim', start: at, end: wordEnd });
      at = afterBreak(text, wordEnd, end);
    } else {
      yield { kind, start: at, end: cut };
      at = afterBreak(text, cut, end);
    }
  }
}

function* cutLines(text: string, { kind, start, end }: Leaf): Generator<Leaf> {
  for (let at = start; at < end;) {
    const limit = fitting(text, at, end, MAX_TEXT);
    const line = limit === end ? end : text.lastIndexOf('\n', limit - 1) + 1;
    const cut = line > at ? line : limit;
    yield { kind, start: at, end: cut };
    at = cut;
  }
}

function lastSentenceEnd(text: string, start: number, limit: number): number | undefined {
  for (let at = limit; at > start; at--) {
    if (IDEOGRAPHIC_END.test(text.charAt(at - 1))) return at;
    if (isSpace(text.charCodeAt(at)) && endsSentence(text, start, at)) return at;
  }
  return undefined;
}

function endsSentence(text: string, start: number, end: number): boolean {
  let at = end - 1;
  while (at > start && CLOSES_AFTER_SENTENCE.test(text.charAt(at))) at--;
  return SENTENCE_END.test(text.charAt(at));
}

function lastSpace(text: string, start: number, limit: number): number | undefined {
  for (let at = limit; at > start; at--) {
    if (isSpace(text.charCodeAt(at)) && !isSpace(text.charCodeAt(at - 1))) return at;
  }
  return undefined;
}

function nextSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && !isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** Where the next piece begins: behind the white space, and behind the quote marks of its line. */
function afterBreak(text: string, from: number, end: number): number {
  let at = skipSpace(text, from, end);
  const newLine = text.lastIndexOf('\n', at - 1) >= from;
  while (newLine && at < end && text.charCodeAt(at) === QUOTE_MARK) at = skipSpace(text, at + 1, end);
  return at;
}
