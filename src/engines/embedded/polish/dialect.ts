import { dialectSpellings } from '../dialect/dialect-spellings.ts';
import { dialectWish } from '../dialect/dialect-wish.ts';
import { spellingHabits } from '../dialect/spelling-habits.ts';
import type { Edit } from '../../edits/edit.ts';
import type { Convention } from './convention.ts';

/**
 * Where nobody asked for a dialect, a document's mixture of two: a matter of consistency. Of one that was asked for, what
 * proofreading has left: it was skipped, or the wish is newer. What it would only suggest, proofreading has suggested.
 */
export const DIALECT: Convention = {
  // They are rules of proofreading.
  rules: [],
  read({ blocks, options }) {
    const wish = dialectWish(options.dialect, spellingHabits(blocks, options));
    const isSaid = (edit: Edit) => wish.isAsked && (options.apply === 'suggest' || edit.tier !== 'A');
    return {
      facts: () => wish.facts,
      find: ({ text }) => [...dialectSpellings(text, wish)].filter((edit) => !isSaid(edit)),
    };
  },
};
