import { functionWordOf } from '../words/function-words.ts';
import { looksEnglish } from '../words/language.ts';
import { lettersBetween, mistakesIn } from './near-words.ts';
import { bareWord, searchTerm } from './search-term.ts';
import { wordsIn } from './words-in.ts';

/** What is looked for: terms, and how much each of them counts, 0 to 1. */
export interface Query {
  /** What was asked now. */
  readonly own: ReadonlySet<string>;
  readonly weights: ReadonlyMap<string, number>;
}

/** Words that say what is to be written and in which form, not what it is to be about. */
const REQUEST_WORDS = new Set(
  (
    'write draft essay report article letter speech paragraph paragraphs sentence sentences word words page pages source ' +
    'sources cite citing reference references quotation quotations evidence compare contrast discuss analyse analyze ' +
    'evaluate table bullet bullets points style tone section sections heading headings short long brief ' +
    'one two three four five six seven eight nine ten'
  ).split(' '),
);
/** A question with more words is not held against the texts: nobody expects them to mention all of it. */
const MOST_WEIGHED = 40;
/** Asks for a text: what kind of text is then not what it is about. */
const REQUEST = /\b(?:write|draft|prepare|produce|compose|create)\b/i;
/** Asks for a text as a whole. */
const WHOLE =
  /\b(?:main|key|central|most important) (?:points?|ideas?|topics?|messages?)\b|\b(?:overview|gist|tl;dr)\b/gi;
const NAME = /(?<=[\p{L}\p{N},] )(\p{Lu}[\p{L}\p{M}]+)/gu;
/** What a word of the question before counts, where one of this question counts 1. */
const EARLIER = 0.4;
/** Words that are spoken to whoever is asked, and do not say what is asked about. */
const ASKING_WORDS = new Set(
  (
    'please tell explain describe summarize summarise summary list show give say says said mean means meaning define ' +
    'definition mention mentions mentioned according file files document documents text texts answer question quote ' +
    'find know think want need something anything everything briefly detail details example examples ' +
    'don doesn didn isn aren wasn weren couldn wouldn shouldn hasn haven'
  ).split(' '),
);

/** Reads what a message looks for. @param before the question before it: “and the second?” leans on that */
export function queryOf(message: string, before = ''): Query {
  const own = new Set(termsOf(message));
  const weights = new Map([...own].map((term) => [term, 1]));
  for (const term of termsOf(before)) if (!own.has(term)) weights.set(term, own.size === 0 ? 1 : EARLIER);
  return { own, weights };
}

/**
 * The words of a question that none of the texts mentions. Where they are more than half of them, or a name is among
 * them, the texts are hardly an answer; where they are fewer: none.
 */
export function unmentioned(message: string, texts: readonly string[]): string[] {
  const words = meantWords(message).filter((word) => !isOfRequest(word));
  const asked = new Map(words.flatMap((word) => termOf(word, searchTerm(word))));
  if (asked.size > MOST_WEIGHED) return [];
  const said = [...new Set(texts.flatMap((text) => [...wordsIn(text)].flatMap((word) => searchTerm(word) ?? [])))];
  const missing = [...asked].filter(([term]) => !said.some((other) => isNear(term, other))).map(([, word]) => word);
  const names = namesIn(message);
  return missing.length * 2 > asked.size || missing.some((word) => names.has(word)) ? missing : [];
}

/** Words with a capital that begin no sentence, which in English are names; of other languages none. */
function namesIn(message: string): ReadonlySet<string> {
  if (looksEnglish(message) === false || message === message.toUpperCase()) return new Set();
  return new Set(Array.from(message.matchAll(NAME), ([, word = '']) => word));
}

function termOf(word: string, term: string | null): [string, string][] {
  return term === null ? [] : [[term, word]];
}

function isNear(asked: string, said: string): boolean {
  return said === asked || lettersBetween(asked, said, mistakesIn(asked)) !== undefined;
}

function termsOf(text: string): string[] {
  const words = meantWords(text);
  const about = REQUEST.test(text) ? words.filter((word) => !isOfRequest(word)) : words;
  return (about.length > 0 ? about : words).flatMap((word) => searchTerm(word) ?? []);
}

/** Whether a word says what is to be written, how, or how much of it. */
function isOfRequest(word: string): boolean {
  return REQUEST_WORDS.has(bareWord(word)) || /^\p{N}+$/u.test(word);
}

/** The words of a text that say what it is about, as they are written. */
function meantWords(text: string): string[] {
  const english = looksEnglish(text) !== false;
  return [...wordsIn(text.replaceAll(WHOLE, ''))].filter((word) => {
    const bare = bareWord(word);
    return !ASKING_WORDS.has(bare) && !isFunctionWord(bare, english);
  });
}

function isFunctionWord(word: string, english: boolean): boolean {
  const owner = functionWordOf(word);
  return owner === 'other' || (owner === 'both' && !english);
}
