import { Problem } from '../../http/answers/problem.ts';
import type { Principal } from '../../jobs/principal.ts';
import type { Slot, Slots } from '../../realtime/slots.ts';

/** A slot among those who watch, until it is left. @throws Problem RATE_LIMITED when the principal holds all it may */
export function slotOf(watchers: Slots, principal: Principal): Slot {
  const slot = watchers.take(principal.id);
  if (slot) return slot;
  throw new Problem('RATE_LIMITED', {
    message: 'Too many streams and sockets at once',
    headers: { 'retry-after': '5' },
  });
}
