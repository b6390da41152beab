import type { Dialect } from '../../revision-engine.ts';
import dictionary from './data/dictionary.txt' with { type: 'text' };
import { nearWords } from './near-words.ts';
import { type FrequencyList, frequencyList } from './frequency-list.ts';

/** What dictionaries say of the use of a word: which English it is of; `rare` words are right but never proposed. */
export type UsageLabel = 'common' | 'American' | 'British' | 'rare';

const MARKS: Readonly<Record<string, UsageLabel>> = { '<': 'American', '>': 'British', '*': 'rare' };
/** How often a word of each size of SCOWL is taken to stand in as much prose as was counted: that prose is of one kind. */
const USES: Readonly<Record<string, number>> = { '!': 80, '+': 25, '~': 4, '-': 1 };
const LINE = /^(.)([A-Za-z']*)([<>*]?)([!+~-]?)$/;
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

/** Takes some 600 ms and 60 MB. */
export function lexicon({ count, isJargon, words }: FrequencyList = frequencyList()): Lexicon {
  const { labels, uses } = unpacked();
  const proposable = new Set(words());
  for (const [word, label] of labels) {
    if (label !== 'rare' && word.length > 2 && /^[a-z']+$/.test(word)) proposable.add(word);
  }
  const index = nearWords([...proposable], (word) => (count(word) >= FREQUENT || uses.has(word) ? 2 : 1));
  const labelOf = (word: string) => labels.get(word) ?? (count(word) >= FREQUENT ? 'common' : undefined);
  return {
    labelOf,
    isRight(word, dialect) {
      const found = labelOf(word);
      if (found === 'American') return dialect === 'US' || dialect === 'CA' || /i[sz](?:e|ing|ation|able)/.test(word);
      return found === 'British' ? dialect !== 'US' : found !== undefined;
    },
    count: (word) => count(word) + (uses.get(word) ?? 0),
    isJargon,
    near: (written) => index(written),
  };
}

/** Each line says how many letters it shares with the one above. */
function unpacked(): { readonly labels: Map<string, UsageLabel>; readonly uses: Map<string, number> } {
  const labels = new Map<string, UsageLabel>();
  const uses = new Map<string, number>();
  let previous = '';
  for (const line of dictionary.split('\n')) {
    const [, shared = '', rest = '', mark = '', size = ''] = LINE.exec(line) ?? [];
    if (shared === '') continue;
    previous = previous.slice(0, Number.parseInt(shared, 36)) + rest;
    labels.set(previous, MARKS[mark] ?? 'common');
    const used = USES[size];
    if (used !== undefined) uses.set(previous, used);
  }
  return { labels, uses };
}
