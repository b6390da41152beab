import type { Statement } from '../../store/driver.ts';
import type { JobRow } from '../job-table.ts';
import { forgetTitle } from '../titles/job-titles.ts';

const TABLES = ['events', 'inputs', 'final_states', 'commands', 'tickets', 'versions', 'idempotency'];

/** Takes a job out of every table; what was said of its strategy stays, without its name. */
export function removal(job: JobRow): Statement[] {
  return [
    ...TABLES.map((table) => ({ sql: `delete from ${table} where job = ?`, params: [job.id] })),
    { sql: 'update strategy_feedback set job = null where job = ?', params: [job.id] },
    forgetTitle(job),
    { sql: 'delete from jobs where id = ?', params: [job.id] },
  ];
}
