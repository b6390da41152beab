import type { Usage } from './events.ts';
import type { JobStatus } from './status.ts';

/** A job as REST shows it. Times in ms since 1970. */
export interface ListedJob {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly strategy: string;
  readonly status: JobStatus;
  readonly created_at: number;
  readonly started_at: number | null;
  readonly ended_at: number | null;
  /** The job that this one runs again. */
  readonly retry_of: string | null;
  /** The uploaded file that its text was read from. */
  readonly file: string | null;
  /** The conversation that it is a turn of. */
  readonly conversation: string | null;
  /** How often decisions on its changes have changed. */
  readonly decisions_rev: number;
}

/** How far a job is, without its document. */
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
  /** What all its calls to models came to by now; null while none was made. */
  readonly usage: Usage | null;
}
