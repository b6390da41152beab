import { dialectSpellings } from '../dialect/dialect-spellings.ts';
import { dialectWish } from '../dialect/dialect-wish.ts';
import { spellingHabits } from '../dialect/spelling-habits.ts';
import type { Convention } from './convention.ts';

/** Spellings of another dialect than the one wanted, where proofreading has left some: it was skipped, or the wish is newer. */
export const DIALECT: Convention = {
  // They are rules of proofreading.
  rules: [],
  read({ blocks, options }) {
    const wish = dialectWish(options.dialect, spellingHabits(blocks, options));
    return { facts: () => wish.facts, find: ({ text }) => dialectSpellings(text, wish) };
  },
};
