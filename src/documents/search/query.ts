import { functionWordOf } from '../words/function-words.ts';
import { looksEnglish } from '../words/language.ts';
import { bareWord, searchTerm } from './search-term.ts';
import { wordsIn } from './words-in.ts';

/** What is looked for: terms, and how much each of them counts, 0 to 1. */
export interface Query {
  /** What was asked now. */
  readonly own: ReadonlySet<string>;
  readonly weights: ReadonlyMap<string, number>;
}

/** A word of the question before, beside one of this question. */
const EARLIER = 0.4;
/** What people say to whom they ask, and not what they ask about. */
const ASKING = new Set(
  (
    'please tell explain describe summarize summarise summary list show give say says said mean means meaning define ' +
    'definition mention mentions mentioned according file files document documents text texts answer question quote ' +
    'find know think want need something anything everything briefly detail details example examples'
  ).split(' '),
);

/** @param before what was asked before it: a question like “and the second?” leans on it */
export function queryOf(message: string, before = ''): Query {
  const own = new Set(termsOf(message));
  const weights = new Map([...own].map((term) => [term, 1]));
  for (const term of termsOf(before)) if (!own.has(term)) weights.set(term, own.size === 0 ? 1 : EARLIER);
  return { own, weights };
}

function termsOf(text: string): string[] {
  const english = looksEnglish(text) !== false;
  const words = Array.from(wordsIn(text), (word) => bareWord(word));
  const asked = words.filter((word) => !ASKING.has(word) && !isFunctionWord(word, english));
  return asked.flatMap((word) => searchTerm(word) ?? []);
}

function isFunctionWord(word: string, english: boolean): boolean {
  const owner = functionWordOf(word);
  return owner === 'other' || (owner === 'both' && !english);
}
