import { spellingDistance } from './spelling-distance.ts';
import { KNOWN_SLIPS } from './spelling-known.ts';
import { LOAN_WORDS } from './loan-words.ts';
import type { Vocabulary } from './vocabulary.ts';
import { isDerived } from './word-forms.ts';

/** Score = log10(how often the candidate is used) − this × its distance: an unlikely slip must lead to a likely word. */
const DISTANCE_WEIGHT = 2.4;
/** Stands for words of the dictionary that the counts do not have. */
const FLOOR_COUNT = 0.5;
const FARTHEST_SURE = 1.6;
const SURE_DISTANCE_PER_LETTER = 0.25;
const SURE_MARGIN = 0.6;
const SURE_SCORE = -0.5;
const WORTH_SAYING_SCORE = -1.5;
const SCORE_PER_LETTER = 0.2;
/** distributee, advisees: one letter from distribute and advises, and no slip. */
const ENDS_IN_PERSON = /ees?$/;
const MOST_ALTERNATIVES = 3;

export interface Misspelling {
  readonly after: string;
  readonly alternatives: readonly string[];
  readonly sure: boolean;
  /** 0 to 1. */
  readonly confidence: number;
}

interface Candidate {
  readonly word: string;
  readonly distance: number;
  readonly score: number;
}

/**
 * What a lower-case word that is in no dictionary was meant to be.
 * @param suggestions Harper's, best first: its first one is right in three of five cases only, so they are ranked anew
 * together with the words one edit away, by how often they are used and how likely the slip is.
 * @param repeated The document has the word several times: a term, unless it is a small slip for one frequent word.
 */
export function misspelling(
  written: string,
  suggestions: readonly string[],
  repeated: boolean,
  vocabulary: Vocabulary,
): Misspelling | undefined {
  if (vocabulary.isJargon(written) || LOAN_WORDS.has(written)) return undefined;
  const known = KNOWN_SLIPS.get(written);
  if (known !== undefined) return { after: known, alternatives: [], sure: true, confidence: 0.99 };
  const [best, second, ...others] = candidates(written, suggestions, vocabulary);
  if (best === undefined || !isWorthSaying(written, best)) return undefined;
  if (isDerived(written, vocabulary) && (ENDS_IN_PERSON.test(written) || !isPlainSlip(best, vocabulary)))
    return undefined;
  const margin = second === undefined ? Infinity : best.score - second.score;
  const likely =
    best.distance <= Math.min(FARTHEST_SURE, SURE_DISTANCE_PER_LETTER * written.length) &&
    margin >= SURE_MARGIN &&
    best.score >= SURE_SCORE - allowance(written) &&
    (written.length > 3 || (best.distance <= 0.7 && vocabulary.count(best.word) >= 3000));
  if (repeated && !mayBeRepeated(written, best, likely)) return undefined;
  const sure = likely && (!repeated || isCommonSlip(written, best, vocabulary));
  return {
    after: best.word,
    alternatives: [second, ...others].flatMap((other) => other?.word ?? []).slice(0, MOST_ALTERNATIVES),
    sure,
    confidence: sure ? Math.min(0.99, 0.85 + 0.05 * Math.min(margin, 3)) : 0.5,
  };
}

function candidates(written: string, suggestions: readonly string[], { count, near }: Vocabulary): Candidate[] {
  const proper = suggestions.filter(
    (word) => /^[a-z]+$/.test(word) || (/^[a-z]+'[a-z]+$/.test(word) && count(word) >= 20),
  );
  return [...new Set([...proper, ...near(written)])]
    .filter((word) => word !== written)
    .map((word) => {
      const distance = spellingDistance(written, word);
      return { word, distance, score: Math.log10(count(word) + FLOOR_COUNT) - DISTANCE_WEIGHT * distance };
    })
    .sort((a, b) => b.score - a.score || (a.word < b.word ? -1 : 1));
}

function isWorthSaying(written: string, { distance, score }: Candidate): boolean {
  return distance <= FARTHEST_SURE && score >= WORTH_SAYING_SCORE - allowance(written);
}

/** Chance neighbours of a long word are rare. */
function allowance(written: string): number {
  return SCORE_PER_LETTER * Math.max(0, written.length - 7);
}

/** So small a slip for so common a word that being made of other words does not excuse it: occuring, wonderfull. */
function isPlainSlip({ word, distance }: Candidate, { count }: Vocabulary): boolean {
  return (distance <= 0.6 && count(word) >= 100) || (distance <= 0.3 && count(word) >= 5);
}

/** Near enough to say so even of a word that stands several times: of short words, chance neighbours are many. */
function mayBeRepeated(written: string, { distance }: Candidate, likely: boolean): boolean {
  return likely ? distance <= 0.65 || written.length >= 7 : distance <= 0.65 && written.length >= 5;
}

/** People repeat their misspellings too (becuase, definately), but a term may be as near to a word (actin, muon). */
function isCommonSlip(written: string, { word, distance }: Candidate, { count }: Vocabulary): boolean {
  const { length } = written;
  const uses = count(word);
  return (
    (length >= 9 && distance <= 1.2 && uses >= 100) ||
    (length >= 8 && distance <= 1 && uses >= 10) ||
    (length >= 6 && ((distance <= 0.8 && uses >= 100) || (distance <= 0.65 && uses > 0) || distance <= 0.2)) ||
    (length >= 5 && ((distance <= 0.65 && uses >= 1000) || (distance <= 0.3 && uses >= 20))) ||
    (sortedLetters(written) === sortedLetters(word) && distance <= 0.6 && uses >= 1000)
  );
}

function sortedLetters(word: string): string {
  return [...word].sort().join('');
}
