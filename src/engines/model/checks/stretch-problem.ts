import { looksEnglish } from '../../../documents/words/language.ts';
import { countsAlike } from './counts-alike.ts';
import { numbersIn } from './keeps-facts.ts';
import { wordsIn } from './new-words.ts';

/** A letter that no word in Latin script has. */
const OTHER_LETTER = /[\p{L}--\p{Script=Latin}]/v;
/** Words from which on a stretch tells its language: fewer may be a name. */
const TELLING = 4;

/**
 * What makes a stretch of edited text unbelievable by itself, for people may take it without the others: it has other
 * numbers than before, in digits or in words, or is in another language.
 * @param text what the stretch is a part of
 */
export function stretchProblem(text: string, before: string, after: string): 'facts' | 'language' | undefined {
  if (numbersIn(before).join(' ') !== numbersIn(after).join(' ')) return 'facts';
  if (!countsAlike(wordsIn(before), wordsIn(after))) return 'facts';
  return isTranslated(text, before, after) ? 'language' : undefined;
}

function isTranslated(text: string, before: string, after: string): boolean {
  if (OTHER_LETTER.test(after) && !OTHER_LETTER.test(text)) return true;
  if (wordsIn(after).length < TELLING) return false;
  const was = looksEnglish(before) ?? looksEnglish(text);
  const is = looksEnglish(after);
  return was !== undefined && is !== undefined && was !== is;
}
