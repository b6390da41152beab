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

/** A status that does not change any more. */
export type TerminalStatus = 'completed' | 'failed' | 'cancelled';
/** A status of a job that has not ended. */
export type OpenStatus = Exclude<JobStatus, TerminalStatus>;

/** Whether the job has ended: its status does not change any more. */
export function isTerminal(status: JobStatus): status is TerminalStatus {
  return status === 'completed' || status === 'failed' || status === 'cancelled';
}
