import type { Turn } from './asking/in-order.ts';
import type { ChainNews } from './providers/provider-chain.ts';

/**
 * Says when nothing is under way for what comes next, because a provider wants to be asked later: news of work whose
 * turn has not come say nothing of that.
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
