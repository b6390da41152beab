import type { ListedJob } from '../../protocol/listed-job.ts';
import type { JobStatus } from '../../protocol/status.ts';

/** Which jobs a list holds: those that fit every member. */
export interface JobFilter {
  readonly status?: JobStatus | readonly JobStatus[] | undefined;
  readonly kind?: string | undefined;
  readonly strategy?: string | undefined;
  /** Words that stand in the title. */
  readonly text?: string | undefined;
  /** A date in UTC (`2026-11-21`), a time with its zone, or ms since 1970. */
  readonly from?: string | number | undefined;
  readonly to?: string | number | undefined;
}

/** What a list of jobs says besides. */
export interface JobCounting {
  /** True: how many jobs are in each status, as `counts` of the page. */
  readonly counts?: true | undefined;
}

/** A part of a list, which begins behind the `next_cursor` of the part before it. */
export interface PageQuery {
  /** 1 to 100. Default 20. */
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** Jobs, newest first. */
export interface JobPage {
  readonly items: readonly ListedJob[];
  /** For the next part; null behind the last one. */
  readonly next_cursor: string | null;
  /** By status, whatever `status` and `text` of the filter say; of a kind and strategy at most 1,000 are counted. */
  readonly counts?: Readonly<Record<JobStatus, number>>;
}
