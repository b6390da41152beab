import type { JobStatus } from '../protocol/status.ts';

/** A job as the server lists it. Times in ms since 1970. */
export interface ListedJob {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly strategy: string;
  readonly status: JobStatus;
  readonly created_at: number;
  readonly started_at: number | null;
  readonly ended_at: number | null;
  /** The uploaded file that its text was read from. */
  readonly file: string | null;
  /** The job that this one runs again. */
  readonly retry_of: string | null;
  /** How often decisions on its changes have changed. */
  readonly decisions_rev: number;
}

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

/** How far a job is. */
export interface JobFigures {
  readonly id: string;
  readonly status: JobStatus;
  readonly progress: {
    readonly pass: number;
    readonly of: number;
    readonly name: string | null;
    /** 0 to 1, over all passes. */
    readonly fraction: number;
    readonly eta_ms: number | null;
  };
  /** ms spent running. */
  readonly elapsed_ms: number;
  /** Words of prose in its newest version; null while no pass has come to its end. */
  readonly words: number | null;
  /** Changes that are in the text. */
  readonly changes: number;
  /** Changes, suggestions and hints that people can decide on, and how many they have decided on. */
  readonly offered: number;
  readonly decided: number;
  /** What the job waits to be told. */
  readonly question: string | null;
  /** Why it failed. */
  readonly error: string | null;
  readonly warnings: number;
}
