import type { TextUnit } from './text-units.ts';
import type { WordNumbers, Words } from './word-numbers.ts';

/** Words in a row by which a unit is recognised. */
export const RUN = 3;

/** The words of some units of a text, and which unit they stand in. */
export class UnitWords {
  readonly words: Words;
  /** By unit: its first word; a unit that was left out has none. */
  readonly #firsts: Int32Array;
  readonly #units: number[] = [];

  constructor(text: string, units: readonly TextUnit[], wanted: (unit: number) => boolean, numbers: WordNumbers) {
    const words: { starts: number[]; ends: number[]; ids: number[] } = { starts: [], ends: [], ids: [] };
    this.#firsts = new Int32Array(units.length + 1);
    for (const [index, { start, end }] of units.entries()) {
      this.#firsts[index] = words.ids.length;
      if (!wanted(index)) continue;
      numbers.read(text, start, end, words);
      while (this.#units.length < words.ids.length) this.#units.push(index);
    }
    this.#firsts[units.length] = words.ids.length;
    this.words = words;
  }

  /** The number of the first word of a unit or of a later one. */
  first(unit: number): number {
    return this.#firsts[unit] ?? 0;
  }

  unitAt(word: number): number {
    return this.#units[word] ?? 0;
  }

  runsOf(unit: number): number {
    return this.first(unit + 1) - this.first(unit) - RUN + 1;
  }
}
