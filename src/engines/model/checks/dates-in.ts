import { spellingDistance } from '../../edits/spelling-distance.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const SHORT = /^(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/;
/** Beside a number every month is one; by themselves some are other words. */
const BESIDE_NUMBER =
  /(?<=\p{N}(?:st|nd|rd|th)?[.,]?\s+(?:of\s+)?)\p{L}{3,10}(?!\p{L})|(?<!\p{L})\p{L}{3,10}(?=[.,]?\s+\p{N})/gu;
const WORD = /\p{L}{6,10}/gu;
/** As far as people go who misspell such a name, as `spellingDistance` measures it; a shorter one may be another word. */
const SLIP = 1.8;
const SLIPS_FROM = 6;

/** Months and days of the week in their order, however they are spelled: who corrects one says the same. */
export function datesIn(text: string): string[] {
  const found = new Map<number, string>();
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const name = nearest(word.toLowerCase(), [...MONTHS, ...DAYS]);
    if (name !== undefined) found.set(index, name);
  }
  for (const { 0: word, index } of text.matchAll(BESIDE_NUMBER)) {
    const small = word.toLowerCase();
    const short = SHORT.test(small) ? MONTHS.find((month) => month.startsWith(small.slice(0, 3))) : undefined;
    const name = short ?? nearest(small, MONTHS);
    if (name !== undefined) found.set(index, name);
  }
  return [...found].sort(([a], [b]) => a - b).map(([, name]) => name);
}

function nearest(word: string, names: readonly string[]): string | undefined {
  if (names.includes(word)) return word;
  let best: string | undefined;
  let least = SLIP;
  for (const name of names) {
    const distance = name.length < SLIPS_FROM ? Number.POSITIVE_INFINITY : spellingDistance(word, name);
    if (distance <= least) [best, least] = [name, distance];
  }
  return best;
}
