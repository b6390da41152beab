/** Hash and number of a word in one float: 32 bits and 20. */
const WORDS = 2 ** 20;

/**
 * Finds words by what is left of them when letters are taken out: two words that few edits part have such a rest in
 * common. Kept as sorted numbers, a tenth of the memory of a map of strings; a rare clash of hashes only yields a
 * candidate more.
 * @param edits How many letters are taken out of a word, 1 or 2.
 * @returns the words that may be that near to what is written
 */
export function nearWords(words: readonly string[], edits: (word: string) => number): (written: string) => Set<string> {
  if (words.length >= WORDS) throw new Error(`an index holds fewer than ${WORDS} words`);
  const keys: number[] = [];
  for (const [number, word] of words.entries()) {
    for (const rest of rests(word, edits(word))) keys.push(hash(rest) * WORDS + number);
  }
  const sorted = Float64Array.from(keys).sort();
  return (written) => {
    const found = new Set<string>();
    for (const rest of rests(written, 2)) {
      const key = hash(rest) * WORDS;
      for (let at = lowerBound(sorted, key); (sorted[at] ?? Infinity) < key + WORDS; at++) {
        const word = words[(sorted[at] ?? 0) - key];
        if (word !== undefined) found.add(word);
      }
    }
    return found;
  };
}

/** The word itself and without one or two of its letters. */
function rests(word: string, edits: number): Set<string> {
  const all = new Set([word]);
  let last = [word];
  for (let edit = 0; edit < edits; edit++) {
    const next: string[] = [];
    for (const rest of last) {
      for (let i = 0; i < rest.length; i++) {
        const shorter = rest.slice(0, i) + rest.slice(i + 1);
        if (shorter === '' || all.has(shorter)) continue;
        all.add(shorter);
        next.push(shorter);
      }
    }
    last = next;
  }
  return all;
}

/** FNV-1a. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  return state >>> 0;
}

function lowerBound(sorted: Float64Array, key: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
