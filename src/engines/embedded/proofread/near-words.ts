/** A hash of 32 bits: so many tell its bucket, and the others stand in the bucket beside the number of a word. */
const BUCKET_BITS = 20;
const NUMBER_BITS = 20;
const BUCKETS = 2 ** BUCKET_BITS;
const WORDS = 2 ** NUMBER_BITS;
const OTHER_BITS = 32 - BUCKET_BITS;
const OTHERS = 2 ** OTHER_BITS - 1;
const NUMBERS = WORDS - 1;
const BASIS = 0x811c9dc5;

export interface NumberedWords {
  readonly length: number;
  word(number: number): string;
}

/**
 * Finds words by what is left of them when letters are taken out: two words that few edits part have such a rest in
 * common. Kept as numbers, a fraction of the memory of a map of strings; a rare clash of hashes only yields a candidate
 * more.
 * @param edits How many letters are taken out of a word, 1 or 2.
 * @returns the words that may be that near to what is written
 */
export function nearWords(words: NumberedWords, edits: (word: string) => 1 | 2): (written: string) => Set<string> {
  if (words.length >= WORDS) throw new Error(`an index holds fewer than ${WORDS} words`);
  const { starts, entries } = index(words, edits);
  return (written) => {
    const found = new Set<string>();
    const rests: number[] = [];
    eachRest(written, 2, (hash) => rests.push(hash));
    for (const rest of new Set(rests)) {
      const bucket = rest >>> OTHER_BITS;
      for (let at = starts[bucket] ?? 0; at < (starts[bucket + 1] ?? 0); at++) {
        const entry = entries[at] ?? 0;
        if (entry >>> NUMBER_BITS === (rest & OTHERS)) found.add(words.word(entry & NUMBERS));
      }
    }
    return found;
  };
}

/** Where the entries of each bucket start, and the entries, by number within a bucket. */
function index(
  words: NumberedWords,
  edits: (word: string) => 1 | 2,
): { readonly starts: Uint32Array; readonly entries: Uint32Array } {
  const starts = new Uint32Array(BUCKETS + 1);
  const ends = new Uint32Array(words.length);
  let hashes = new Uint32Array(WORDS);
  let size = 0;
  for (let number = 0; number < words.length; number++) {
    const word = words.word(number);
    eachRest(word, edits(word), (hash) => {
      if (size === hashes.length) hashes = grown(hashes);
      hashes[size++] = hash;
      const bucket = (hash >>> OTHER_BITS) + 1;
      starts[bucket] = (starts[bucket] ?? 0) + 1;
    });
    ends[number] = size;
  }
  for (let bucket = 1; bucket <= BUCKETS; bucket++) starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
  const entries = new Uint32Array(size);
  const free = starts.slice();
  for (let number = 0, at = 0; number < words.length; number++) {
    for (; at < (ends[number] ?? 0); at++) {
      const hash = hashes[at] ?? 0;
      const bucket = hash >>> OTHER_BITS;
      const place = free[bucket] ?? 0;
      free[bucket] = place + 1;
      entries[place] = ((hash & OTHERS) << NUMBER_BITS) | number;
    }
  }
  return { starts, entries };
}

function grown(hashes: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * hashes.length);
  larger.set(hashes);
  return larger;
}

/** Hashes (FNV-1a) of the word itself and of what is left without one or two of its letters. */
function eachRest(word: string, edits: 1 | 2, take: (hash: number) => void): void {
  take(hashed(BASIS, word, 0));
  let before = BASIS;
  for (let i = 0; i < word.length; i++) {
    take(hashed(before, word, i + 1));
    if (edits === 2) {
      let between = before;
      for (let j = i + 1; j < word.length; j++) {
        take(hashed(between, word, j + 1));
        between = step(between, word.charCodeAt(j));
      }
    }
    before = step(before, word.charCodeAt(i));
  }
}

/** The hash of what was read so far and the rest of the word. */
function hashed(state: number, word: string, from: number): number {
  let now = state;
  for (let at = from; at < word.length; at++) now = step(now, word.charCodeAt(at));
  return now >>> 0;
}

function step(state: number, code: number): number {
  return Math.imul(state ^ code, 0x01000193);
}
