import type { JobEvent } from '../protocol/events.ts';
import type { JobStatus } from '../protocol/status.ts';
import type { Endings } from './endings.ts';
import type { EventLog } from './event-log.ts';
import type { Folds } from './folds.ts';
import type { JobQueue } from './job-queue.ts';
import type { JobRow, JobTable } from './job-table.ts';

interface Parts {
  readonly log: EventLog;
  readonly folds: Folds;
  readonly table: JobTable;
  readonly queue: JobQueue;
  readonly endings: Endings;
}

/**
 * Takes up what an earlier process left: its runners are gone, so a job that was running waits again, one that was
 * pausing is paused, one that was being cancelled is cancelled.
 * @returns how many open jobs there are.
 */
export async function recover(parts: Parts): Promise<number> {
  const rows = await parts.table.open();
  await Promise.all(rows.map((row) => recoverJob(parts, row)));
  return rows.length;
}

async function recoverJob(parts: Parts, { id: job, status, principal, elapsed }: JobRow): Promise<void> {
  switch (status) {
    case 'running':
      await leave(parts, job, status, 'queued');
      break;
    case 'pausing':
      await leave(parts, job, status, 'paused');
      break;
    case 'cancelling':
      await cancelled(parts, job, elapsed);
      break;
    default:
  }
  if (status === 'running' || status === 'queued') parts.queue.add({ job, principal });
}

/** `claim` raises the fence: a runner that only seemed to be gone can write nothing more. */
async function leave({ log }: Parts, job: string, from: JobStatus, status: JobStatus): Promise<void> {
  const events: JobEvent[] = [{ type: 'state', data: { status, reason: 'crash' } }];
  await log.append({ job, guard: { by: 'status', statuses: [from] }, events, status, claim: true });
}

async function cancelled({ log, folds, endings }: Parts, job: string, elapsed: number): Promise<void> {
  const state = await folds.current(job);
  const { event, after } = endings.cancelled(state, state.reason ?? 'user', 'aborted', elapsed);
  await log.append({ job, guard: { by: 'head', head: state.seq }, events: [event], claim: true });
  await after();
}
