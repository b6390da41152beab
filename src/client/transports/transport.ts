import type { Command } from '../../protocol/commands.ts';
import type { ServerFrame } from '../../protocol/frames.ts';
import type { RedraftError } from '../redraft-error.ts';

export type TransportName = 'websocket' | 'sse' | 'long-poll';

export interface Dial {
  readonly job: string;
  /** A cursor, `start`, or nothing for a snapshot. */
  readonly since: string | undefined;
  /** Aborted: hang up. */
  readonly signal: AbortSignal;
  readonly onFrame: (frame: ServerFrame) => void;
  /** Commands can be sent from now on. */
  readonly onReady: (send: (command: Command) => void) => void;
}

/** Why a connection is over. */
export type HangUp =
  /** Everything was said. */
  | { readonly next: 'done' }
  /** Dialling again cannot help. */
  | { readonly next: 'stop'; readonly error: RedraftError }
  /** Dial again by cursor, after a delay between the two where the server asked for one, in ms. */
  | { readonly next: 'again'; readonly after?: readonly [number, number] | undefined };

/**
 * A way to hear of a job. `open` resolves when the connection is over, whoever ended it, and never rejects. One that
 * cannot send commands itself posts them.
 */
export interface Transport {
  readonly name: TransportName;
  open(dial: Dial): Promise<HangUp>;
}

/** A frame of the server as it came; undefined when it is none. The proofs of what it says are the view's. */
export function frameOf(text: string): ServerFrame | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFrame(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isFrame(value: unknown): value is ServerFrame {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
