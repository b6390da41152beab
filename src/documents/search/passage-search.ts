import MiniSearch from 'minisearch';
import type { Passage } from './passages.ts';
import { searchTerm } from './search-term.ts';

/** A passage that was found. */
export interface FoundPassage extends Passage {
  /** 0 to 1: its score beside the best one's. */
  readonly score: number;
}

/** Passages that are put into the index in one turn of the event loop. */
const TURN = 50;
/** Of the best score: what is below it only shares a word with what was asked. */
const LEAST = 0.2;

/** Finds passages by BM25 over their words, their heading and the name of their file. */
export class PassageSearch {
  readonly #passages: Passage[] = [];
  readonly #index = new MiniSearch<{ id: number } & Pick<Passage, 'text' | 'heading' | 'title'>>({
    fields: ['text', 'heading', 'title'],
    processTerm: searchTerm,
    searchOptions: { boost: { text: 2 }, fuzzy: (term) => (term.length > 5 ? 0.15 : false) },
  });

  get size(): number {
    return this.#passages.length;
  }

  /** @throws the signal's reason */
  async add(passages: AsyncIterable<Passage> | Iterable<Passage>, signal: AbortSignal): Promise<void> {
    for await (const passage of passages) {
      const { text, heading, title } = passage;
      this.#index.add({ id: this.#passages.push(passage) - 1, text, heading, title });
      if (this.size % TURN !== 0) continue;
      await new Promise(setImmediate);
      signal.throwIfAborted();
    }
  }

  /** The best first; the same text of the same file once. */
  find(query: string, most: number): FoundPassage[] {
    const hits = this.#index.search(query);
    const best = hits[0]?.score ?? 1;
    const found = new Map<string, FoundPassage>();
    for (const { id, score } of hits) {
      const passage = this.#passages[Number(id)];
      if (!passage || score < best * LEAST || found.size >= most) break;
      const key = JSON.stringify([passage.file, passage.text]);
      if (!found.has(key)) found.set(key, { ...passage, score: Math.round((score / best) * 1_000) / 1_000 });
    }
    return [...found.values()];
  }
}
