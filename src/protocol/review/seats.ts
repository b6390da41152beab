import type { Change } from '../document.ts';

type Extent = Pick<Change, 'start' | 'end'>;

/**
 * Who stands where in a text, so that no two spans overlap. Spans that only touch do not; two insertions at the same
 * place do, and so does one inside a span.
 */
export class Seats<T extends Extent> {
  readonly #units: (T | undefined)[] = [];
  /** Insertions, by the unit they stand before. */
  readonly #gaps = new Map<number, T>();

  /** @returns who stands there already; undefined when the place was free and is taken now. */
  take(span: T): T | undefined {
    const { start, end } = span;
    const taken = start === end ? this.#insertion(start) : this.#stretch(start, end);
    if (taken) return taken;
    if (start === end) this.#gaps.set(start, span);
    for (let at = start; at < end; at += 1) this.#units[at] = span;
    return undefined;
  }

  #insertion(at: number): T | undefined {
    const around = this.#units[at];
    return this.#gaps.get(at) ?? (around === this.#units[at - 1] ? around : undefined);
  }

  #stretch(start: number, end: number): T | undefined {
    for (let at = start; at < end; at += 1) {
      const taken = this.#units[at] ?? (at > start ? this.#gaps.get(at) : undefined);
      if (taken) return taken;
    }
    return undefined;
  }
}
