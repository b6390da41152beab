import { escapeHtml } from './escape-html.ts';

/** How a text is marked: the tags around it, and what a screen reader says first. */
export interface Mark {
  readonly tag: 'ins' | 'del';
  readonly says: string;
}

export const ADDED: Mark = { tag: 'ins', says: 'added' };
export const REMOVED: Mark = { tag: 'del', says: 'removed' };

const PARAGRAPH_BREAK = /((?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*)/;
const WORD = /[^\s\p{P}]/u;
const LINE_BREAKS = /^\s*[\r\n]\s*$/;
const PILCROW = '¶';

/** Writes a text as paragraphs, with marks that may reach across them. */
export class Paragraphs {
  #open = false;

  /** Text, under a mark or as it is. Line breaks that came or went by themselves are shown by a sign. */
  *write(text: string, mark?: Mark): Generator<string> {
    if (mark && LINE_BREAKS.test(text)) yield* this.#marked(PILCROW, mark);
    for (const [index, piece] of text.split(PARAGRAPH_BREAK).entries()) {
      if (index % 2 === 1) yield* this.close();
      else if (mark) yield* this.#marked(piece, mark);
      else if (piece.trim() !== '' || (this.#open && piece !== '')) yield* this.inline(escapeHtml(piece));
    }
  }

  /** HTML inside of a paragraph. */
  *inline(html: string): Generator<string> {
    if (!this.#open) yield '<p>';
    this.#open = true;
    yield html;
  }

  /** Ends the paragraph. */
  *close(): Generator<string> {
    if (this.#open) yield '</p>\n';
    this.#open = false;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  *#marked(text: string, { tag, says }: Mark): Generator<string> {
    if (text === '') return;
    const slight = tag === 'ins' && !WORD.test(text) ? ' class="slight"' : '';
    yield* this.inline(
      `<${tag}${slight}><span class="hidden"> [${says}: </span>${escapeHtml(text)}<span class="hidden">] </span></${tag}>`,
    );
  }
}
