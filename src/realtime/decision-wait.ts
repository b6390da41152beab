import type { JobRow } from '../jobs/job-table.ts';
import { Bell } from './feeds/bell.ts';
import type { Hub } from './feeds/hub.ts';

/** Who waits for a decision, and for how long. */
export interface DecisionWait {
  readonly hub: Hub;
  readonly row: JobRow;
  /** The rev that the caller has seen. */
  readonly known: number;
  /** Seconds. */
  readonly wait: number;
  /** Aborted when the caller leaves. */
  readonly signal: AbortSignal;
}

/**
 * The `decisions_rev` of a job as soon as it is another one than is known, or when the waiting is over: of one that has
 * ended as well, whose channel says nothing more.
 */
export async function decisionsRevAfter({ hub, row, known, wait, signal }: DecisionWait): Promise<number> {
  const feed = await hub.feed(row);
  if (feed.decisionsRev !== known || wait === 0) return feed.decisionsRev;
  using bell = new Bell(hub, feed, wait * 1_000, signal);
  await bell.rings(Number.POSITIVE_INFINITY, known);
  return feed.decisionsRev;
}
