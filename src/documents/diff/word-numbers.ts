import { IDEOGRAPH, JOINER, kindAt, LETTER, MARK, PAIR, SPACE } from './character-kinds.ts';

/** The words of a text, without the white space between them: offsets of word `i`, and a number for what it says. */
export interface Words {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly ids: readonly number[];
}

/** Gives equal words of two texts equal numbers. */
export class WordNumbers {
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
    for (let at = start; at < end;) {
      if (kindAt(text, at) === SPACE) {
        at++;
        continue;
      }
      const after = Math.min(end, wordEnd(text, at));
      words.starts.push(at);
      words.ends.push(after);
      words.ids.push(this.idOf(text.slice(at, after)));
      at = after;
    }
  }
}

const ZERO_WIDTH_JOINER = 0x200d;

/** Letters and digits are one word, a run of one sign is one, an ideograph and an emoji with what belongs to it too. */
function wordEnd(text: string, start: number): number {
  const kind = kindAt(text, start);
  let at = start + 1;
  if (kind === PAIR) return emojiEnd(text, start);
  if (kind === LETTER) {
    for (; ; at++) {
      const next = kindAt(text, at);
      if (next !== LETTER && (next !== JOINER || kindAt(text, at + 1) !== LETTER)) break;
    }
  } else if (kind !== IDEOGRAPH) {
    while (text.charCodeAt(at) === text.charCodeAt(start)) at++;
  }
  while (kindAt(text, at) === MARK) at++;
  return at;
}

/** A sequence as people see it: skin tones, families and flags are one. */
function emojiEnd(text: string, start: number): number {
  let at = start + pairLength(text, start);
  if (isFlagLetter(text, start) && isFlagLetter(text, at)) return at + 2;
  for (;;) {
    while (kindAt(text, at) === MARK || isSkinTone(text, at)) at += isSkinTone(text, at) ? 2 : 1;
    const joined = text.charCodeAt(at - 1) === ZERO_WIDTH_JOINER && kindAt(text, at) >= IDEOGRAPH;
    if (!joined) return at;
    at += pairLength(text, at);
  }
}

function pairLength(text: string, at: number): number {
  const low = text.charCodeAt(at + 1);
  return kindAt(text, at) === PAIR && low >= 0xdc00 && low <= 0xdfff ? 2 : 1;
}

function isSkinTone(text: string, at: number): boolean {
  const low = text.charCodeAt(at + 1);
  return text.charCodeAt(at) === 0xd83c && low >= 0xdffb && low <= 0xdfff;
}

function isFlagLetter(text: string, at: number): boolean {
  const low = text.charCodeAt(at + 1);
  return text.charCodeAt(at) === 0xd83c && low >= 0xdde6 && low <= 0xddff;
}
