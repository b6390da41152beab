/**
 * A place in a job's log, the same on every transport: `"<epoch>:<seq>"`, and `"<epoch>:<seq>:block"` when its reader
 * asked for whole blocks and so skipped `content`. Opaque to clients.
 */
export interface Cursor {
  readonly epoch: string;
  /** The last seq that was seen; 0 = nothing yet. */
  readonly seq: number;
  readonly text: TextFilter;
}

/** `delta`: text as it is written. `block`: whole blocks only, no `content`. */
export type TextFilter = 'delta' | 'block';

const CURSOR = /^([A-Za-z0-9]{1,32}):(0|[1-9][0-9]{0,14})(:block)?$/;

/** What is said of anything else, on every transport and of every list. */
export const NOT_A_CURSOR = 'is not a cursor';

/** @returns undefined when `text` is no cursor at all; whether it fits a log, the log says. */
export function parseCursor(text: string): Cursor | undefined {
  const match = CURSOR.exec(text);
  if (!match) return undefined;
  const [, epoch = '', seq = '', block] = match;
  return { epoch, seq: Number(seq), text: block ? 'block' : 'delta' };
}

/** The cursor of a reader that has seen everything up to `seq`, but for what `text` leaves out. */
export function formatCursor(epoch: string, seq: number, text: TextFilter = 'delta'): string {
  return text === 'block' ? `${epoch}:${seq}:block` : `${epoch}:${seq}`;
}
