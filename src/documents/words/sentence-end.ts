import { isSpace } from '../white-space.ts';

const ABBREVIATIONS = new Set('mr mrs ms dr prof sr jr st vs fig no nos eq vol pp ed eds approx dept cf ca'.split(' '));
const LONGEST_ABBREVIATION = 6;
const TERMINATORS = codes('.!?…。！？');
const CLOSINGS = codes('"\'”’)]*_»');
const SMALL_LETTER = /^\p{Ll}/u;
const DOT = '.';

/** Where the marks that may end a sentence end (`?!”`), quotes and brackets behind them included; `at` = there are none. */
export function endMarks(text: string, at: number): number {
  if (!TERMINATORS.has(text.charCodeAt(at))) return at;
  let end = at + 1;
  while (TERMINATORS.has(text.charCodeAt(end)) || CLOSINGS.has(text.charCodeAt(end))) end++;
  return end;
}

/** Offsets: where the last word before the marks begins, where the marks begin, where they end. */
interface Place {
  readonly word: number;
  readonly marks: number;
  readonly end: number;
}

/** Whether a sentence ends there; with "Mr. Smith", "J. Smith", "e.g. this" and "“Why?” he asked" none does. */
export function isSentenceEnd(text: string, { word, marks, end }: Place): boolean {
  if (end === text.length) return true;
  if (text.charCodeAt(marks) < 128 && !isSpace(text.charCodeAt(end))) return false;
  const goesOn = SMALL_LETTER.test(text.slice(end + 1, end + 3));
  if (text[marks] !== DOT || text[word - 1] === DOT) return !goesOn;
  return !isAbbreviation(text.slice(word, Math.min(marks, word + LONGEST_ABBREVIATION + 1)));
}

function isAbbreviation(word: string): boolean {
  return word.length === 1 ? word !== 'I' : ABBREVIATIONS.has(word.toLowerCase());
}

function codes(marks: string): Set<number> {
  return new Set([...marks].map((mark) => mark.charCodeAt(0)));
}
