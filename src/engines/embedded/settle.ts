import { composeEdits } from './compose-edits.ts';
import { compatible, type Edit, edited, touches } from '../edits/edit.ts';

/** A change can bring out another; what is left after these rounds stays. */
const ROUNDS = 3;

/**
 * The sure edits of a text to the point where a second run has nothing to do, and the suggestions that stand beside them.
 * @param find all that there is to do in a text
 */
export function settle(text: string, find: (text: string) => readonly Edit[]): Edit[] {
  let found = compatible(find(text));
  const suggestions = found.filter(({ tier }) => tier !== 'A');
  let sure: Edit[] = [];
  let now = text;
  for (let round = 1; round <= ROUNDS; round++) {
    const step = found.filter(({ tier }) => tier === 'A');
    if (step.length === 0) break;
    sure = composeEdits(text, sure, step);
    now = edited(now, step);
    if (round < ROUNDS) found = compatible(find(now));
  }
  const beside = suggestions.filter((edit) => !sure.some((other) => touches(edit, other)));
  return [...sure, ...beside].sort((a, b) => a.start - b.start);
}
