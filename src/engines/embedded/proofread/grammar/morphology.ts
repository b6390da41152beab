import { type WordClass, wordClasses } from '../../tagging/word-classes.ts';
import type { Lexicon } from '../lexicon.ts';
import type { Sentence } from './sentence.ts';
import { IRREGULAR_PLURALS, IRREGULAR_VERBS } from './irregular-words.ts';

/** Eight of ten uses: a word that is nearly always of that class. */
const MAINLY = 8;
/** What no "s" is added to: no plural, or the same one. */
const NO_PLURAL = new Set(
  (
    'information knowledge advice equipment homework furniture luggage baggage research evidence software hardware ' +
    'traffic pollution music weather money work progress news media staff police cattle fish sheep deer species series ' +
    'means aircraft offspring people children men women data bacteria health wealth water air food rice bread milk ' +
    'happiness education safety security help fun luck behavior behaviour housing clothing machinery jewelry literature ' +
    'scenery poetry economics politics physics mathematics mathematic electronics one more less much most other something ' +
    'anything everything nothing someone anyone everyone nobody somebody anybody everybody today tomorrow yesterday ' +
    'lot bit rest majority english chinese japanese us this his its was is has does yes plus bus gas lens class glass ' +
    'process success business access stress address press congress basis crisis analysis thesis emphasis campus virus status focus bonus census chaos tennis'
  ).split(' '),
);

/** Forms of words, as far as the dictionaries and the counts bear them out. */
export interface Morphology {
  classOf(word: string): WordClass | undefined;
  /** Tagged as a noun, or hardly ever anything else: taggers go wrong where the grammar does. */
  isNounAt(sentence: Sentence, index: number): boolean;
  /** Tagged as a verb, or mostly one. */
  isVerbAt(sentence: Sentence, index: number): boolean;
  /** A singular that is hardly ever anything but a noun and has a plural. */
  isNoun(word: string): boolean;
  /** Undefined where there is none, or it is as the singular. */
  pluralOf(noun: string): string | undefined;
  singularOf(noun: string): string | undefined;
  /** "go" → "goes"; undefined for what is no base form of a verb. */
  thirdPersonOf(base: string): string | undefined;
  /** "goes" → "go". */
  baseOfThirdPerson(verb: string): string | undefined;
  /** "went" → "go", "worked" → "work": of a past that is no base form itself. */
  baseOfPast(verb: string): string | undefined;
  participleOf(base: string): string | undefined;
  isBase(verb: string): boolean;
}

export function morphology(lexicon: Lexicon): Morphology {
  const classes = wordClasses();
  const plurals = new Map(IRREGULAR_PLURALS);
  const singulars = new Map([...IRREGULAR_PLURALS].map(([one, many]) => [many, one]));
  const byPast = new Map(
    IRREGULAR_VERBS.flatMap((verb) => [[verb.past, verb] as const, [verb.participle, verb] as const]),
  );
  const byBase = new Map(IRREGULAR_VERBS.map((verb) => [verb.base, verb]));
  const isUsed = (word: string) => lexicon.count(word) > 0;
  const share = (word: string, kind: 'noun' | 'verb') => classes.get(word)?.[kind] ?? 0;

  const words: Morphology = {
    classOf: (word) => classes.get(word),
    isNounAt: (sentence, index) =>
      sentence.is(index, 'NOUN') ||
      (sentence.is(index, 'VERB', 'ADJ', 'X') && share(sentence.word(index), 'noun') >= MAINLY),
    isVerbAt: (sentence, index) =>
      sentence.is(index, 'VERB') ||
      (!sentence.is(index, 'PUNCT', 'AUX', 'PROPN') && share(sentence.word(index), 'verb') >= 5),
    isNoun: (word) => share(word, 'noun') >= MAINLY && words.pluralOf(word) !== undefined,
    pluralOf(noun) {
      if (NO_PLURAL.has(noun) || singulars.has(noun) || noun.length < 3) return undefined;
      const plural = plurals.get(noun) ?? withS(noun);
      return isUsed(plural) && plural !== noun ? plural : undefined;
    },
    singularOf(noun) {
      const irregular = singulars.get(noun);
      if (irregular !== undefined || NO_PLURAL.has(noun) || !/[^su]s$/.test(noun)) return irregular;
      return withoutS(noun).find((word) => isUsed(word) && withS(word) === noun && !NO_PLURAL.has(word));
    },
    thirdPersonOf(base) {
      if (!words.isBase(base)) return undefined;
      const form = base === 'have' ? 'has' : base === 'be' ? 'is' : withS(base);
      return isUsed(form) ? form : undefined;
    },
    baseOfThirdPerson(verb) {
      if (verb === 'has') return 'have';
      if (!/[^s]s$/.test(verb)) return undefined;
      return withoutS(verb).find((word) => words.isBase(word) && withS(word) === verb);
    },
    baseOfPast(verb) {
      const irregular = byPast.get(verb);
      if (irregular !== undefined) return irregular.base === verb ? undefined : irregular.base;
      if (!verb.endsWith('ed')) return undefined;
      const stem = verb.slice(0, -2);
      const bases = [`${stem}e`, stem, stem.replace(/(.)\1$/, '$1'), stem.replace(/i$/, 'y')];
      return bases.find((word) => words.isBase(word) && !byBase.has(word) && pastOf(word).includes(verb));
    },
    participleOf(base) {
      const irregular = byBase.get(base);
      if (irregular !== undefined) return irregular.participle;
      return words.isBase(base) ? pastOf(base).find(isUsed) : undefined;
    },
    isBase: (verb) =>
      byBase.has(verb) ||
      (share(verb, 'verb') >= 2 && isUsed(verb) && !/(?:ed|ing|[^s]s)$/.test(verb)) ||
      REGULAR.has(verb),
  };
  return words;
}

/** Regular verbs that the counts have as nouns, or hardly at all. */
const REGULAR = new Set(
  (
    'need want like love help play work live use try start stop change affect cause want plan visit watch wash cook walk talk ' +
    'study enjoy finish smoke pollute damage destroy travel earn succeed suffer improve decrease increase depend agree ' +
    'disagree admire attract advertise borrow cheat compete complain discover educate entertain exercise harm hate invent ' +
    'marry pass push rely relax respect smile solve spoil succeed waste wonder worry'
  ).split(' '),
);

function withS(word: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(word) || /^(?:go|do)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

function withoutS(word: string): string[] {
  const forms = [word.slice(0, -1)];
  if (word.endsWith('es')) forms.push(word.slice(0, -2));
  if (word.endsWith('ies')) forms.unshift(`${word.slice(0, -3)}y`);
  return forms;
}

function pastOf(base: string): string[] {
  if (base.endsWith('e')) return [`${base}d`];
  if (/[^aeiou]y$/.test(base)) return [`${base.slice(0, -1)}ied`];
  return [`${base}ed`, base + base.slice(-1) + 'ed'];
}
