import { parseCursor, type TextFilter } from '../protocol/frames/cursor.ts';
import type { Resume } from '../protocol/frames/frames.ts';

interface LogPosition {
  readonly epoch: string;
  readonly head: number;
  /** The rows of the log are gone, the final state is there. */
  readonly trimmed: boolean;
}

/**
 * How a reader that was at `since` is taken up: exactly from there, or with a snapshot and the reason why.
 * @param since a cursor, `"start"`, or undefined for a reader that has seen nothing.
 * @returns undefined when `since` is no cursor at all.
 */
export function decideResume(since: string | undefined, text: TextFilter, log: LogPosition): Resume | undefined {
  const { epoch, head, trimmed } = log;
  if (since === undefined) return { status: 'fresh' };
  if (since === 'start')
    return trimmed ? { status: 'reset', reason: 'expired' } : { status: 'replay', from: 0, to: head };
  const cursor = parseCursor(since);
  if (!cursor) return undefined;
  if (cursor.epoch !== epoch) return { status: 'reset', reason: 'epoch' };
  if (cursor.seq > head) return { status: 'reset', reason: 'ahead' };
  if (trimmed && cursor.seq < head) return { status: 'reset', reason: 'expired' };
  if (cursor.text === 'block' && text === 'delta') return { status: 'snapshot' };
  return { status: 'replay', from: cursor.seq, to: head };
}
