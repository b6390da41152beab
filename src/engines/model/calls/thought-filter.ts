const OPENING = '<think>';
const CLOSING = '</think>';

/**
 * Takes out what a model that thinks aloud writes before its answer, while the answer comes: it is for nobody to read.
 * Only what stands at the very beginning is taken for thoughts.
 */
export class ThoughtFilter {
  #place: 'before' | 'thoughts' | 'behind' | 'answer' = 'before';
  /** What came last and may be a part of a mark. */
  #held = '';

  /** @returns what of the answer is sure by now */
  take(piece: string): string {
    this.#held += piece;
    if (this.#place === 'before') this.#open();
    if (this.#place === 'thoughts') this.#close();
    if (this.#place === 'behind') this.#begin();
    return this.#sure();
  }

  /** Nothing more comes. @returns what was held back and is answer all the same */
  end(): string {
    if (this.#place === 'before') this.#place = 'answer';
    return this.#sure();
  }

  #sure(): string {
    if (this.#place !== 'answer') return '';
    const sure = this.#held;
    this.#held = '';
    return sure;
  }

  #open(): void {
    const begun = this.#held.trimStart();
    if (begun.startsWith(OPENING)) this.#place = 'thoughts';
    else if (!OPENING.startsWith(begun)) this.#place = 'answer';
  }

  #close(): void {
    const end = this.#held.indexOf(CLOSING);
    if (end === -1) {
      this.#held = this.#held.slice(-CLOSING.length);
      return;
    }
    this.#held = this.#held.slice(end + CLOSING.length);
    this.#place = 'behind';
  }

  /** White space between the two is neither's. */
  #begin(): void {
    this.#held = this.#held.trimStart();
    if (this.#held !== '') this.#place = 'answer';
  }
}

/** A whole text without thoughts at its beginning. */
export function withoutThoughts(text: string): string {
  const filter = new ThoughtFilter();
  return filter.take(text) + filter.end();
}
