import type { Dialect } from '../../revision-engine.ts';
import dictionary from './data/dictionary.txt' with { type: 'text' };
import { nearWords } from './near-words.ts';
import { type FrequencyList, frequencyList } from './frequency-list.ts';
import { wordTable } from './word-table.ts';

/** What dictionaries say of the use of a word: which English it is of; `rare` words are right but never proposed. */
export type UsageLabel = 'common' | 'American' | 'British' | 'rare';

const MARKS: Readonly<Record<string, UsageLabel>> = { '<': 'American', '>': 'British', '*': 'rare' };
/** How often a word of each size of SCOWL is taken to stand in as much prose as was counted: that prose is of one kind. */
const USES: Readonly<Record<string, number>> = { '!': 80, '+': 25, '~': 4, '-': 1 };
/** Words counted this often are found from two edits away, others from one. */
const FREQUENT = 2;

/** The words of English: dictionaries, and how often edited prose uses them. See NOTICE for the sources. */
export interface Lexicon {
  /** Undefined for what is in no dictionary. Names are looked up with their capital. */
  labelOf(word: string): UsageLabel | undefined;
  /** Whether the word is right in the dialect: other dialects' spellings are not. */
  isRight(word: string, dialect: Dialect): boolean;
  count(word: string): number;
  isJargon(word: string): boolean;
  /** Words that a lower-case one may have been meant to be, by letters alone. */
  near(written: string): Set<string>;
}

/** Takes some 400 ms and 40 MB. */
export function lexicon({ count, isJargon, words }: FrequencyList = frequencyList()): Lexicon {
  const table = wordTable(dictionary, Object.keys(MARKS).join(''), Object.keys(USES).join(''));
  const labels = byCode(MARKS);
  const sizes = byCode(USES);
  const inTable = (word: string): UsageLabel | undefined => {
    const number = table.find(word);
    return number < 0 ? undefined : (labels[table.mark(number)] ?? 'common');
  };
  const usesOf = (word: string): number | undefined => {
    const number = table.find(word);
    return number < 0 ? undefined : sizes[table.size(number)];
  };
  const counted = [...words()];
  const others = othersThan(counted);
  const index = nearWords(
    {
      length: counted.length + others.length,
      word: (number) => counted[number] ?? table.word(others[number - counted.length] ?? 0),
    },
    (word) => (count(word) >= FREQUENT || usesOf(word) !== undefined ? 2 : 1),
  );
  const labelOf = (word: string) => inTable(word) ?? (count(word) >= FREQUENT ? 'common' : undefined);
  return {
    labelOf,
    isRight(word, dialect) {
      const found = labelOf(word);
      if (found === 'American') return dialect === 'US' || dialect === 'CA' || /i[sz](?:e|ing|ation|able)/.test(word);
      return found === 'British' ? dialect !== 'US' : found !== undefined;
    },
    count: (word) => count(word) + (usesOf(word) ?? 0),
    isJargon,
    near: (written) => index(written),
  };

  /** Numbers of the words of the table that may be proposed and were not counted. */
  function othersThan(known: readonly string[]): Uint32Array {
    const taken = new Uint8Array(table.length);
    for (const word of known) {
      const number = table.find(word);
      if (number >= 0) taken[number] = 1;
    }
    const numbers: number[] = [];
    for (let number = 0; number < table.length; number++) {
      if (taken[number] === 1 || labels[table.mark(number)] === 'rare' || !table.isPlain(number)) continue;
      numbers.push(number);
    }
    return Uint32Array.from(numbers);
  }
}

/** The values of marks by the codes of these. */
function byCode<Value>(marks: Readonly<Record<string, Value>>): (Value | undefined)[] {
  const values: (Value | undefined)[] = [];
  for (const [mark, value] of Object.entries(marks)) values[mark.charCodeAt(0)] = value;
  return values;
}
