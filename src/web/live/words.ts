import type { Reach } from '../../client/connection.ts';
import type { JobStatus } from '../../protocol/status.ts';

export function seconds(ms: number): string {
  if (ms < 950) return `${Math.max(0.1, ms / 1_000).toFixed(1)} s`;
  const whole = Math.round(ms / 1_000);
  return whole < 90 ? `${whole} s` : `${Math.round(whole / 60)} min`;
}

export const STATUS_WORDS: Readonly<Record<JobStatus, string>> = {
  queued: 'Waiting its turn',
  running: 'Running',
  pausing: 'Pausing',
  paused: 'Paused',
  awaiting_input: 'Waiting for you',
  cancelling: 'Cancelling',
  completed: 'Finished',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

/** How the connection is, honestly. */
export function reachWords({ status, transport }: Reach, ended: boolean): string {
  if (ended) return 'Ended';
  const over = transport === 'websocket' ? '' : transport === 'sse' ? ' over SSE' : ' by polling';
  switch (status) {
    case 'live':
      return `Live${over}`;
    case 'catching_up':
      return 'Catching up';
    case 'connecting':
      return 'Connecting';
    case 'waiting':
      return 'Offline';
    case 'closed':
      return 'Closed';
  }
}
