import type { Morphology } from './morphology.ts';
import { supposesBefore } from './clause.ts';
import type { Fix, Sentence } from './sentence.ts';

/** Past and base are one form, or the word is more often something else. */
export const UNSURE_VERBS = new Set(
  'found ground wound lay fell saw felt bore left put let set read cut hit cost hurt shut quit bet split spread burst beat further last dare come become run fit wet rid bid cast shed thrust lead past bear lie wind dove spit thrive cleave'.split(
    ' ',
  ),
);
export const ALWAYS = new Set('like want need know think'.split(' '));
export const COLLECTIVES = new Set(
  (
    'number majority minority outdoors data media rest variety percentage handful range series lot none half part plenty total ' +
    'team staff family police government group company public audience class committee crew couple pair trio army band board ' +
    'united crowd jury enemy council parliament congregation club cast choir orchestra party management press union firm bank ' +
    'department ministry squad side gang herd flock faculty population youth opposition cabinet senate house court bench ' +
    'clergy nobility gentry aristocracy peasantry proletariat cavalry infantry fleet navy regiment battalion brigade corps ' +
    'network industry school college university institution community generation tribe clan household village town city ' +
    'country nation folk elite mob throng mass multitude horde pack electorate commission panel tribunal leadership ' +
    'administration agency authority bureau delegation guard watch chorus trust society association federation league ' +
    'corporation business organization organisation movement church lobby quartet duo swarm kin ' +
    'battery posse retinue division opposition remainder'
  ).split(' '),
);
export const ONE = new Set(
  'everyone everybody someone somebody anyone anybody nobody everything something anything nothing'.split(' '),
);
const TO_MANY: ReadonlyMap<string, string> = new Map([
  ['is', 'are'],
  ['was', 'were'],
  ['has', 'have'],
  ['does', 'do'],
]);
const TO_ONE: ReadonlyMap<string, string> = new Map([
  ['are', 'is'],
  ['were', 'was'],
  ['have', 'has'],
  ['do', 'does'],
]);

/** The verb at `at` in the form that goes with "they". */
export function forMany(sentence: Sentence, words: Morphology, at: number): Fix | undefined {
  const verb = sentence.word(at);
  const form =
    TO_MANY.get(verb) ??
    (words.isVerbAt(sentence, at) && !sentence.isPart(at) ? words.baseOfThirdPerson(verb) : undefined);
  return form === undefined ? undefined : sentence.swap(at, form);
}

/** The verb at `at` in the form that goes with "he". */
export function forOne(sentence: Sentence, words: Morphology, at: number): Fix | undefined {
  const verb = sentence.word(at);
  if (verb === 'need' && /^(?:not|n't|only)$/.test(sentence.word(at + 1))) return undefined;
  if (verb === 'were' && supposesBefore(sentence, at)) return undefined;
  if (words.baseOfPast(verb) !== undefined || verb === 'better') return undefined;
  const form =
    TO_ONE.get(verb) ??
    ((words.isVerbAt(sentence, at) || ALWAYS.has(verb)) &&
    !UNSURE_VERBS.has(verb) &&
    !sentence.isPart(at) &&
    (words.classOf(verb)?.noun ?? 0) <= 6
      ? words.thirdPersonOf(verb)
      : undefined);
  return form === undefined ? undefined : sentence.swap(at, form);
}

/** Where the noun stands of a noun phrase that opens a clause at `at`: nothing but article, adjectives and noun. */
export function subjectNoun(sentence: Sentence, at: number): number | undefined {
  let noun = at;
  if (
    sentence.is(noun, 'DET') ||
    /^(?:one|my|your|his|her|its|our|their|the|these|those|this|that|some|many|most|all|several|both|other)$/.test(
      sentence.word(noun),
    )
  )
    noun++;
  while (noun < at + 3 && sentence.is(noun, 'ADJ')) noun++;
  return sentence.is(noun, 'NOUN') && !sentence.isPart(noun) && !(noun > 0 && sentence.isCapital(noun))
    ? noun
    : undefined;
}

/** “Statistics is hard” and “these statistics are wrong”. */
const SCIENCE =
  /^(?:mathemat|phys|polit|econom|electron|statist|eth|acoust|athlet|gymnast|genet|logist|dynam|mechan|robot|linguist|aerob|class|obstetr|semant|phonet|aesthet|therapeut|pediatr|analyt|kinet|opt|hydraul|metaphys|genom|tact)ics$/;

export function isPlural(words: Morphology, word: string): boolean {
  return (
    word === 'people' ||
    word === 'children' ||
    (!SCIENCE.test(word) && words.singularOf(word) !== undefined && (words.classOf(word)?.noun ?? 8) >= 8)
  );
}
