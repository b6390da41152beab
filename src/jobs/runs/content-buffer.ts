import type { EventData } from '../../protocol/events.ts';

type Content = EventData['content'];

/** Gathers what a pipeline streams, so that the log gets a row every so often and not one a token. */
export class ContentBuffer {
  #held: Content | undefined;
  /** The first half of a surrogate pair, waiting for the other. */
  #half = '';
  /** When text of this block was taken last; undefined where none was. */
  #taken: number | undefined;

  get empty(): boolean {
    return !this.#held?.text;
  }

  /** ms until what is held has been gathered for `ms`; 0 for the first text of a block, which nobody shall wait for. */
  dueIn(clock: number, ms: number): number {
    return this.#taken === undefined ? 0 : Math.max(0, this.#taken + ms - clock);
  }

  /** Gathers one more piece. @returns what has to be appended first, because the piece does not follow on it */
  add(next: Content): Content | undefined {
    const held = this.#held;
    const end = held && held.off + held.text.length + this.#half.length;
    if (held && held.pass === next.pass && held.block === next.block && end === next.off) {
      this.#held = { ...held, text: held.text + this.#whole(next.text) };
      return undefined;
    }
    this.#half = '';
    this.#taken = undefined;
    this.#held = { ...next, text: this.#whole(next.text) };
    return held?.text ? held : undefined;
  }

  /** Hands over what is held; the next piece may follow on it. */
  take(clock: number): Content | undefined {
    const held = this.#held;
    if (!held?.text) return undefined;
    this.#taken = clock;
    this.#held = { ...held, off: held.off + held.text.length, text: '' };
    return held;
  }

  #whole(text: string): string {
    const joined = this.#half + text;
    const last = joined.charCodeAt(joined.length - 1);
    const split = last >= 0xd800 && last <= 0xdbff;
    this.#half = split ? joined.slice(-1) : '';
    return split ? joined.slice(0, -1) : joined;
  }
}
