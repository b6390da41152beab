import type { Conversation } from '../../client/writing.ts';

/** A question with the job that answers it. */
export type Turn = Conversation['items'][number];

/** Questions that were asked in this tab, by their conversation: shown before the conversation is read again. */
const fresh = new Map<string, Turn[]>();

export function rememberTurn(conversation: string, turn: Turn): void {
  fresh.set(conversation, [...(fresh.get(conversation) ?? []), turn]);
}

/** What was read, and behind it what was asked since. */
export function withFresh(conversation: string, read: readonly Turn[]): readonly Turn[] {
  const known = new Set(read.map(({ job }) => job.id));
  const unread = (fresh.get(conversation) ?? []).filter(({ job }) => !known.has(job.id));
  return unread.length === 0 ? read : [...read, ...unread];
}

/** They are read, or gone. */
export function forgetTurns(conversation: string): void {
  fresh.delete(conversation);
}
