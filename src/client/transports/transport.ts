import type { Command } from '../../protocol/commands.ts';
import type { ServerFrame } from '../../protocol/frames/frames.ts';
import type { RedraftError } from '../redraft-error.ts';

/** A WebSocket, Server-Sent Events, or one request after another that the server holds back until there is news. */
export type TransportName = 'websocket' | 'sse' | 'long-poll';

/** One attempt to hear of a job, and who is told. */
export interface Dial {
  readonly job: string;
  /** A cursor, `start`, or nothing for a snapshot. */
  readonly since: string | undefined;
  /** Aborted: hang up. */
  readonly signal: AbortSignal;
  readonly onFrame: (frame: ServerFrame) => void;
  /** Commands can be sent from now on. Replies come as frames. */
  readonly onReady: (send: (command: Command) => void) => void;
  /** A command was refused by a reply that is no frame. */
  readonly onRefused: (id: string, error: RedraftError) => void;
}

/** Why a connection is over. */
export type HangUp =
  /** Everything was said. */
  | { readonly next: 'done' }
  /** Dialling again cannot help. */
  | { readonly next: 'stop'; readonly error: RedraftError }
  /** This way is closed: there is no such thing here, or something between here and the server refuses it. */
  | { readonly next: 'other'; readonly error: RedraftError }
  | Again;

/** Dial again by cursor. */
export interface Again {
  readonly next: 'again';
  /** After a delay between the two, in ms, where the server asked for one. */
  readonly after?: readonly [number, number] | undefined;
  /** Nothing was heard any more, though the server says something from time to time: something may hold it back. */
  readonly silent?: boolean | undefined;
}

/**
 * A way to hear of a job. `open` resolves when the connection is over, whoever ended it, and never rejects. One that
 * cannot send commands itself posts them.
 */
export interface Transport {
  readonly name: TransportName;
  open(dial: Dial): Promise<HangUp>;
}
