import type { Turn } from './asking/in-order.ts';
import type { ChainNews } from './providers/provider-chain.ts';

/**
 * Tells whether the work whose turn it is stands still, because a provider wants to be asked later. A pause of work that
 * was begun ahead is told when its turn comes.
 */
export function restingAt(turn: Turn, tell: (resting: boolean) => void): (news: ChainNews) => void {
  let pauses = false;
  turn.onCome(() => pauses && tell(true));
  return ({ type }) => {
    if (type !== 'pauses' && type !== 'goes_on') return;
    const before = pauses;
    pauses = type === 'pauses';
    if (turn.come && pauses !== before) tell(pauses);
  };
}
