import type { Lexicon } from './lexicon.ts';

const PREFIX =
  /^(?:un|re|over|under|sub|pre|non|anti|multi|micro|mini|inter|intra|co|semi|super|hyper|bio|geo|neuro|photo|electro|tele|cyber|e|m|up|down|out|de|dis|mis|cross|self|post|pro|counter|trans|ultra|auto|poly|mono|nano|infra|pseudo|extra|mega|meta|thermo|hydro)(?=[a-z]{4})/;
const SUFFIXES =
  's es ed d ing er ers or ors ee ees less ness ly like able wise ish ism ist ists al ial y ity ies ised ized'.split(
    ' ',
  );
const SHORTEST_STEM = 4;
const SHORTEST_HALF = 3;
/** How often both halves of a compound must have been counted. */
const FREQUENT_HALF = 20;

/** Words that no compound ends in. */
const NO_HALF = new Set(
  'and the for are was his her its our has had but not you she they that this than then'.split(' '),
);

/**
 * Whether a word that no dictionary has is made of ones that people use: with a prefix (oversample), a suffix
 * (saturations) or of two (brainstem). Most such words are new, not wrong.
 */
export function isDerived(word: string, { count }: Pick<Lexicon, 'count'>): boolean {
  const prefix = PREFIX.exec(word)?.[0];
  if (prefix !== undefined && count(word.slice(prefix.length)) > 0) return true;
  for (const suffix of SUFFIXES) {
    const stem = word.endsWith(suffix) ? word.slice(0, -suffix.length) : '';
    if (stem.length < SHORTEST_STEM) continue;
    if (count(stem) > 0 || (suffix.startsWith('e') && count(`${stem}e`) > 0)) return true;
    if (stem.endsWith('i') && count(`${stem.slice(0, -1)}y`) > 0) return true;
  }
  for (let i = SHORTEST_HALF; i <= word.length - SHORTEST_HALF; i++) {
    const [first, second] = [word.slice(0, i), word.slice(i)];
    if (NO_HALF.has(second)) continue;
    if (count(first) >= FREQUENT_HALF && count(second) >= FREQUENT_HALF) return true;
  }
  return false;
}
