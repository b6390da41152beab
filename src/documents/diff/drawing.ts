import type { Ranges } from './longest-chain.ts';
import type { DiffPart, InlinePart } from './diff-part.ts';
import { inlineParts } from './diff-words.ts';
import type { Move, Moves } from './moves.ts';
import type { UnitPairs } from './unit-pairs.ts';
import type { TextUnit } from './text-units.ts';
import type { UnitWords } from './unit-words.ts';
import type { Side } from './word-edits.ts';

/** A text, its units and the words of those that are compared. */
export interface ReadText {
  readonly text: string;
  readonly units: readonly TextUnit[];
  readonly words: UnitWords;
}

interface Texts {
  readonly older: ReadText;
  readonly newer: ReadText;
}

/** Writes the parts of a difference, from the first unit to the last, once it is known which unit is which. */
export class Drawing {
  readonly parts: DiffPart[] = [];
  readonly #texts: Texts;
  readonly #moves: Moves;
  /** Units, still to be compared word by word together with what follows on them. */
  #waiting: Ranges | undefined;

  constructor(texts: Texts, { ofOlder }: UnitPairs, stays: Uint8Array, moves: Moves) {
    this.#texts = texts;
    this.#moves = moves;
    let [a, b] = [0, 0];
    for (const [from, to] of ofOlder.entries()) {
      if (!stays[from]) continue;
      this.#between({ a0: a, a1: from, b0: b, b1: to });
      this.#pair(from, to);
      [a, b] = [from + 1, to + 1];
    }
    this.#between({ a0: a, a1: texts.older.units.length, b0: b, b1: texts.newer.units.length });
    this.#flush();
  }

  /** Units between two that stay: some have gone, some have come, the others stand against each other. */
  #between({ a0, a1, b0, b1 }: Ranges): void {
    let [a, b] = [a0, b0];
    while (a < a1 || b < b1) {
      const away = a < a1 ? this.#moves.awayAt(a) : undefined;
      const here = b < b1 ? this.#moves.hereAt(b) : undefined;
      if (away) {
        this.#away(away);
        a += away.count;
      } else if (here) {
        this.#here(here);
        b += here.count;
      } else {
        let [lastA, lastB] = [a, b];
        while (lastA < a1 && !this.#moves.awayAt(lastA)) lastA++;
        while (lastB < b1 && !this.#moves.hereAt(lastB)) lastB++;
        this.#region({ a0: a, a1: lastA, b0: b, b1: lastB });
        [a, b] = [lastA, lastB];
      }
    }
  }

  #pair(from: number, to: number): void {
    const units = { a0: from, a1: from + 1, b0: to, b1: to + 1 };
    const { older, newer } = this.#sides(units);
    const text = textOf(older);
    if (text !== textOf(newer)) return this.#region(units);
    this.#flush();
    this.#push({ op: 'same', text });
  }

  /** Lines of one paragraph are compared together: their breaks may have moved. */
  #region(next: Ranges): void {
    const waiting = this.#waiting;
    const { older, newer } = this.#texts;
    if (waiting && !isClosed(older, waiting.a0, waiting.a1) && !isClosed(newer, waiting.b0, waiting.b1)) {
      this.#waiting = { ...waiting, a1: next.a1, b1: next.b1 };
    } else {
      this.#flush();
      this.#waiting = next;
    }
  }

  #flush(): void {
    const units = this.#waiting;
    this.#waiting = undefined;
    if (units) for (const part of this.#compared(units)) this.#push(part);
  }

  #away({ move, from, count }: Move): void {
    this.#flush();
    const { older } = this.#sides({ a0: from, a1: from + count, b0: 0, b1: 0 });
    this.#push({ op: 'moved_away', move, text: textOf(older) });
  }

  #here({ move, from, to, count }: Move): void {
    this.#flush();
    const parts = this.#compared({ a0: from, a1: from + count, b0: to, b1: to + count });
    this.#push({ op: 'moved_here', move, parts });
  }

  #compared(units: Ranges): InlinePart[] {
    const { older, newer } = this.#sides(units);
    const [before, after] = [textOf(older), textOf(newer)];
    if (before === after) return [{ op: 'same', text: before }];
    if (before === '' || after === '') return [{ op: 'change', before, after }];
    return inlineParts(older, newer);
  }

  #sides({ a0, a1, b0, b1 }: Ranges): { older: Side; newer: Side } {
    return { older: sideOf(this.#texts.older, a0, a1), newer: sideOf(this.#texts.newer, b0, b1) };
  }

  #push(part: DiffPart): void {
    const last = this.parts.at(-1);
    if (part.op === 'same' && last?.op === 'same') {
      this.parts[this.parts.length - 1] = { op: 'same', text: last.text + part.text };
    } else this.parts.push(part);
  }
}

function sideOf({ text, units, words }: ReadText, first: number, after: number): Side {
  const from = units[first]?.start ?? text.length;
  const to = after > first ? (units[after - 1]?.end ?? from) : from;
  return { text, words: words.words, from, to, firstWord: words.first(first), afterWord: words.first(after) };
}

function textOf({ text, from, to }: Side): string {
  return text.slice(from, to);
}

/** Whether the last of the units ends a paragraph. */
function isClosed({ units }: ReadText, first: number, after: number): boolean {
  return after > first && units[after - 1]?.closed === true;
}
