import { skipSpace, skipSpaceBack } from '../white-space.ts';
import { matchWords } from './match-words.ts';
import type { Stretch } from './stretch.ts';
import { wordByWord } from './word-by-word.ts';
import type { Words } from './word-numbers.ts';

/** One side: its text, its words, and the part of both that is compared. */
export interface Side {
  readonly text: string;
  readonly words: Words;
  readonly from: number;
  readonly to: number;
  readonly firstWord: number;
  readonly afterWord: number;
}

/** UTF-16 units from which on a changed word is shown by its changed part. */
const LONG_WORD = 64;
const WHITE_SPACE = /\s/;

/** What is the same in two parts of texts and what is not, word by word. */
export function wordEdits(older: Side, newer: Side): Stretch[] {
  const ranges = { a0: older.firstWord, a1: older.afterWord, b0: newer.firstWord, b1: newer.afterWord };
  const pairs = matchWords(older.words.ids, newer.words.ids, ranges);
  const script = new Script(older.text, newer.text, older.from, newer.from);
  for (const [index, left] of pairs.a.entries()) {
    const right = pairs.b[index] ?? 0;
    script.upTo(older.words.starts[left] ?? 0, newer.words.starts[right] ?? 0);
    script.same((older.words.ends[left] ?? 0) - (older.words.starts[left] ?? 0));
  }
  script.upTo(older.to, newer.to);
  return wordByWord(withoutCrumbs(script.stretches, older.text, newer.text), older.text, newer.text);
}

/** Writes stretches from left to right. */
class Script {
  readonly stretches: Stretch[] = [];
  readonly #older: string;
  readonly #newer: string;
  #a: number;
  #b: number;

  constructor(older: string, newer: string, a: number, b: number) {
    this.#older = older;
    this.#newer = newer;
    this.#a = a;
    this.#b = b;
  }

  same(length: number): void {
    if (length === 0) return;
    const last = this.stretches.at(-1);
    const from = last?.same ? this.stretches.pop() : undefined;
    const [a0, b0] = [from?.a0 ?? this.#a, from?.b0 ?? this.#b];
    this.#a += length;
    this.#b += length;
    this.stretches.push({ same: true, a0, a1: this.#a, b0, b1: this.#b });
  }

  /** What lies before two words that match: white space, and words that do not. */
  upTo(a1: number, b1: number): void {
    const [older, newer] = [this.#older.slice(this.#a, a1), this.#newer.slice(this.#b, b1)];
    if (older === newer) return this.same(older.length);
    const { head, tail } = commonEnds(older, newer);
    this.same(head);
    this.stretches.push({ same: false, a0: this.#a, a1: a1 - tail, b0: this.#b, b1: b1 - tail });
    this.#a = a1 - tail;
    this.#b = b1 - tail;
    this.same(tail);
  }
}

/** The white space that both begin and end with; of one long word, all that is the same. */
function commonEnds(older: string, newer: string): { head: number; tail: number } {
  const whole =
    Math.max(older.length, newer.length) > LONG_WORD && !(WHITE_SPACE.test(older) || WHITE_SPACE.test(newer));
  const least = Math.min(older.length, newer.length);
  const space = whole ? least : skipSpace(older, 0, least);
  let head = 0;
  while (head < space && older.charCodeAt(head) === newer.charCodeAt(head)) head++;
  if (head > 0 && (parts(older, head) || parts(newer, head))) head--;
  const rest = least - head;
  const spaceBack = whole ? rest : Math.min(rest, older.length - skipSpaceBack(older, older.length, 0));
  let tail = 0;
  while (tail < spaceBack && older.at(-1 - tail) === newer.at(-1 - tail)) tail++;
  if (tail > 0 && (parts(older, older.length - tail) || parts(newer, newer.length - tail))) tail--;
  return { head, tail };
}

/** Whether a cut there would part a surrogate pair or a line break. */
function parts(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  if (before === 13 && after === 10) return true;
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/** Takes what stayed the same by chance, between two larger changes, into one change with them. */
function withoutCrumbs(stretches: readonly Stretch[], older: string, newer: string): Stretch[] {
  const sizeOf = ({ a0, a1, b0, b1 }: Stretch) => Math.max(letters(older, a0, a1), letters(newer, b0, b1));
  const kept: Stretch[] = [];
  for (const stretch of stretches) {
    kept.push(stretch);
    for (;;) {
      const [before, crumb, after] = kept.slice(-3);
      if (!before || !crumb || !after || after.same || !crumb.same || before.same) break;
      const length = crumb.a1 - crumb.a0;
      const replaced = after.a1 - before.a0 > length && after.b1 - before.b0 > length;
      const size = letters(older, crumb.a0, crumb.a1);
      if (!replaced || 2 * size > Math.min(sizeOf(before), sizeOf(after))) break;
      kept.splice(-3, 3, { same: false, a0: before.a0, a1: after.a1, b0: before.b0, b1: after.b1 });
    }
  }
  return kept;
}

/** The length without the white space around it. */
function letters(text: string, from: number, to: number): number {
  return skipSpaceBack(text, to, from) - skipSpace(text, from, to) || 0;
}
