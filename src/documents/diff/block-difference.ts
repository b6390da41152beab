import { Letters } from '../../protocol/review/letters.ts';
import type { Playback } from '../../protocol/review/playback.ts';
import { playTo, type Standpoint } from '../../protocol/review/replay.ts';
import type { BlockState } from '../../protocol/fold/state.ts';
import type { InlinePart } from './diff-part.ts';
import { diffWords } from './diff-words.ts';

/** The two looks at a document that are compared. */
export interface Standpoints {
  readonly older: Standpoint;
  readonly newer: Standpoint;
}

/**
 * What the stored changes made of a block between two standpoints. Nothing is compared by what it looks like: a letter
 * is the same on both sides where it comes from the same place, and every other one knows the change behind it.
 */
export function blockDifference(block: BlockState, { older, newer }: Standpoints): InlinePart[] {
  const { text, changes, decided, rewritten } = block;
  if (changes.length === 0 && !decided && !rewritten) return text === '' ? [] : [{ op: 'same', text }];
  const letters = new Letters(block);
  const [before, after] = playTo(block, letters, [older, newer]);
  return before && after ? new Comparison(block, letters, before, after).parts : [];
}

class Comparison {
  readonly parts: InlinePart[] = [];
  readonly #block: BlockState;
  readonly #letters: Letters;
  readonly #older: Playback;
  readonly #newer: Playback;

  constructor(block: BlockState, letters: Letters, older: Playback, newer: Playback) {
    this.#block = block;
    this.#letters = letters;
    this.#older = older;
    this.#newer = newer;
    this.#walk();
  }

  /** The first letter and the last one are the frame of every text, and so stand on both sides. */
  #walk(): void {
    const [left, right] = [this.#older.live, this.#newer.live];
    const places = this.#letters.places(right);
    let [sameFrom, gone, come] = [0, 0, 0];
    for (const [at, letter] of left.entries()) {
      const place = places[letter] ?? -1;
      if (place < come) continue;
      if (at > gone || place > come) {
        this.#same(left.slice(sameFrom, gone));
        this.#changed(left.slice(gone, at), right.slice(come, place));
        sameFrom = at;
      }
      [gone, come] = [at + 1, place + 1];
    }
    this.#same(left.slice(sameFrom, gone));
  }

  #same(letters: readonly number[]): void {
    const text = this.#spelled(letters);
    if (text !== '') this.#push({ op: 'same', text });
  }

  #changed(gone: readonly number[], come: readonly number[]): void {
    const ids = new Set<string>();
    for (const letter of gone) this.#name(this.#newer.removed(letter) || this.#letters.source(letter), ids);
    for (const letter of come) this.#name(this.#letters.source(letter) || this.#older.removed(letter), ids);
    const changes = [...ids];
    for (const part of diffWords(this.#spelled(gone), this.#spelled(come))) {
      this.#push(part.op === 'same' || changes.length === 0 ? part : { ...part, changes });
    }
  }

  #name(numbered: number, ids: Set<string>): void {
    const id = this.#block.changes[numbered - 1]?.id;
    if (id !== undefined) ids.add(id);
  }

  #push(part: InlinePart): void {
    const last = this.parts.at(-1);
    if (part.op === 'same' && last?.op === 'same') {
      this.parts[this.parts.length - 1] = { op: 'same', text: last.text + part.text };
    } else this.parts.push(part);
  }

  #spelled(letters: readonly number[]): string {
    const [start = 0] = this.#letters.original;
    return this.#letters.spelled([start, ...letters.filter((letter) => !this.#isFrame(letter)), start]);
  }

  #isFrame(letter: number): boolean {
    return letter === this.#letters.original[0] || letter === this.#letters.original.at(-1);
  }
}
