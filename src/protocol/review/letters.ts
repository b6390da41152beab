import { originalOf } from '../fold/reduce-text.ts';
import type { BlockState } from '../fold/state.ts';

/** Stand before the first letter and behind the last one: letters like the others, but without a text. */
const START = 0;
const END = 1;

/**
 * Every UTF-16 unit that a block's text can be made of, each with a number of its own: those of version 0, those that
 * its changes would put in, and those of whole rewrites. A text is a list of such numbers, so that two texts are told
 * apart by where their units come from, and not by what they look like.
 */
export class Letters {
  /** The numbers of version 0, framed by START and END as every text is. */
  readonly original: readonly number[];
  /** One past the largest number. */
  readonly size: number;
  readonly #text: string;
  /** By number: 1 + the index of the change that would put it in; 0 = no change would. */
  readonly #source: Int32Array;
  readonly #inserted: readonly (readonly number[])[];
  readonly #rewritten: ReadonlyMap<number, readonly number[]>;

  constructor(block: BlockState) {
    const { changes, rewritten = [] } = block;
    let text = '';
    const numbered = (part: string) => {
      const first = END + 1 + text.length;
      text += part;
      return upFrom(first, part.length);
    };
    this.original = [START, ...numbered(originalOf(block)), END];
    this.#inserted = changes.map(({ after }) => numbered(after));
    this.#rewritten = new Map(rewritten.map(({ pass, text: whole }) => [pass, [START, ...numbered(whole), END]]));
    this.#text = text;
    this.size = END + 1 + text.length;
    this.#source = new Int32Array(this.size);
    for (const [index, inserted] of this.#inserted.entries()) {
      for (const letter of inserted) this.#source[letter] = index + 1;
    }
  }

  /** What the change with this index would put in. */
  inserted(index: number): readonly number[] {
    return this.#inserted[index] ?? [];
  }

  /** 1 + the index of the change that a letter comes from; 0 = from none. */
  source(letter: number): number {
    return this.#source[letter] ?? 0;
  }

  /** Whether a letter is of version 0, or of the frame. */
  isOriginal(letter: number): boolean {
    return letter < END + this.original.length - 1;
  }

  /** What a pass wrote in place of the block, where that does not follow from its changes. */
  rewritten(pass: number): readonly number[] | undefined {
    return this.#rewritten.get(pass);
  }

  /** By number: where it stands in this text; -1 = nowhere. */
  places(letters: readonly number[]): Int32Array {
    const places = new Int32Array(this.size).fill(-1);
    for (let place = 0; place < letters.length; place += 1) places[letters[place] ?? 0] = place;
    return places;
  }

  spelled(letters: readonly number[]): string {
    let text = '';
    const bare = letters.slice(1, -1);
    for (let from = 0, at = 1; at <= bare.length; at += 1) {
      const [first = 0, last = 0] = [bare[from], bare[at - 1]];
      if (bare[at] === last + 1) continue;
      text += this.#text.slice(first - END - 1, last - END);
      from = at;
    }
    return text;
  }
}

function upFrom(first: number, length: number): number[] {
  const numbers: number[] = [];
  for (let at = 0; at < length; at += 1) numbers.push(first + at);
  return numbers;
}
