import type { Morphology } from './morphology.ts';
import type { Fix, Sentence } from './sentence.ts';
import { UNCOUNTED } from './uncounted-nouns.ts';

const NEXT_NOUN = ['NOUN', 'PROPN', 'ADJ', 'NUM', 'SYM'] as const;

/** Verbs that are hardly ever nouns. */
const VERBS_BEHIND =
  /^(?:need|want|make|think|know|go|come|use|give|take|get|say|like|live|help|happen|become|believe|try|show|depend|require|agree|prefer)s?$/;

/** The last word of a noun phrase: nothing follows that would make it the first part of a compound. */
export function endsPhrase(sentence: Sentence, words: Morphology, index: number): boolean {
  const next = index + 1;
  const joined = /^(?:and|or|&)$/.test(sentence.word(next)) ? next + 1 : next;
  if (
    words.isNounAt(sentence, joined) ||
    (joined > next && (sentence.is(joined, 'ADJ') || sentence.word(joined).endsWith('ing'))) ||
    sentence.isPart(index) ||
    sentence.is(next, ...NEXT_NOUN) ||
    (sentence.is(next, 'VERB') &&
      !/^(?:is|was|are|were|have|has|had|do|does|can)$/.test(sentence.word(next)) &&
      (!VERBS_BEHIND.test(sentence.word(next)) || sentence.word(next) === 'needs'))
  )
    return false;
  return !/^(?:['’"“(/\\-]|'s|n't|ing)$/.test(sentence.word(next)) && !/(?:ing|ed)$/.test(sentence.word(next));
}

/** Over the adjectives behind `index`, to the noun. */
export function nounAfter(sentence: Sentence, words: Morphology, index: number): number | undefined {
  let at = index + 1;
  while (at < index + 3 && sentence.is(at, 'ADJ') && !words.isNounAt(sentence, at)) at++;
  return words.isNounAt(sentence, at) ? at : undefined;
}

/** The noun at `at` in the plural, where it ends its phrase and can be counted. */
export function pluralAt(sentence: Sentence, words: Morphology, at: number | undefined): Fix | undefined {
  if (at === undefined || !endsPhrase(sentence, words, at) || sentence.isCapital(at)) return undefined;
  const word = sentence.word(at);
  if (!words.isNoun(word) || UNCOUNTED.has(word) || word.endsWith('ing')) return undefined;
  if (/^(?:next|last|this)$/.test(sentence.word(at - 1)) || sentence.isCapital(at + 1)) return undefined;
  // “Arm in arm”, “side by side”.
  if (sentence.word(at + 2) === word) return undefined;
  const plural = words.pluralOf(word);
  return plural === undefined ? undefined : sentence.swap(at, plural);
}

export function isPluralNoun(sentence: Sentence, words: Morphology, at: number): boolean {
  const word = sentence.word(at);
  const singular = words.singularOf(word);
  return (
    words.isNounAt(sentence, at) &&
    singular !== undefined &&
    (words.classOf(word)?.noun ?? 0) >= 9 &&
    !sentence.isPart(at)
  );
}
