import { markOf } from '../asking/task-lines.ts';

/** The marks that a rewritten passage stands between. */
export function rewriteMarks(ref: string): { readonly opening: string; readonly closing: string } {
  return { opening: markOf(ref, 'rewritten'), closing: markOf(ref, 'done') };
}

/** Reads a reply while it comes: what stands between the marks, and nothing else. */
export class RewriteReader {
  readonly #opening: string;
  readonly #closing: string;
  #place: 'before' | 'inside' | 'behind' = 'before';
  /** What came last and may be a part of a mark. */
  #held = '';

  constructor(ref: string) {
    const { opening, closing } = rewriteMarks(ref);
    this.#opening = `${opening}\n`;
    this.#closing = `\n${closing}`;
  }

  /** @returns what of the passage is certain now and was not before. */
  take(piece: string): string {
    if (this.#place === 'behind') return '';
    this.#held += piece;
    if (this.#place === 'before') this.#open();
    return this.#place === 'inside' ? this.#certain() : '';
  }

  #open(): void {
    const at = this.#held.indexOf(this.#opening);
    this.#held = this.#held.slice(at === -1 ? 1 - this.#opening.length : at + this.#opening.length);
    if (at !== -1) this.#place = 'inside';
  }

  #certain(): string {
    const end = this.#held.indexOf(this.#closing);
    if (end !== -1) this.#place = 'behind';
    const line = this.#held.lastIndexOf('\n');
    // The end of what has come may be the beginning of the closing mark, which is one line.
    const open = line !== -1 && this.#closing.startsWith(this.#held.slice(line));
    const certain = this.#held.slice(0, end === -1 ? (open ? line : undefined) : end);
    this.#held = this.#held.slice(certain.length);
    return certain;
  }
}

/** @returns undefined when the reply has not both marks. */
export function readRewrite(reply: string, ref: string): string | undefined {
  const { opening, closing } = rewriteMarks(ref);
  const from = after(reply, `${opening}\n`);
  const end = from === undefined ? -1 : reply.indexOf(`\n${closing}`, from);
  return end === -1 ? undefined : reply.slice(from, end);
}

function after(text: string, mark: string): number | undefined {
  const at = text.indexOf(mark);
  return at === -1 ? undefined : at + mark.length;
}
