import { counted } from '../parts/words.ts';
import type { BlockState } from '../../protocol/fold/state.ts';

/** Changes that are in the text, and suggestions that wait for somebody's word. */
export interface Tally {
  readonly changes: number;
  readonly suggestions: number;
}

export const NONE: Tally = { changes: 0, suggestions: 0 };

/** What each pass has found, by its number. */
export function talliesOf(blocks: readonly Pick<BlockState, 'changes'>[]): ReadonlyMap<number, Tally> {
  const tallies = new Map<number, { changes: number; suggestions: number }>();
  for (const block of blocks) {
    for (const { pass, applied } of block.changes) {
      const tally = tallies.get(pass) ?? { ...NONE };
      tally[applied ? 'changes' : 'suggestions'] += 1;
      tallies.set(pass, tally);
    }
  }
  return tallies;
}

/** Over all passes. */
export function total(tallies: ReadonlyMap<number, Tally>): Tally {
  return [...tallies.values()].reduce((sum, { changes, suggestions }) => {
    return { changes: sum.changes + changes, suggestions: sum.suggestions + suggestions };
  }, NONE);
}

/** Such as `12 changes` and `5 suggestions`; of what there is none, nothing is said. */
export function tallyParts({ changes, suggestions }: Tally): string[] {
  const suggested = suggestions === 0 ? [] : [counted(suggestions, 'suggestion')];
  return changes === 0 && suggestions > 0 ? suggested : [counted(changes, 'change'), ...suggested];
}

/** Such as `12 changes, 5 suggestions`. */
export function tallyWords(tally: Tally): string {
  return tallyParts(tally).join(', ');
}
