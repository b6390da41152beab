import type { JobEvent } from '../../protocol/events.ts';
import type { JobStatus } from '../../protocol/status.ts';
import { storeErrorIn } from '../../store/store-error.ts';
import type { Endings } from './endings.ts';
import type { EventLog } from '../log/event-log.ts';
import type { Folds } from '../log/folds.ts';
import type { JobQueue } from './job-queue.ts';
import type { JobRow, JobTable } from '../job-table.ts';

interface Parts {
  readonly log: EventLog;
  readonly folds: Folds;
  readonly table: JobTable;
  readonly queue: JobQueue;
  readonly endings: Endings;
  /** Told of a job that cannot be taken up; it stays as it is, and the others are taken up all the same. */
  readonly onFailure: (error: unknown, job: string) => void;
}

/**
 * Takes up what an earlier process left: its runners are gone, so a job that was running waits again, one that was
 * pausing is paused, one that was being cancelled is cancelled. Those that wait are queued in the order they came in.
 * @returns how many open jobs there are.
 */
export async function recover(parts: Parts): Promise<number> {
  const rows = await parts.table.open();
  const statuses = await Promise.all(rows.map((row) => takenUp(parts, row)));
  for (const [index, { id: job, principal }] of rows.entries()) {
    if (statuses[index] === 'queued') parts.queue.add({ job, principal });
  }
  return rows.length;
}

/** Commands are taken already: where one was committed first, the job is looked at again. */
async function takenUp(parts: Parts, left: JobRow): Promise<JobStatus | undefined> {
  try {
    for (let row: JobRow | undefined = left; row; row = await parts.table.find(left.id)) {
      const status = await takeUp(parts, row);
      if (status) return status;
    }
  } catch (error) {
    if (storeErrorIn(error)) throw error;
    parts.onFailure(error, left.id);
  }
  return undefined;
}

/** @returns the status it has now; undefined when it was not in its row's any more. */
function takeUp(parts: Parts, row: JobRow): Promise<JobStatus | undefined> | JobStatus {
  switch (row.status) {
    case 'running':
      return leave(parts, row, 'queued');
    case 'pausing':
      return leave(parts, row, 'paused');
    case 'cancelling':
      return cancel(parts, row);
    default:
      return row.status;
  }
}

/** `claim` raises the fence: a runner that only seemed to be gone can write nothing more. */
async function leave({ log }: Parts, row: JobRow, status: JobStatus): Promise<JobStatus | undefined> {
  const events: JobEvent[] = [{ type: 'state', data: { status, reason: 'crash' } }];
  const guard = { by: 'status', statuses: [row.status] } as const;
  const { ok } = await log.append({ job: row.id, guard, events, status, claim: true });
  return ok ? status : undefined;
}

async function cancel({ log, folds, endings }: Parts, row: JobRow): Promise<JobStatus | undefined> {
  const state = await folds.current(row.id);
  const { events, also, after } = await endings.cancelled(state, state.reason, 'aborted', row.elapsed);
  const guard = { by: 'head', head: state.seq } as const;
  const { ok } = await log.append({ job: row.id, guard, events, also, claim: true });
  if (!ok) return undefined;
  await after();
  return 'cancelled';
}
