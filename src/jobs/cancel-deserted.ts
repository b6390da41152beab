import type { Commands } from './commands.ts';
import type { Folds } from './folds.ts';
import type { JobTable } from './job-table.ts';

interface Parts {
  readonly folds: Folds;
  readonly table: JobTable;
  readonly commands: Commands;
}

/**
 * Closing a socket is not a cancel, unless the job was started with `cancel_after_s`: then it is cancelled once nobody
 * has watched it for so many seconds after somebody did.
 */
export async function cancelDeserted({ folds, table, commands }: Parts, job: string, seconds: number): Promise<void> {
  const { accepted } = await folds.current(job);
  if (accepted?.options['cancel_after_s'] !== seconds) return;
  const row = await table.find(job);
  if (!row) return;
  const owner = { id: row.principal, scopes: ['read', 'control'] as const };
  await commands.submit(owner, job, { type: 'cancel', id: crypto.randomUUID(), reason: 'nobody watches' });
}
