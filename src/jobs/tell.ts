import type { Signal } from '../protocol/events.ts';
import type { Bus } from './bus.ts';

/**
 * Tells everybody who watches a job at the moment. Nothing is stored and nobody is waited for; of several signals of a
 * type a watcher that lags behind hears the newest. So a signal says how things are (`decisions {rev: 7}`) and never
 * what has changed, and is told after the commit that it speaks of.
 */
export type Tell = (job: string, signal: Signal) => void;

/** Told over the bus: to the watchers of every node. */
export function tellOver(bus: Bus): Tell {
  return (job, signal) => bus.publish({ kind: 'signal', job, signal });
}
