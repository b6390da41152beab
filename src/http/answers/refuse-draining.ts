import { Problem } from './problem.ts';

/** For what would begin something on a server that is on its way out. @throws Problem UNAVAILABLE */
export function refuseDraining(draining: () => boolean): void {
  if (draining()) throw new Problem('UNAVAILABLE', { headers: { 'retry-after': '5' } });
}
