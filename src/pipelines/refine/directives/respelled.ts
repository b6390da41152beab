import { CHANGE_FORMS } from './change-forms.ts';
import { spelledOut } from './compiled.ts';
import { RUN_FORMS } from './run-forms.ts';
import { TEXT_FORMS } from './text-forms.ts';
import { CATEGORY_WORDS, DIALECT_WORDS, PART_WORDS, PASS_WORDS } from './vocabulary.ts';

/** Letters that a word must have before it is taken for a slip of another: shorter ones are each other's neighbours. */
const SHORTEST = 4;

const KEYWORDS: ReadonlySet<string> = new Set(
  [
    ...[...TEXT_FORMS, ...CHANGE_FORMS, ...RUN_FORMS].flatMap(({ patterns }) => patterns.map(spelledOut)),
    ...[CATEGORY_WORDS, DIALECT_WORDS, PART_WORDS, PASS_WORDS].flatMap((words) => Object.values(words).flat()),
    'please thanks thank could would kindly should must never stop avoid',
  ].flatMap((text) => text.toLowerCase().match(/[a-z]+/g) ?? []),
);
/** Slips in words that are too short to be told by their letters. */
const SHORT_SLIPS: Readonly<Record<string, string>> = {
  teh: 'the',
  hte: 'the',
  adn: 'and',
  nad: 'and',
  od: 'do',
  nto: 'not',
  tihs: 'this',
};

const TARGETS = [...KEYWORDS].filter((word) => word.length >= SHORTEST);

/** The wish with slips of the keyboard in its key words mended: “dont tuch the introdution”. Nothing quoted changes. */
export function respelled(wish: string): string {
  return wish.replaceAll(/[\p{L}]+/gu, (word) => {
    const said = spellings.get(word) ?? mended(word);
    if (spellings.size >= MOST_KNOWN) spellings.clear();
    spellings.set(word, said);
    return said;
  });
}

/** What words were taken for: the parts of a sentence are read many times. */
const spellings = new Map<string, string>();
const MOST_KNOWN = 2_000;

function mended(word: string): string {
  const small = word.toLowerCase();
  if (Object.hasOwn(SHORT_SLIPS, small)) return SHORT_SLIPS[small] ?? word;
  if (small.length < SHORTEST || KEYWORDS.has(small)) return word;
  const allowed = small.length >= 8 ? 2 : 1;
  for (let slips = 1; slips <= allowed; slips++) {
    const near = TARGETS.filter((target) => target[0] === small[0] && distance(small, target, slips) <= slips);
    if (near.length === 1) return near[0] ?? word;
    if (near.length > 1) return word;
  }
  return word;
}

/** Damerau and Levenshtein's distance with neighbours swapped counted once; anything above `most` is `most + 1`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : most + 1,
      );
    }
    [before, row] = [row, next];
  }
  return Math.min(row[b.length] ?? 0, most + 1);
}
