const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const;
const VOWELS = new Set('aeiouy');
/** Consonants that stand for like sounds, so that writers take one for the other. */
const ALIKE = new Set(['ck', 'cs', 'sz', 'fv', 'mn', 'dt', 'gj', 'bp', 'kq', 'lr', 'xz', 'vw']);

/** Letters of a to z and what is none of them. */
const KINDS = 27;
const NO_LETTER = 26;
const APOSTROPHE = "'".charCodeAt(0);
const [A, Z] = ['a'.charCodeAt(0), 'z'.charCodeAt(0)];
/** What it costs to write one letter for another: row by what is written. */
const SWAPPED = swapCosts();
const IS_VOWEL = Array.from(
  { length: KINDS },
  (_, kind) => kind < NO_LETTER && VOWELS.has(String.fromCharCode(A + kind)),
);
const DOUBLED = 0.5;
/** A letter too many or too few at the beginning. */
const OPENING = 1.3;
/** A wrong first letter costs so much more. */
const FIRST = 0.4;
const TURNED = 0.6;
/** UTF-16 units: longer words are compared with rows of their own. */
const LONGEST = 64;
const ROWS_KEPT = rows(LONGEST);

/**
 * How far a misspelling is from a word, in units of one arbitrary edit. Slips that people make often cost less: a
 * doubled or undoubled letter, two letters the wrong way round, one vowel for another, a missing apostrophe. A wrong
 * first letter costs more.
 */
export function spellingDistance(written: string, word: string): number {
  return letterDistance(written, word) - soundDiscount(written, word);
}

export const MOST_SOUND_DISCOUNT = 0.35;

/** What two spellings of one sound are nearer than by their letters. */
export function soundDiscount(written: string, word: string): number {
  return soundsLike(written) === soundsLike(word) ? MOST_SOUND_DISCOUNT : 0;
}

/** The distance without the sound. */
export function letterDistance(written: string, word: string): number {
  const width = word.length + 1;
  let { twoBack, previous, current, left } = width > LONGEST ? rows(width) : ROWS_KEPT;
  previous[0] = 0;
  for (let j = 1; j < width; j++) {
    const cost = missing(word, j - 1);
    left[j] = cost;
    const opens = written !== '' && cost > DOUBLED;
    previous[j] = (previous[j - 1] ?? 0) + (opens ? OPENING : cost);
  }
  for (let i = 1; i <= written.length; i++) {
    const a = written.charCodeAt(i - 1);
    const extra = surplus(written, i - 1);
    const row = kindOf(a) * KINDS;
    const before = i > 1 ? written.charCodeAt(i - 2) : -1;
    let beside = (previous[0] ?? 0) + extra;
    current[0] = beside;
    for (let j = 1; j < width; j++) {
      const b = word.charCodeAt(j - 1);
      let best = previous[j - 1] ?? 0;
      if (a !== b) best += (SWAPPED[row + kindOf(b)] ?? 1) + (i === 1 || j === 1 ? FIRST : 0);
      const without = (previous[j] ?? 0) + extra;
      if (without < best) best = without;
      const withLetter = beside + (left[j] ?? 0);
      if (withLetter < best) best = withLetter;
      if (b === before && j > 1 && a !== b && a === word.charCodeAt(j - 2)) {
        const turned = (twoBack[j - 2] ?? 0) + TURNED;
        if (turned < best) best = turned;
      }
      current[j] = best;
      beside = best;
    }
    [twoBack, previous, current] = [previous, current, twoBack];
  }
  return previous[word.length] ?? 0;
}

const MOST_KEPT = 20_000;
const sounds = new Map<string, string>();

/** A rough key of the sound: two spellings of one sound share it. */
export function soundsLike(word: string): string {
  const known = sounds.get(word);
  if (known !== undefined) return known;
  if (sounds.size >= MOST_KEPT) sounds.clear();
  const sound = soundOf(word);
  sounds.set(word, sound);
  return sound;
}

function soundOf(word: string): string {
  return word
    .replace(/'/g, '')
    .replace(/^kn|^gn/, 'n')
    .replace(/^wr/, 'r')
    .replace(/ph/g, 'f')
    .replace(/[ts]ch|ch/g, 'C')
    .replace(/[st]i(?=on|al|an|ou)|[cs]i(?=ous|al|an)|sh/g, 'S')
    .replace(/gh(?=t|$)/g, '')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/ck|[cq]/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/z/g, 's')
    .replace(/(?!^)[aeiouyhw]/g, '')
    .replace(/^[aeiouy]/, 'A')
    .replace(/(.)\1+/g, '$1');
}

/** Of the table of distances, and what it costs to leave each letter of the word out. */
function rows(width: number) {
  const row = () => new Float64Array(width);
  return { twoBack: row(), previous: row(), current: row(), left: row() };
}

function kindOf(code: number): number {
  return code >= A && code <= Z ? code - A : NO_LETTER;
}

function swapCosts(): Float64Array {
  const neighbours = keyboardNeighbours();
  const costs = new Float64Array(KINDS * KINDS).fill(1);
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  for (const [row, a] of letters.entries()) {
    for (const [column, b] of letters.entries()) {
      const vowels = VOWELS.has(a) && VOWELS.has(b);
      const alike = ALIKE.has(a < b ? a + b : b + a);
      costs[row * KINDS + column] = vowels ? 0.7 : alike ? 0.75 : neighbours.get(a)?.has(b) ? 0.8 : 1;
    }
  }
  return costs;
}

/** A letter of the word that was not written, not at the beginning. */
function missing(word: string, j: number): number {
  const letter = word.charCodeAt(j);
  if (letter === APOSTROPHE) return 0.2;
  if (letter === word.charCodeAt(j - 1) || letter === word.charCodeAt(j + 1)) return DOUBLED;
  return IS_VOWEL[kindOf(letter)] ? 0.8 : 1;
}

function surplus(written: string, i: number): number {
  const letter = written.charCodeAt(i);
  if (letter === written.charCodeAt(i - 1) || letter === written.charCodeAt(i + 1)) return DOUBLED;
  if (i === 0) return OPENING;
  return IS_VOWEL[kindOf(letter)] ? 0.85 : 1;
}

function keyboardNeighbours(): Map<string, Set<string>> {
  const neighbours = new Map<string, Set<string>>();
  const link = (a: string | undefined, b: string | undefined) => {
    if (a === undefined || b === undefined || a === b) return;
    neighbours.set(a, (neighbours.get(a) ?? new Set()).add(b));
    neighbours.set(b, (neighbours.get(b) ?? new Set()).add(a));
  };
  ROWS.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      link(row[x], row[x + 1]);
      link(row[x], ROWS[y + 1]?.[x]);
      link(row[x], ROWS[y + 1]?.[x - 1]);
    }
  });
  return neighbours;
}
