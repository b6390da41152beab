import type { DirectiveContext } from './directive-context.ts';
import type { Meaning } from './meaning.ts';
import { readWish } from './read-wish.ts';
import type { Said } from './said.ts';

/** Reads the wishes of one feedback, each once: sentences are tried in many parts. */
export class WishReader {
  readonly context: DirectiveContext;
  readonly #known = new Map<string, readonly Meaning[] | undefined>();

  constructor(context: DirectiveContext) {
    this.context = context;
  }

  /** @param ends whether nothing follows it that is not understood */
  read(said: Said, ends: boolean): readonly Meaning[] | undefined {
    const key = `${ends ? '.' : ','}${said.text}`;
    if (this.#known.has(key)) return this.#known.get(key);
    const meanings = readWish(said, this.context, ends);
    this.#known.set(key, meanings);
    return meanings;
  }
}
