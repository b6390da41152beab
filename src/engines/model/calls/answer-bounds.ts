import type { CallLimits } from './call-limits.ts';

const LINE_FEED = 10;

/** Counts what comes of an answer that nobody vouches for. */
export class AnswerBounds {
  readonly #lineBytes: number;
  #left: number;
  /** Bytes of the line that is not at its end. */
  #line = 0;

  constructor({ responseBytes, lineBytes }: Pick<CallLimits, 'responseBytes' | 'lineBytes'>) {
    this.#left = responseBytes;
    this.#lineBytes = lineBytes;
  }

  /** @returns what is longer than it may be with these bytes. */
  excess(bytes: Uint8Array): 'line' | 'response' | undefined {
    this.#left -= bytes.length;
    let longest = 0;
    for (let at = 0; at < bytes.length;) {
      const feed = bytes.indexOf(LINE_FEED, at);
      const end = feed === -1 ? bytes.length : feed;
      this.#line += end - at;
      longest = Math.max(longest, this.#line);
      if (feed !== -1) this.#line = 0;
      at = end + 1;
    }
    if (longest > this.#lineBytes) return 'line';
    return this.#left < 0 ? 'response' : undefined;
  }
}
