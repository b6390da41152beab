import { markOf } from '../task-lines.ts';

/** The marks that a rewritten passage stands between. */
export function rewriteMarks(ref: string): { readonly opening: string; readonly closing: string } {
  return { opening: markOf(ref, 'rewritten'), closing: markOf(ref, 'done') };
}

/** Reads a reply while it comes: what stands between the marks, and nothing else. */
export class RewriteReader {
  readonly #opening: string;
  readonly #closing: string;
  #received = '';
  /** Where the passage begins; undefined before its opening mark has come. */
  #from: number | undefined;
  #told = 0;

  constructor(ref: string) {
    const { opening, closing } = rewriteMarks(ref);
    this.#opening = `${opening}\n`;
    this.#closing = `\n${closing}`;
  }

  /** @returns what of the passage is certain now and was not before. */
  take(piece: string): string {
    this.#received += piece;
    this.#from ??= after(this.#received, this.#opening);
    if (this.#from === undefined) return '';
    const passage = this.#received.slice(this.#from);
    const end = passage.indexOf(this.#closing);
    // The end of what has come may be the beginning of the closing mark.
    const certain = end === -1 ? passage.length - this.#closing.length : end;
    const fresh = passage.slice(this.#told, Math.max(this.#told, certain));
    this.#told += fresh.length;
    return fresh;
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
