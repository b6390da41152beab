import { type Sentence, sentencesOf } from '../../../documents/words/sentences.ts';
import type { GivenBlock } from '../../revision-engine.ts';
import { areCorrections } from './corrections.ts';
import { type Hunk, hunksOf } from './hunks.ts';
import { newWords } from './new-words.ts';

/** Words from which on a sentence says something. */
const TELLING = 4;

/**
 * Whether a stretch that a model wrote is a person's to decide, however sure the model is: a sentence that goes or comes,
 * words that are new in a heading, and in proofreading a sentence that is put in other words.
 * @param stretch in the block's text
 */
export function isLeftToPeople({ kind, text }: GivenBlock, pass: string, stretch: Hunk): boolean {
  const { start, end, after } = stretch;
  const before = text.slice(start, end);
  if (kind === 'heading' && newWords(before, after).length > 0) return true;
  const touched = sentencesOf(text).filter((sentence) => sentence.start < end && sentence.end > start);
  if (after.trim() === '' && touched.some((sentence) => goes(sentence, stretch))) return true;
  if (before.trim() === '' && sentencesOf(after).some(({ words }) => words.length >= TELLING)) return true;
  if (pass !== 'proofread') return false;
  const around = text.slice(Math.min(start, touched[0]?.start ?? start), Math.max(end, touched.at(-1)?.end ?? end));
  return !areCorrections(around, hunksOf(before, after));
}

/** The mark at its end may stay, for the one before it. */
function goes({ start, words }: Sentence, stretch: Hunk): boolean {
  return words.length >= TELLING && stretch.start <= start && stretch.end >= (words.at(-1)?.end ?? start);
}
