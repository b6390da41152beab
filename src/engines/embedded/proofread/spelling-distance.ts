const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const;
const VOWELS = new Set('aeiouy');
/** Consonants that stand for like sounds, so that writers take one for the other. */
const ALIKE = new Set(['ck', 'cs', 'sz', 'fv', 'mn', 'dt', 'gj', 'bp', 'kq', 'lr', 'xz', 'vw']);

const NEIGHBOURS = keyboardNeighbours();

/**
 * How far a misspelling is from a word, in units of one arbitrary edit. Slips that people make often cost less: a
 * doubled or undoubled letter, two letters the wrong way round, one vowel for another, a missing apostrophe. A wrong
 * first letter costs more.
 */
export function spellingDistance(written: string, word: string): number {
  const width = word.length + 1;
  let twoBack: number[] = [];
  let previous = [0];
  for (let j = 1; j < width; j++) previous[j] = at(previous, j - 1) + missing(word, j - 1, written, 0);
  for (let i = 1; i <= written.length; i++) {
    const current = [at(previous, 0) + surplus(written, i - 1)];
    for (let j = 1; j < width; j++) {
      const [a, b] = [written.charAt(i - 1), word.charAt(j - 1)];
      let best = at(previous, j - 1) + (a === b ? 0 : swapped(a, b, i === 1 || j === 1));
      best = Math.min(best, at(previous, j) + surplus(written, i - 1));
      best = Math.min(best, at(current, j - 1) + missing(word, j - 1, written, i));
      if (i > 1 && j > 1 && a !== b && a === word.charAt(j - 2) && b === written.charAt(i - 2)) {
        best = Math.min(best, at(twoBack, j - 2) + 0.6);
      }
      current[j] = best;
    }
    twoBack = previous;
    previous = current;
  }
  return at(previous, word.length) - (soundsLike(written) === soundsLike(word) ? 0.35 : 0);
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

function swapped(a: string, b: string, first: boolean): number {
  const cost =
    VOWELS.has(a) && VOWELS.has(b)
      ? 0.7
      : ALIKE.has(a < b ? a + b : b + a)
        ? 0.75
        : NEIGHBOURS.get(a)?.has(b)
          ? 0.8
          : 1;
  return first ? cost + 0.4 : cost;
}

function missing(word: string, j: number, written: string, i: number): number {
  const letter = word.charAt(j);
  if (letter === "'") return 0.2;
  if (letter === word.charAt(j - 1) || letter === word.charAt(j + 1)) return 0.5;
  if (i === 0 && written !== '') return 1.3;
  return VOWELS.has(letter) ? 0.8 : 1;
}

function surplus(written: string, i: number): number {
  const letter = written.charAt(i);
  if (letter === written.charAt(i - 1) || letter === written.charAt(i + 1)) return 0.5;
  if (i === 0) return 1.3;
  return VOWELS.has(letter) ? 0.85 : 1;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
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
