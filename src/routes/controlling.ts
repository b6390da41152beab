import { Problem } from '../http/answers/problem.ts';
import type { Principal } from '../jobs/principal.ts';

/** A principal that may change things, and not only look at them. @throws Problem FORBIDDEN */
export function controlling(principal: Principal): Principal {
  if (!principal.scopes.includes('control')) throw new Problem('FORBIDDEN');
  return principal;
}
