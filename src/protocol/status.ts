/** Every status of a job; the last three are terminal. */
export const STATUSES = [
  'queued',
  'running',
  'pausing',
  'paused',
  'awaiting_input',
  'cancelling',
  'completed',
  'failed',
  'cancelled',
] as const;

/** Where a job stands. `completed`, `failed` and `cancelled` are terminal; every other status is open. */
export type JobStatus = (typeof STATUSES)[number];

export type TerminalStatus = 'completed' | 'failed' | 'cancelled';
export type OpenStatus = Exclude<JobStatus, TerminalStatus>;

/** Whether the job has ended: its status does not change any more. */
export function isTerminal(status: JobStatus): status is TerminalStatus {
  return status === 'completed' || status === 'failed' || status === 'cancelled';
}
