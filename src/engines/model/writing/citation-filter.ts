/** `[12]` with the space before it, and what may become one when more comes. */
const CITATION = /([ \t]{0,2})\[(\d{1,3})\](?!\()/g;
const OPEN = /(?:[ \t]{0,2}\[\d{0,3}\]?|[ \t]{1,2}|`+)$/;
/** Behind one of these it is an index, not a citation. */
const INDEXED = /[\p{L}\p{N}_)]/u;
/** Backticks begin and end code; a line's end ends what was no code after all. */
const CODE_EDGE = /`+|\n/g;
const FENCE = 3;

/** Takes numbers in brackets that name no known passage out of an answer while it comes; code stays as it is. */
export class CitationFilter {
  readonly #known: ReadonlySet<string>;
  #held = '';
  #before = '';
  #dropped = 0;
  /** Backticks that the code which is open began with; 0: none is. */
  #ticks = 0;

  /** @param known numbers of passages */
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
    let checked = '';
    let from = 0;
    for (const { 0: edge, index } of text.matchAll(CODE_EDGE)) {
      checked += this.#part(text.slice(from, index)) + edge;
      this.#before = edge.slice(-1);
      this.#pass(edge);
      from = index + edge.length;
    }
    return checked + this.#part(text.slice(from));
  }

  #pass(edge: string): void {
    const isFenced = this.#ticks >= FENCE;
    if (edge === '\n') this.#ticks = isFenced ? this.#ticks : 0;
    else if (this.#ticks === 0) this.#ticks = edge.length;
    else if (edge.length === this.#ticks || (isFenced && edge.length > this.#ticks)) this.#ticks = 0;
  }

  #part(text: string): string {
    const before = this.#before;
    this.#before = text.slice(-1) || before;
    if (this.#ticks > 0) return text;
    return text.replace(CITATION, (written, space: string, id: string, at: number) => {
      const isIndex = space === '' && INDEXED.test(at === 0 ? before : text.charAt(at - 1));
      if (this.#known.has(id) || isIndex) return written;
      this.#dropped += 1;
      return '';
    });
  }
}
