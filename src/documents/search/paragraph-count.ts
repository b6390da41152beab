import { isProse } from '../prose.ts';
import type { DocumentFormat } from '../document-format.ts';
import type { Block } from '../../protocol/document.ts';

/** UTF-16 units of a heading that is said with a place. */
const LONGEST_HEADING = 80;
const MARKS = /[*_`]+|\s*\{#[^}]*\}$/g;
const LINK = /!?\[([^\]]*)\]\([^)]*\)/g;
const BLANK_LINE = /\n[> \t]*\n/;

/**
 * Counts as a reader does, block by block: every paragraph, item of a list and quotation is one, and so is a whole
 * table. Headings, code, formulas, HTML and front matter are not counted. A paragraph that was cut for its length is one.
 */
export class ParagraphCount {
  readonly #format: DocumentFormat;
  #count = 0;
  #before: Pick<Block, 'kind' | 'gap'> | undefined;

  constructor(format: DocumentFormat) {
    this.#format = format;
  }

  /** @returns the number of the paragraph that the block is, or is part of; those before it where it is none */
  next(block: Pick<Block, 'kind' | 'gap'>): number {
    if (block.kind !== 'heading' && isProse(block.kind) && !this.#goesOn(block)) this.#count += 1;
    this.#before = block;
    return this.#count;
  }

  #goesOn({ kind }: Pick<Block, 'kind'>): boolean {
    if (this.#before?.kind !== kind) return false;
    const gap = this.#before.gap.replaceAll(/\r\n?/g, '\n');
    if (kind === 'table_cell') return !BLANK_LINE.test(gap);
    // Of plain text a long line is a paragraph of its own.
    return gap.trim() === '' && !(this.#format === 'text' ? gap.includes('\n') : BLANK_LINE.test(gap));
  }
}

/** A place as people name it: that of code by the paragraph before it. @param heading what it stands under; empty where there is none */
export function placeWords(paragraph: number, heading: string, isCode = false): string {
  const place = isCode ? (paragraph === 0 ? 'code' : `code after paragraph ${paragraph}`) : `paragraph ${paragraph}`;
  const said = heading.replaceAll(LINK, '$1').replaceAll(MARKS, '').replaceAll(/\s+/g, ' ').trim();
  const short = said.length > LONGEST_HEADING ? `${said.slice(0, LONGEST_HEADING - 1).toWellFormed()}…` : said;
  return short === '' ? place : `${place}, under “${short}”`;
}
