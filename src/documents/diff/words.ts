import { isSpace } from '../white-space.ts';

/** The words of a text, without the white space between them: offsets of word `i`, and a number for what it says. */
export interface Words {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly ids: readonly number[];
}

/** Gives equal words of two texts equal numbers. */
export class Lexicon {
  readonly #ids = new Map<string, number>();

  idOf(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    const id = this.#ids.size;
    this.#ids.set(word, id);
    return id;
  }

  /** Adds the words between two offsets of `text` to `words`. */
  read(text: string, start: number, end: number, words: { starts: number[]; ends: number[]; ids: number[] }): void {
    let at = start;
    while (at < end) {
      const code = text.charCodeAt(at);
      if (isSpace(code)) {
        at++;
        continue;
      }
      const after = Math.min(end, tokenEnd(text, at, code));
      words.starts.push(at);
      words.ends.push(after);
      words.ids.push(this.idOf(text.slice(at, after)));
      at = after;
    }
  }
}

const WORD = 1;
const JOINER = 2;
const ALONE = 3;
const EMOJI = 4;
const ZERO_WIDTH_JOINER = 0x200d;

/** Letters and digits are one word, a run of one mark is one, an ideograph and an emoji with what belongs to it too. */
function tokenEnd(text: string, start: number, first: number): number {
  const kind = kindOf(first);
  let at = start + 1;
  if (kind === WORD) {
    for (; at < text.length; at++) {
      const next = kindOf(text.charCodeAt(at));
      if (next === WORD) continue;
      if (next !== JOINER || kindOf(text.charCodeAt(at + 1)) !== WORD) break;
    }
  } else if (kind === EMOJI) {
    at = emojiEnd(text, start);
  } else if (kind !== ALONE) {
    while (text.charCodeAt(at) === first) at++;
  }
  while (isMark(text.charCodeAt(at))) at++;
  return at;
}

/** A sequence as people see it: skin tones, families and flags are one. */
function emojiEnd(text: string, start: number): number {
  let at = start + pairLength(text, start);
  if (isFlagLetter(text, start) && isFlagLetter(text, at)) return at + 2;
  for (;;) {
    while (isMark(text.charCodeAt(at)) || isSkinTone(text, at)) at += isSkinTone(text, at) ? 2 : 1;
    const joined = text.charCodeAt(at - 1) === ZERO_WIDTH_JOINER && kindOf(text.charCodeAt(at)) >= ALONE;
    if (!joined) return at;
    at += pairLength(text, at);
  }
}

function pairLength(text: string, at: number): number {
  const low = text.charCodeAt(at + 1);
  return isHigh(text.charCodeAt(at)) && low >= 0xdc00 && low <= 0xdfff ? 2 : 1;
}

function kindOf(code: number): number {
  if (code < 128) return ASCII[code] ?? 0;
  if (code === 0x2019) return JOINER;
  if (isHigh(code)) return EMOJI;
  if (code >= 0x2600 && code <= 0x27bf) return ALONE;
  if ((code >= 0x3040 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff)) return ALONE;
  if (code < 0xc0 || code === 0xd7 || code === 0xf7) return 0;
  if ((code >= 0x2000 && code <= 0x206f) || (code >= 0x3000 && code <= 0x303f)) return 0;
  if (code >= 0xff00 && code <= 0xff20) return 0;
  return isSpace(code) ? 0 : WORD;
}

const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z0-9]/.test(character)) return WORD;
  return character === "'" || character === '_' ? JOINER : 0;
});

/** What never stands alone: combining marks, variation selectors, joiners, key caps. */
function isMark(code: number): boolean {
  return (
    (code >= 0x300 && code <= 0x36f) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    (code >= 0x20d0 && code <= 0x20ff) ||
    code === ZERO_WIDTH_JOINER
  );
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isSkinTone(text: string, at: number): boolean {
  const low = text.charCodeAt(at + 1);
  return text.charCodeAt(at) === 0xd83c && low >= 0xdffb && low <= 0xdfff;
}

function isFlagLetter(text: string, at: number): boolean {
  const low = text.charCodeAt(at + 1);
  return text.charCodeAt(at) === 0xd83c && low >= 0xdde6 && low <= 0xddff;
}
