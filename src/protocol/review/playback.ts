import { type Change, isHint } from '../document.ts';
import type { Letters } from './letters.ts';
import { Seats } from './seats.ts';

/** What became of a change. `blocked_by`: it was to be in the text, and that other change keeps it out. */
export interface Effect {
  readonly effective: boolean;
  readonly blocked_by?: string;
}

/** A change with the letters it was made on: those of its span, and the one on either side. */
export interface Step {
  readonly start: number;
  readonly end: number;
  /** Of the change in its block. */
  readonly index: number;
  readonly change: Change;
  readonly run: readonly number[];
}

/** A pass over a block, as it was. */
export interface PlayedPass {
  readonly pass: number;
  readonly steps: readonly Step[];
  /** By letter: 1 + the index of the change that had taken it out of the text the pass was given; 0 = none had. */
  readonly removed: Int32Array;
}

/** Which changes are to be in the text, and which of two that overlap comes first. */
export interface Choice {
  readonly wants: (change: Change) => boolean;
  /** The smaller comes first. */
  readonly rank: (change: Change) => number;
}

/** A block's text on its way from version 0, pass by pass. */
export class Playback {
  readonly #letters: Letters;
  readonly #changes: readonly Change[];
  readonly #effects = new Map<string, Effect>();
  #live: readonly number[];
  #removed: Int32Array;

  constructor(letters: Letters, changes: readonly Change[]) {
    this.#letters = letters;
    this.#changes = changes;
    this.#live = letters.original;
    this.#removed = new Int32Array(letters.size);
  }

  get live(): readonly number[] {
    return this.#live;
  }

  /** 1 + the index of the change that took a letter out of the text; 0 = it was never in it, or still is. */
  removed(letter: number): number {
    return this.#removed[letter] ?? 0;
  }

  get effects(): ReadonlyMap<string, Effect> {
    return this.#effects;
  }

  /** The pass that made these changes on the text as it stands. */
  made(pass: number, changes: readonly (readonly [number, Change])[]): PlayedPass {
    const steps = changes.map(([index, change]) => {
      const { start, end } = change;
      return { start, end, index, change, run: this.#live.slice(start, end + 2) };
    });
    return { pass, steps, removed: this.#removed };
  }

  play(pass: PlayedPass, { wants, rank }: Choice): void {
    const places = this.#letters.places(this.#live);
    const fitting: Step[] = [];
    for (const step of pass.steps) {
      const hinted = isHint(step.change) && !step.change.applied;
      if (hinted || !wants(step.change)) this.#effects.set(step.change.id, { effective: false });
      else if (fits(step, places)) fitting.push(step);
      else this.#block(step, this.#obstacle(step, pass, places));
    }
    const seats = new Seats<Step>();
    const placed: Step[] = [];
    for (const step of fitting.toSorted((a, b) => rank(a.change) - rank(b.change))) {
      const rival = seats.take(step);
      // What one pass put into the text together does not stand in its own way.
      const together = rival?.change.applied && step.change.applied;
      if (rival && !together) this.#block(step, rival.change.id);
      else placed.push(step);
    }
    for (const { change } of placed) this.#effects.set(change.id, { effective: true });
    this.#put(placed.toSorted(inOrder), places);
    this.#live = this.#letters.rewritten(pass.pass) ?? this.#live;
  }

  #put(steps: readonly Step[], places: Int32Array): void {
    if (steps.length === 0) return;
    const next: number[] = [];
    const removed = this.#removed.slice();
    let from = 0;
    for (const { run, index } of steps) {
      const start = (places[run[0] ?? 0] ?? 0) + 1;
      const end = places[run.at(-1) ?? 0] ?? 0;
      for (; from < start; from += 1) next.push(this.#live[from] ?? 0);
      for (const letter of this.#letters.inserted(index)) next.push(letter);
      for (; from < end; from += 1) removed[this.#live[from] ?? 0] = index + 1;
    }
    for (; from < this.#live.length; from += 1) next.push(this.#live[from] ?? 0);
    this.#live = next;
    this.#removed = removed;
  }

  /** Which change has taken away, or never put in, what the step stands on; or has put something in between. */
  #obstacle({ run }: Step, { removed }: PlayedPass, places: Int32Array): string | undefined {
    const gone = run.find((letter) => places[letter] === -1);
    if (gone !== undefined) return this.#name(this.#removed[gone] || this.#letters.source(gone));
    const before = run.find((letter, at) => places[run[at + 1] ?? 0] !== (places[letter] ?? 0) + 1) ?? 0;
    const between = this.#live[(places[before] ?? 0) + 1] ?? 0;
    return this.#name(removed[between] || this.#letters.source(between));
  }

  #name(numbered: number): string | undefined {
    return this.#changes[numbered - 1]?.id;
  }

  #block({ change }: Step, by: string | undefined): void {
    this.#effects.set(change.id, { effective: false, ...(by === undefined ? {} : { blocked_by: by }) });
  }
}

/** All of its letters stand in the text, one behind the other. */
function fits({ run, start, end }: Step, places: Int32Array): boolean {
  const first = places[run[0] ?? 0] ?? -1;
  return first >= 0 && run.length === end - start + 2 && run.every((letter, at) => places[letter] === first + at);
}

function inOrder(a: Step, b: Step): number {
  return a.start - b.start || a.end - b.end || a.index - b.index;
}
