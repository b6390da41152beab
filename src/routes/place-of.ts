import { Problem } from '../http/problem.ts';
import type { Principal } from '../jobs/principal.ts';
import type { Place, Places } from '../realtime/places.ts';

/** A place among those who watch, until it is left. @throws Problem RATE_LIMITED when the principal holds all it may */
export function placeOf(watchers: Places, principal: Principal): Place {
  const place = watchers.take(principal.id);
  if (place) return place;
  throw new Problem('RATE_LIMITED', {
    message: 'Too many streams and sockets at once',
    headers: { 'retry-after': '5' },
  });
}
