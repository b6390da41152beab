import { isSpace } from '../white-space.ts';

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

const KINDS = Uint8Array.from({ length: 0x10000 }, (_, code) => kindOf(code));

/** The kind of the unit at an offset; behind the end it is a sign. */
export function kindAt(text: string, at: number): number {
  return KINDS[text.charCodeAt(at)] ?? SIGN;
}

function kindOf(code: number): number {
  if (isSpace(code)) return SPACE;
  if (code < 0x80)
    return /[A-Za-z0-9]/.test(String.fromCharCode(code)) ? LETTER : code === 0x27 || code === 0x5f ? JOINER : SIGN;
  if (code === 0x2019) return JOINER;
  if (code === ZERO_WIDTH_JOINER || among(code, MARKS)) return MARK;
  if (code >= 0xd800 && code <= 0xdbff) return PAIR;
  if (among(code, IDEOGRAPHS)) return IDEOGRAPH;
  return among(code, SIGNS) ? SIGN : LETTER;
}

function among(code: number, blocks: Blocks): boolean {
  return blocks.some(([first, last]) => code >= first && code <= last);
}
