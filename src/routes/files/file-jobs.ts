import type { Principal } from '../../jobs/principal.ts';
import type { VersionEntry } from '../../jobs/versions/versions.ts';
import type { Services } from '../../services.ts';
import type { ListedJob } from '../../protocol/listed-job.ts';
import { jobView } from '../jobs/job-view.ts';

/** A job that was made from a file, with its text after each pass. */
export interface FileJob {
  readonly job: ListedJob;
  readonly versions: readonly VersionEntry[];
}

/** A file's jobs, newest first. `next`: the number below which the next page begins. */
export async function fileJobs(
  { table, folds, versions }: Services,
  principal: Principal,
  file: string,
  limit: number,
  below?: number,
): Promise<{ readonly items: readonly FileJob[]; readonly next: number | null }> {
  const rows = await table.ofFile(principal, file, limit + 1, below);
  const shown = rows.slice(0, limit);
  const items: FileJob[] = [];
  // One after the other: a page of a hundred folds is not held at once.
  for (const row of shown) {
    // oxlint-disable-next-line no-await-in-loop
    items.push({ job: jobView(row), versions: await versions.list(row, await folds.current(row.id)) });
  }
  return { items, next: rows.length > limit ? (shown.at(-1)?.number ?? null) : null };
}
