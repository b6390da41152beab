import type { Dialect } from '../../revision-engine.ts';
import { unknownWords } from './harper-linter.ts';

/** Bounds the memory; refilling costs a few ms. */
const MOST_WORDS = 20_000;

/** Asks Harper about each word once: the search for a word it does not know takes 2 to 5 ms. */
export interface WordCheck {
  /** What Harper would write instead of the words that it does not know; the words it knows are left out. */
  suggestions(words: Iterable<string>): Promise<ReadonlyMap<string, readonly string[]>>;
}

export function wordCheck(dialect: Dialect, ask: typeof unknownWords = unknownWords): WordCheck {
  const answers = new Map<string, readonly string[] | undefined>();
  return {
    async suggestions(words) {
      const wanted = [...new Set(words)];
      if (answers.size + wanted.length > MOST_WORDS) answers.clear();
      const open = wanted.filter((word) => !answers.has(word));
      const answer = open.length === 0 ? undefined : await ask(dialect, open);
      for (const word of open) answers.set(word, answer?.get(word));
      const unknown = new Map<string, readonly string[]>();
      for (const word of wanted) {
        const replacements = answers.get(word);
        if (replacements !== undefined) unknown.set(word, replacements);
      }
      return unknown;
    },
  };
}
