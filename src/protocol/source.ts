/** A passage that an answer leans on. */
export interface Source {
  /** What stands in brackets behind what leans on it: `1` for `[1]`. */
  readonly id: string;
  /** The file's name. */
  readonly title: string;
  /** The file's id. */
  readonly file: string;
  /** Bytes of the file, and when it was uploaded, ms since 1970: what tells files of one name apart. */
  readonly size?: number;
  readonly created_at?: number;
  /**
   * Where in the file, in words: `paragraph 3`, or `paragraph 3, under “Ropes”` where it stands under a heading. Every
   * paragraph, item of a list and quotation counts, and a table as one; headings, code and formulas do not: code stands
   * at `code after paragraph 3`.
   */
  readonly page_or_block: string;
  /** Stands in the file, letter for letter. */
  readonly quote: string;
  /** 0 to 1: how well it fits what was asked, beside the best that was found. */
  readonly score: number;
}

/** The ids that a text names in brackets, in the order of their first naming; not each has to be a source's. */
export function citedIn(text: string): Set<string> {
  return new Set(Array.from(text.matchAll(/\[(\d{1,3})\]/g), ([, id = '']) => id));
}
