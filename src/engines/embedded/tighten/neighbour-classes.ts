const words = (list: string) => new Set(list.split(' '));

const BE = words('am are is was were be been being');
const DETERMINERS = words(
  'a an the this that these those my your his her its our their some any no each every either neither such what which whose another both all many several few most other own',
);
const PRONOUNS = words(
  'i you he she it we they who which that there this these those someone anyone everyone nobody one',
);
const MODALS = words('will would shall should can could may might must cannot');
const NEGATIONS = words("not never don't doesn't didn't can't won't cannot isn't aren't wasn't weren't no nor");
const MONTHS = words('january february march april may june july august september october november december');
const NUMBER_WORDS = words(
  'one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety half hundreds thousands',
);

const DO = words("do does did don't doesn't didn't");

const CLASSES: Readonly<Record<string, (word: string) => boolean>> = {
  BE: (word) => BE.has(word),
  HAVE: (word) => word === 'have' || word === 'has' || word === 'had' || word === 'having',
  DET: (word) => DETERMINERS.has(word),
  PRON: (word) => PRONOUNS.has(word),
  DO: (word) => DO.has(word),
  MODAL: (word) => MODALS.has(word),
  NOT: (word) => NEGATIONS.has(word) || word.endsWith("n't") || word.endsWith('n’t'),
  MONTH: (word) => MONTHS.has(word),
  NUM: (word) => /^[$£€]?\d/.test(word) || NUMBER_WORDS.has(word),
  YEAR: (word) => /^(?:1\d|20)\d\d$/.test(word),
  ING: (word) => /^[a-z]{2,}ing$/.test(word),
  PLURAL: (word) => /[^s'’]s$/.test(word) || word === 'people' || word === 'children',
  LY: (word) => /[a-z]ly$/.test(word),
  NONE: (word) => word === '',
};

/** @param word in lower case, '' where a mark or nothing stands; @param classes words, or names of classes in capitals */
export function isOneOf(word: string, classes: readonly string[]): boolean {
  return classes.some((name) => CLASSES[name]?.(word) ?? name === word);
}
