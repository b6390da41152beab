import type { Reach } from '../../client/live/connection.ts';
import { isTerminal, type JobStatus } from '../../protocol/status.ts';
import { STATUS_WORDS } from './words.ts';

/** What is gone: the network, or the server alone. */
export function awayWords(): string {
  return navigator.onLine ? 'Server not answering' : 'Offline';
}

/** How the connection is, honestly. @param lost it was live before: a dial that has heard nothing is no news yet */
export function reachWords(
  { status, transport }: Pick<Reach, 'status' | 'transport'>,
  job: JobStatus,
  lost = false,
): string {
  if (isTerminal(job)) return STATUS_WORDS[job];
  switch (status) {
    case 'live':
      if (job === 'paused') return STATUS_WORDS[job];
      return transport === 'long-poll' ? 'Live, in steps' : 'Live';
    case 'catching_up':
      return 'Catching up';
    case 'connecting':
      return lost ? awayWords() : 'Connecting';
    case 'waiting':
      return awayWords();
    case 'closed':
      return 'Closed';
  }
}
