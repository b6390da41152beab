import type { Signal } from '../protocol/events.ts';
import type { LogRow } from './log/log-row.ts';

/**
 * "The log of this job has grown to `head`." A doorbell, not the post: whoever needs the rows reads them by cursor, so
 * a lost or doubled message costs nothing. `rows` come along where writer and reader share a process, to save that read.
 */
export interface Doorbell {
  readonly kind: 'doorbell';
  readonly job: string;
  readonly head: number;
  readonly rows?: readonly LogRow[];
}

/** A signal for whoever is watching right now. */
export interface SignalMessage {
  readonly kind: 'signal';
  readonly job: string;
  readonly signal: Signal;
}

/** What the bus carries: rows were committed, or a signal that is not stored. */
export type BusMessage = Doorbell | SignalMessage;

/**
 * Tells every node what happened to a job. Messages about one job reach every listener in the order they were
 * published; a listener that throws does not keep the others from hearing.
 */
export interface Bus {
  publish(message: BusMessage): void;
  /** @returns the way out: nothing is heard after it was called. */
  subscribe(listener: (message: BusMessage) => void): () => void;
  close(): Promise<void>;
}
