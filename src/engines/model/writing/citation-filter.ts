/** `[12]` with the space before it, and what may become one when more comes. */
const CITATION = /([ \t]{0,2})\[(\d{1,4})\](?!\()/g;
const OPEN = /(?:[ \t]{0,2}\[\d{0,4}\]?|[ \t]{1,2})$/;
/** Behind one of these it is an index, not a citation. */
const INDEXED = /[\p{L}\p{N}_)]/u;

/** Takes out of an answer, while it comes, the numbers of passages that it was never given. */
export class CitationFilter {
  readonly #known: ReadonlySet<string>;
  #held = '';
  #before = '';
  #dropped = 0;

  /** @param known numbers of passages; where there are none, nothing is a citation. */
  constructor(known: Iterable<string>) {
    this.#known = new Set(known);
  }

  /** How many were taken out. */
  get dropped(): number {
    return this.#dropped;
  }

  /** @returns what is certain now. */
  take(piece: string): string {
    const text = this.#held + piece;
    const open = OPEN.exec(text)?.[0] ?? '';
    this.#held = open;
    return this.#checked(text.slice(0, text.length - open.length));
  }

  /** What was held back, when no more comes. */
  end(): string {
    const rest = this.#held;
    this.#held = '';
    return this.#checked(rest);
  }

  #checked(text: string): string {
    const before = this.#before;
    this.#before = text.slice(-1) || before;
    if (this.#known.size === 0) return text;
    return text.replace(CITATION, (written, space: string, id: string, at: number) => {
      const isIndex = space === '' && INDEXED.test(at === 0 ? before : text.charAt(at - 1));
      if (this.#known.has(id) || isIndex) return written;
      this.#dropped += 1;
      return '';
    });
  }
}
