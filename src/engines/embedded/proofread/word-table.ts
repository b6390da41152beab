const BASE = 36;
const LINE_END = 10;
const [FIRST_SMALL, LAST_SMALL, APOSTROPHE] = [97, 122, 39];
/** Slots for a word, at least. */
const ROOM = 1.5;
const BASIS = 0x811c9dc5;

/** Words of ASCII by number, in the memory of their letters: a tenth of what a map of strings takes. */
export interface WordTable {
  readonly length: number;
  /** -1 where it has none. */
  find(word: string): number;
  word(number: number): string;
  /** What stands behind the word in the list: the code of each mark, 0 for none. */
  mark(number: number): number;
  size(number: number): number;
  /** Whether it has only letters of a to z and apostrophes, three or more. */
  isPlain(number: number): boolean;
}

/**
 * Reads a sorted list. Each line says in one digit of base 36 how many letters it shares with the one above, what its other
 * letters are, and what marks it has.
 * @param marks of the first kind
 * @param sizes of the second
 */
export function wordTable(list: string, marks: string, sizes: string): WordTable {
  const kinds = kindsOf(marks, sizes);
  const count = countOf(list);
  const starts = new Uint32Array(count + 1);
  const marked = new Uint8Array(count);
  const sized = new Uint8Array(count);
  let letters = new Uint8Array(8 * count);
  let number = 0;
  let end = 0;
  for (let at = 0; at < list.length; at++) {
    const shared = Number.parseInt(list.charAt(at), BASE);
    const above = number === 0 ? 0 : (starts[number - 1] ?? 0);
    starts[number] = end;
    if (end + 256 > letters.length) letters = grown(letters);
    letters.copyWithin(end, above, above + shared);
    end += shared;
    for (at++; at < list.length && list.charCodeAt(at) !== LINE_END; at++) {
      const code = list.charCodeAt(at);
      const kind = kinds[code];
      if (kind === 1) marked[number] = code;
      else if (kind === 2) sized[number] = code;
      else letters[end++] = code;
    }
    number++;
  }
  starts[number] = end;
  letters = letters.slice(0, end);
  const bytes = Buffer.from(letters.buffer);
  const slots = slotsOf(number, (at) => hashOfLetters(letters, starts[at] ?? 0, starts[at + 1] ?? 0));

  const isAt = (at: number, word: string) => {
    const [start, stop] = [starts[at] ?? 0, starts[at + 1] ?? 0];
    if (stop - start !== word.length) return false;
    for (let letter = 0; letter < word.length; letter++) {
      if (letters[start + letter] !== word.charCodeAt(letter)) return false;
    }
    return true;
  };
  return {
    length: number,
    find(word) {
      for (let slot = hashOf(word) & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
        const found = slots[slot] ?? 0;
        if (found === 0) return -1;
        if (isAt(found - 1, word)) return found - 1;
      }
    },
    word: (at) => bytes.toString('latin1', starts[at], starts[at + 1]),
    mark: (at) => marked[at] ?? 0,
    size: (at) => sized[at] ?? 0,
    isPlain(at) {
      const [start, stop] = [starts[at] ?? 0, starts[at + 1] ?? 0];
      for (let letter = start; letter < stop; letter++) {
        const code = letters[letter] ?? 0;
        if ((code < FIRST_SMALL || code > LAST_SMALL) && code !== APOSTROPHE) return false;
      }
      return stop - start > 2;
    },
  };
}

/** By code: 1 for marks, 2 for sizes. */
function kindsOf(marks: string, sizes: string): Uint8Array {
  const kinds = new Uint8Array(128);
  for (const mark of marks) kinds[mark.charCodeAt(0)] = 1;
  for (const size of sizes) kinds[size.charCodeAt(0)] = 2;
  return kinds;
}

function countOf(list: string): number {
  let lines = list.endsWith('\n') ? 0 : 1;
  for (let at = list.indexOf('\n'); at >= 0; at = list.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** Open addressing: the number of the word and one, 0 where a slot is free. */
function slotsOf(count: number, hash: (number: number) => number): Uint32Array {
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(ROOM * count + 1)));
  for (let number = 0; number < count; number++) {
    let slot = hash(number) & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = number + 1;
  }
  return slots;
}

function hashOfLetters(letters: Uint8Array, start: number, end: number): number {
  let state = BASIS;
  for (let at = start; at < end; at++) state = Math.imul(state ^ (letters[at] ?? 0), 0x01000193);
  return state ^ (state >>> 15);
}

function hashOf(word: string): number {
  let state = BASIS;
  for (let at = 0; at < word.length; at++) state = Math.imul(state ^ word.charCodeAt(at), 0x01000193);
  return state ^ (state >>> 15);
}

function grown(letters: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(2 * letters.length + 256);
  larger.set(letters);
  return larger;
}
