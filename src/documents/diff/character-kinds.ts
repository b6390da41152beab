/** What a UTF-16 unit is to a word. */
const SIGN = 0;
export const SPACE = 1;
export const LETTER = 2;
/** Joins what stands on both sides of it to one word. */
export const JOINER = 3;
/** Never stands alone: combining marks, variation selectors, joiners, key caps. */
export const MARK = 4;
/** A word by itself. */
export const IDEOGRAPH = 5;
export const PAIR = 6;

const ZERO_WIDTH_JOINER = 0x200d;
type Blocks = readonly (readonly [first: number, last: number])[];

const MARKS: Blocks = [
  [0x300, 0x36f],
  [0x20d0, 0x20ff],
  [0xfe00, 0xfe0f],
];
/** Scripts written without spaces, and pictures. */
const IDEOGRAPHS: Blocks = [
  [0x2600, 0x27bf],
  [0x3040, 0x9fff],
  [0xf900, 0xfaff],
];
const SIGNS: Blocks = [
  [0x80, 0xbf],
  [0xd7, 0xd7],
  [0xf7, 0xf7],
  [0x2000, 0x206f],
  [0x3000, 0x303f],
  [0xff00, 0xff20],
];

const HIGH_SURROGATES: Blocks = [[0xd800, 0xdbff]];
/** As `isSpace` has it. */
const SPACES: Blocks = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];

const KINDS = kinds();

/** The kind of the unit at an offset; behind the end it is a sign. */
export function kindAt(text: string, at: number): number {
  return KINDS[text.charCodeAt(at)] ?? SIGN;
}

/** Filled in blocks, the later over the earlier: to ask of each unit would hold up the start of every thread. */
function kinds(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(LETTER);
  const fill = (blocks: Blocks, kind: number) => {
    for (const [first, last] of blocks) table.fill(kind, first, last + 1);
  };
  fill(SIGNS, SIGN);
  fill(IDEOGRAPHS, IDEOGRAPH);
  fill(HIGH_SURROGATES, PAIR);
  fill(MARKS, MARK);
  table[ZERO_WIDTH_JOINER] = MARK;
  table[0x2019] = JOINER;
  for (let code = 0; code < 0x80; code++) table[code] = asciiKind(code);
  fill(SPACES, SPACE);
  return table;
}

function asciiKind(code: number): number {
  if (code === 0x27 || code === 0x5f) return JOINER;
  return /[A-Za-z0-9]/.test(String.fromCharCode(code)) ? LETTER : SIGN;
}
