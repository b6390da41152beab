import type { EventData, JobEvent } from '../protocol/events.ts';

type Content = EventData['content'];
type Start = Extract<JobEvent, { type: 'block_start' }>;

/** Gathers what a pipeline streams, so that the log gets a row every so often and not one a token. */
export class ContentBuffer {
  /** A block that begins, waiting for its first text. */
  #start: Start | undefined;
  #held: Content | undefined;
  /** The first half of a surrogate pair, waiting for the other. */
  #half = '';
  /** When text of the block was taken last; undefined: nothing was. */
  #taken: number | undefined;

  /**
   * How long until what is held has been gathered for `ms`, and nobody waits for the first text of a block; undefined
   * where nothing is held.
   */
  dueIn(clock: number, ms: number): number | undefined {
    if (!this.#held?.text) return this.#start && 0;
    return this.#taken === undefined ? 0 : Math.max(0, this.#taken + ms - clock);
  }

  /**
   * A block begins. @returns whether that is held for its first text, which mostly comes at once: both are one commit.
   * What an earlier attempt has left goes with a commit of its own, which would take the new text as well.
   */
  begins(start: Start): boolean {
    if (start.data.attempt > 1) return false;
    this.#start = start;
    return true;
  }

  /** @returns what has to be appended first, because `next` does not follow on it. */
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

  /** What is held, to be appended; the next text follows on it. */
  take(clock: number): JobEvent[] {
    const events: JobEvent[] = this.#start ? [this.#start] : [];
    const held = this.#held;
    this.#start = undefined;
    if (!held?.text) return events;
    this.#taken = clock;
    this.#held = { ...held, off: held.off + held.text.length, text: '' };
    return [...events, { type: 'content', data: held }];
  }

  #whole(text: string): string {
    const joined = this.#half + text;
    const last = joined.charCodeAt(joined.length - 1);
    const split = last >= 0xd800 && last <= 0xdbff;
    this.#half = split ? joined.slice(-1) : '';
    return split ? joined.slice(0, -1) : joined;
  }
}
