import { letterDistance, MOST_SOUND_DISCOUNT, soundDiscount } from '../../edits/spelling-distance.ts';
import { KNOWN_SLIPS } from './spelling-known.ts';
import { LOAN_WORDS } from './loan-words.ts';
import { TECHNICAL_TERMS } from './technical-terms.ts';
import type { Lexicon } from './lexicon.ts';
import { isDerived } from './word-forms.ts';

/** Score = log10(how often the candidate is used) − this × its distance: an unlikely slip must lead to a likely word. */
const DISTANCE_WEIGHT = 2.4;
/** Stands for words of the dictionary that the counts do not have. */
const FLOOR_COUNT = 0.5;
const FARTHEST = 1.6;
/** What makes a correction sure: how far it may be, how far for each letter, what it must score, and how much more than the next. */
const STRICT = { farthest: FARTHEST, perLetter: 0.25, score: -0.5, margin: 0.6, shortMargin: 0.6 } as const;
const LOOSE = { farthest: 2, perLetter: 0.32, score: -2, margin: 0.1, shortMargin: 0.3 } as const;
const WORTH_SAYING_SCORE = -2;
const SCORE_PER_LETTER = 0.2;
/** distributee, advisees: one letter from distribute and advises, and no slip. */
const ENDS_IN_PERSON = /ees?$/;
/** Speech and old texts, written as they sound: seeth. */
const SPOKEN = /eth$|^(?:go|do|know|see|hear|speak|com|tak|hast?|lov|mak|liv|giv|sa[iy]|think|art|walk|stand)est$/;
const SHORT = 4;
const MOST_ALTERNATIVES = 3;
/** What else may be meant is not much farther than the best, and not much rarer. */
const FARTHER = 0.8;
const LOWER = 3;
/** A margin this large is as good as any larger one. */
const IRRELEVANT = 3.1;

export interface Misspelling {
  readonly after: string;
  readonly alternatives: readonly string[];
  readonly sure: boolean;
  /** As `spellingDistance` has it. */
  readonly distance: number;
  /** 0 to 1. */
  readonly confidence: number;
}

interface Candidate {
  readonly word: string;
  readonly distance: number;
  readonly score: number;
}

/** What is known of the place where the word stands. */
export interface WordContext {
  /** The document has the word several times: a term, unless it is a small slip for one frequent word. */
  readonly repeated: boolean;
  /** The text is full of errors: the likeliest word is taken even where another one is near. */
  readonly loose: boolean;
}

/**
 * What a lower-case word that is in no dictionary was meant to be: of the words that few edits make of it, the one
 * that is used most for how likely the slip is.
 */
export function misspelling(written: string, at: WordContext, lexicon: Lexicon): Misspelling | undefined {
  if (lexicon.isJargon(written) || isTerm(written) || SPOKEN.test(written)) return undefined;
  const known = KNOWN_SLIPS.get(written);
  if (known !== undefined) return { after: known, alternatives: [], sure: true, distance: 0, confidence: 0.99 };
  const limits = at.loose ? LOOSE : STRICT;
  const [best, second, ...others] = candidates(written, lexicon);
  if (best === undefined || !isWorthSaying(written, best)) return undefined;
  if (isDerived(written, lexicon) && (ENDS_IN_PERSON.test(written) || !isPlainSlip(best, lexicon))) return undefined;
  const margin = second === undefined ? Infinity : best.score - second.score;
  const likely =
    best.distance <= Math.min(limits.farthest, limits.perLetter * written.length) &&
    margin >= (written.length <= SHORT ? limits.shortMargin : limits.margin) &&
    best.score >= limits.score - allowance(written) &&
    (written.length > 3 || (best.distance <= 0.7 && lexicon.count(best.word) >= 3000));
  const { repeated } = at;
  if (repeated && !mayBeRepeated(written, best, likely)) return undefined;
  const sure = likely && (!repeated || isCommonSlip(written, best, lexicon));
  return {
    after: best.word,
    alternatives: [second, ...others]
      .flatMap((other) => (other && isWorthOffering(other, best) ? other.word : []))
      .slice(0, MOST_ALTERNATIVES),
    sure,
    distance: best.distance,
    confidence: sure ? Math.min(0.99, 0.85 + 0.05 * Math.min(margin, 3)) : 0.5,
  };
}

/** Right though in no dictionary, and what is read letter by letter: “svg”, “mqtt”. */
export function isTerm(word: string): boolean {
  return LOAN_WORDS.has(word) || TECHNICAL_TERMS.has(word) || /^[b-df-hj-np-tv-xz]{3,5}$/.test(word);
}

/** What may be meant, best first; without words so much worse than the best that nothing depends on them. */
function candidates(written: string, { count, near }: Lexicon): Candidate[] {
  const byLetters = [...near(written)].flatMap((word) => {
    if (word === written) return [];
    const uses = count(word);
    if (uses < 20 && word.includes("'")) return [];
    const distance = letterDistance(written, word);
    const use = Math.log10(uses + FLOOR_COUNT);
    return { word, distance, use, score: use - DISTANCE_WEIGHT * distance };
  });
  const best = byLetters.reduce((most, { score }) => Math.max(most, score), -Infinity);
  return byLetters
    .filter(({ score }) => score + DISTANCE_WEIGHT * MOST_SOUND_DISCOUNT >= best - IRRELEVANT)
    .map(({ word, distance: ofLetters, use }) => {
      const distance = ofLetters - soundDiscount(written, word);
      return { word, distance, score: use - DISTANCE_WEIGHT * distance };
    })
    .sort((a, b) => b.score - a.score || (a.word < b.word ? -1 : 1));
}

function isWorthOffering({ distance, score }: Candidate, best: Candidate): boolean {
  return distance <= best.distance + FARTHER && score >= best.score - LOWER;
}

function isWorthSaying(written: string, { distance, score }: Candidate): boolean {
  return distance <= LOOSE.farthest && score >= WORTH_SAYING_SCORE - allowance(written);
}

/** Chance neighbours of a long word are rare. */
function allowance(written: string): number {
  return SCORE_PER_LETTER * Math.max(0, written.length - 7);
}

/** So small a slip for so common a word that being made of other words does not excuse it: occuring, wonderfull. */
function isPlainSlip({ word, distance }: Candidate, { count }: Lexicon): boolean {
  return (distance <= 0.6 && count(word) >= 100) || (distance <= 0.3 && count(word) >= 5);
}

/** Near enough to say so even of a word that stands several times: of short words, chance neighbours are many. */
function mayBeRepeated(written: string, { distance }: Candidate, likely: boolean): boolean {
  return likely ? distance <= 0.65 || written.length >= 7 : distance <= 0.65 && written.length >= 5;
}

/** People repeat their misspellings too (becuase, definately), but a term may be as near to a word (actin, muon). */
function isCommonSlip(written: string, { word, distance }: Candidate, { count }: Lexicon): boolean {
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
