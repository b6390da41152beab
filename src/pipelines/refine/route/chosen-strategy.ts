import type { EventData } from '../../../protocol/events.ts';
import type { Standing } from '../../../people/standing.ts';
import type { TextType, TextTypeFound } from './text-type.ts';

/** What a dry reading of a sample found. */
export interface Density {
  readonly words: number;
  /** Corrections of spelling, grammar and punctuation that the engine is sure of. */
  readonly errors: number;
}

/**
 * In 100 words: below it a text is nearly finished, from the other on it is full of errors. Sure corrections in documents
 * of 20 sentences: edited web pages 0 to 0.3, essays of learners 0.7 to 5 with a median of 3.
 */
const CLEAN = 0.3;
const DENSE = 2.5;
/** Words of a sample that is large enough to tell. */
const TELLING = 60;
/** Decisions after which what somebody accepted says something. */
const TELLING_DECISIONS = 20;
const LITTLE_ACCEPTED = 0.4;
const MUCH_ACCEPTED = 0.8;

const NAMES: Record<TextType, string> = {
  academic: 'An academic text',
  technical: 'A technical page',
  letter: 'A letter',
  notes: 'Notes',
  essay: 'An essay',
  text: 'A text of no special kind',
};

/** From the one that changes most to the one that changes least. */
const BY_BOLDNESS = ['plain-language', 'academic', 'standard', 'light', 'corrections-only'];

/**
 * Picks a strategy and says why. What the text is comes first; then its errors: one that is nearly finished is treated
 * lightly, in one that is full of errors they come first; then what this person accepted of each strategy's changes.
 */
export function chosenStrategy(
  { type, marks }: TextTypeFound,
  density: Density | undefined,
  acceptance: Standing['acceptance'],
): EventData['route'] {
  const reasons = [`${NAMES[type]}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}.`];
  const rate = density && density.words >= TELLING ? (density.errors / density.words) * 100 : undefined;
  const told = rate === undefined ? undefined : `${rate.toFixed(1)} errors in 100 words of a sample`;
  let to = ofType(type);
  if (rate === undefined) reasons.push('Too little text to tell how many errors it has.');
  else if (rate >= DENSE && type !== 'academic') {
    to = 'corrections-only';
    reasons.push(`Full of errors (${told}): only they are corrected, the wording is for another job.`);
  } else if (rate < CLEAN && to === 'standard' && !(share(acceptance, to) >= MUCH_ACCEPTED)) {
    to = 'light';
    reasons.push(`Nearly free of errors (${told}): its wording is left alone.`);
  } else reasons.push(`It has ${told}.`);
  const liked = BY_BOLDNESS.slice(BY_BOLDNESS.indexOf(to)).find((name) => !(share(acceptance, name) < LITTLE_ACCEPTED));
  if (liked !== undefined && liked !== to) {
    reasons.push(`You took ${Math.round(share(acceptance, to) * 100)} % of the changes of ${to}, so it is ${liked}.`);
    to = liked;
  } else if (share(acceptance, to) >= MUCH_ACCEPTED) {
    reasons.push(`You took ${Math.round(share(acceptance, to) * 100)} % of its changes so far.`);
  }
  return { to, reason: reasons.join(' ') };
}

function ofType(type: TextType): string {
  switch (type) {
    case 'academic':
      return 'academic';
    case 'letter':
      return 'light';
    case 'notes':
      return 'corrections-only';
    case 'technical':
    case 'essay':
    case 'text':
      return 'standard';
  }
}

/** What was accepted of the changes that somebody decided on; NaN while there are too few to tell. */
function share(acceptance: Standing['acceptance'], strategy: string): number {
  const { accepted = 0, rejected = 0 } = Object.hasOwn(acceptance, strategy) ? (acceptance[strategy] ?? {}) : {};
  const decisions = accepted + rejected;
  return decisions >= TELLING_DECISIONS ? accepted / decisions : Number.NaN;
}
