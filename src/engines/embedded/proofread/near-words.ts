/** Hash and number of a word in one float: 32 bits and 20. */
const WORDS = 2 ** 20;

/**
 * Finds words by what is left of them when letters are taken out: two words that few edits part have such a rest in
 * common. Kept as sorted numbers, a tenth of the memory of a map of strings; a rare clash of hashes only yields a
 * candidate more.
 * @param edits How many letters are taken out of a word, 1 or 2.
 * @returns the words that may be that near to what is written
 */
export function nearWords(words: readonly string[], edits: (word: string) => 1 | 2): (written: string) => Set<string> {
  if (words.length >= WORDS) throw new Error(`an index holds fewer than ${WORDS} words`);
  const size = words.reduce((sum, word) => sum + restCount(word, edits(word)), 0);
  const sorted = new Float64Array(size);
  let at = 0;
  for (const [number, word] of words.entries()) {
    for (const key of rests(word, edits(word))) sorted[at++] = key * WORDS + number;
  }
  sorted.sort();
  return (written) => {
    const found = new Set<string>();
    for (const rest of new Set(rests(written, 2))) {
      const key = rest * WORDS;
      for (let place = lowerBound(sorted, key); (sorted[place] ?? Infinity) < key + WORDS; place++) {
        const word = words[(sorted[place] ?? 0) - key];
        if (word !== undefined) found.add(word);
      }
    }
    return found;
  };
}

function restCount({ length }: string, edits: 1 | 2): number {
  return 1 + length + (edits === 2 ? (length * (length - 1)) / 2 : 0);
}

/** Hashes of the word itself and of what is left without one or two of its letters. */
function* rests(word: string, edits: 1 | 2): Generator<number> {
  yield hash(word, -1, -1);
  for (let i = 0; i < word.length; i++) {
    yield hash(word, i, -1);
    for (let j = i + 1; edits === 2 && j < word.length; j++) yield hash(word, i, j);
  }
}

/** FNV-1a of a word without two of its letters. */
function hash(word: string, one: number, other: number): number {
  let state = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) {
    if (i !== one && i !== other) state = Math.imul(state ^ word.charCodeAt(i), 0x01000193);
  }
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
