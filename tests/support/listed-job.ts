import { newJobId } from '../../src/jobs/ids.ts';
import { noteSpan } from '../../src/jobs/log/job-spans.ts';
import { indexTitle } from '../../src/jobs/titles/job-titles.ts';
import type { JobStatus } from '../../src/protocol/status.ts';
import { jobs } from '../../src/store/schema.ts';
import { type Store, statementOf } from '../../src/store/store.ts';

export interface ListedJob {
  readonly id: string;
  readonly principal: string;
  readonly kind: string;
  readonly strategy: string;
  readonly status: JobStatus;
  readonly title: string;
  readonly createdAt: number;
}

/** Stores jobs as acceptance does, one after the other, without their logs. */
export async function listJobs(store: Store, given: readonly Partial<ListedJob>[]): Promise<ListedJob[]> {
  const usual = { principal: 'local', kind: 'k', strategy: 's', status: 'completed', title: '', createdAt: 1 } as const;
  const listed = given.map((job): ListedJob => ({ id: newJobId(), ...usual, ...job }));
  await store.atomic(
    listed.flatMap((job) => [
      statementOf(store.db.insert(jobs).values({ ...job, nonce: '', head: 0, chain: 0 })),
      noteSpan(job.id),
      indexTitle(job),
    ]),
  );
  return listed;
}
