import type { JobRow, JobTable } from '../jobs/job-table.ts';
import type { Principal } from '../jobs/principal.ts';
import { noSuch } from './no-such.ts';

/** The principal's job. @throws Problem NOT_FOUND, the same for a job that is somebody else's */
export async function ownedJob(table: JobTable, principal: Principal, id: string): Promise<JobRow> {
  const row = await table.owned(principal, id);
  if (!row) throw noSuch('job');
  return row;
}
