import type { Fix, Sentence } from './sentence.ts';

interface Element {
  readonly fits: (sentence: Sentence, index: number) => boolean;
  /** Undefined where more than words may stand. */
  readonly words?: readonly string[];
  /** It must stand there and is not replaced. */
  readonly around: boolean;
}

/** Finds a phrase that begins at a token. */
export interface PhrasePattern {
  /** The words that the pattern may begin with; undefined: whatever stands there. */
  readonly openings: readonly string[] | undefined;
  find(sentence: Sentence, index: number): Fix | undefined;
}

const STOPS = new Set('. ; : ! ? ... …'.split(' '));
/** Words that stand in nearly every sentence. */
const COMMON = new Set(
  (
    'the to of is are was were be been in on at and or but if i you we they he she it a an my your his her our their its ' +
    "this that for with by from as not n't 's has have had do does did can could will would should may might must all " +
    'more one when about up so out get make there what which people time'
  ).split(' '),
);
const MARKS = new Set('. , ; : ! ? ) ... …'.split(' '));

/**
 * Reads one line of a phrase table: `[is|are] depend|depends of|from -> $1 on`. Words that are separated by spaces follow
 * each other; `a|b` is either, `!a|b` neither, `<NOUN|ADJ>` a part of speech, `<END>` a mark or the end of the sentence,
 * `<START>` the beginning of a clause, `<OPEN>` that of the sentence, `<STOP>` the end of the sentence or of a part of it
 * that could be one. What stands in brackets, at the beginning or at the end, must be there and stays.
 * On the right `$2` is the second of the words that are replaced.
 */
export function phrasePattern(line: string): PhrasePattern {
  const [left = '', right] = line.split(' -> ');
  if (right === undefined) throw new Error(`a phrase has no replacement: ${line}`);
  let inside = false;
  const elements = left.split(' ').map((part): Element => {
    inside ||= part.startsWith('[');
    const around = inside;
    if (part.endsWith(']')) inside = false;
    return { ...element(part.replace(/^\[|\]$/g, '')), around };
  });
  const kept = elements.findIndex(({ around }) => !around);
  const count = elements.filter(({ around }) => !around).length;
  const anchored = anchor(elements);
  return {
    openings: elements[anchored]?.words,
    find(sentence, index) {
      const first = index - anchored;
      if (!elements.every(({ fits }, at) => fits(sentence, first + at))) return undefined;
      const from = first + kept;
      for (let at = from; at < from + count; at++) if (sentence.isPart(at)) return undefined;
      const words = right.replace(/\$(\d)/g, (_, number: string) => sentence.written(from + Number(number) - 1));
      if (words === '') return sentence.without(from);
      return sentence.swap(from, words, from + count - 1);
    },
  };
}

/** The place whose words are rarest: it is looked for first. The first kept one where none has words alone. */
function anchor(elements: readonly Element[]): number {
  let best = elements.findIndex(({ around }) => !around);
  let fewest = Infinity;
  for (const [at, { words }] of elements.entries()) {
    const common = words?.filter((word) => COMMON.has(word)).length ?? Infinity;
    if (common < fewest) [best, fewest] = [at, common];
  }
  return best;
}

type Test = Element['fits'];

/** One place of a pattern: alternatives of words and of classes in angle brackets. */
function element(part: string): Omit<Element, 'around'> {
  const items = part.replace(/^!/, '').match(/<[^>]+>|[^|]+/g) ?? [];
  const words = items.filter((item) => !item.startsWith('<'));
  const wanted = new Set(words);
  const classes = items.filter((item) => item.startsWith('<')).map(classTest);
  const fits: Test = (sentence, index) =>
    wanted.has(sentence.word(index)) || classes.some((test) => test(sentence, index));
  if (part.startsWith('!')) return { fits: (sentence, index) => !fits(sentence, index) };
  return classes.length > 0 ? { fits } : { fits, words };
}

function classTest(item: string): Test {
  if (item === '<END>') return (sentence, index) => index >= sentence.length || MARKS.has(sentence.word(index));
  if (item === '<START>') return (sentence, index) => index === -1 || /^[,;:(“"]$/.test(sentence.word(index));
  if (item === '<STOP>') return (sentence, index) => index >= sentence.length || STOPS.has(sentence.word(index));
  if (item === '<OPEN>') return (_, index) => index === -1;
  const tags = new Set<string | undefined>(item.slice(1, -1).split('|'));
  return (sentence, index) => tags.has(sentence.tag(index));
}
