import type { Span } from '../../documents/spans/span.ts';

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;
const LONE_WORD = /^[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*$/u;
const POSSESSIVE = /['’]s$/;
const JOINS_WORD = /[\p{L}\p{M}\p{N}]/u;

/**
 * Where the words and phrases stand that a person wants left alone, as whole words. An entry in lower case stands for
 * every way to write it, any other for itself alone; a word also for its possessive.
 */
export function dictionarySpans(text: string, dictionary: readonly string[]): Span[] {
  if (dictionary.length === 0) return [];
  const words = new Set(dictionary.filter((entry) => LONE_WORD.test(entry)));
  const spans: Span[] = [];
  for (const { 0: written, index } of words.size > 0 ? text.matchAll(WORD) : []) {
    const bare = written.replace(POSSESSIVE, '');
    if ([written, bare].some((word) => words.has(word) || words.has(word.toLowerCase()))) {
      spans.push({ start: index, end: index + written.length });
    }
  }
  for (const entry of dictionary) if (entry !== '' && !words.has(entry)) spans.push(...phraseSpans(text, entry));
  return spans;
}

function phraseSpans(text: string, entry: string): Span[] {
  const where = entry === entry.toLowerCase() ? text.toLowerCase() : text;
  // Some capitals grow in lower case: then only what is written alike is found.
  const searched = where.length === text.length ? where : text;
  const spans: Span[] = [];
  for (let at = searched.indexOf(entry); at !== -1; at = searched.indexOf(entry, at + entry.length)) {
    const end = at + entry.length;
    const joined = [text.slice(Math.max(0, at - 1), at) + entry.charAt(0), entry.slice(-1) + text.charAt(end)];
    if (!joined.some((pair) => [...pair].length === 2 && [...pair].every((letter) => JOINS_WORD.test(letter)))) {
      spans.push({ start: at, end });
    }
  }
  return spans;
}
