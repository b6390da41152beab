import { Turns } from '../documents/turns.ts';
import type { JobRow } from '../jobs/job-table.ts';
import type { JobState } from '../protocol/state.ts';
import { type JobProgress, progressOf } from '../protocol/progress.ts';
import type { Decisions } from '../protocol/decisions.ts';
import type { JobStatus } from '../protocol/status.ts';

/** A job as REST shows it. Times in ms since 1970. */
export interface JobView {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly strategy: string;
  readonly status: JobStatus;
  readonly created_at: number;
  readonly started_at: number | null;
  readonly ended_at: number | null;
  readonly retry_of: string | null;
  /** The id of the uploaded file that its text was read from. */
  readonly file: string | null;
  /** The id of the conversation that it is a turn of. */
  readonly conversation: string | null;
  /** How often decisions on its changes have changed. */
  readonly decisions_rev: number;
}

/** A job’s row as REST shows it. */
export function jobView(row: JobRow): JobView {
  const { id, kind, title, strategy, status } = row;
  return {
    id,
    kind,
    title,
    strategy,
    status,
    created_at: row.createdAt,
    started_at: row.startedAt,
    ended_at: row.endedAt,
    retry_of: row.retryOf,
    file: row.file,
    conversation: row.conversation,
    decisions_rev: row.decisionsRev,
  };
}

/** Where to watch a job, as paths of this server. */
export function linksOf({ id }: JobRow) {
  return {
    socket: `/ws/progress/${id}`,
    events: `/v1/jobs/${id}/events`,
    status: `/v1/jobs/${id}/status`,
    result: `/v1/jobs/${id}/result`,
  };
}

/** How far a job is, without its document. */
export interface StatusView {
  readonly id: string;
  readonly status: JobStatus;
  readonly progress: JobProgress & { readonly eta_ms: number | null };
  /** Time spent running. */
  readonly elapsed_ms: number;
  /** Words of prose in its newest version; null while no pass has come to its end. */
  readonly words: number | null;
  /** Changes that are in the text. */
  readonly changes: number;
  /** Changes, suggestions and hints that people can decide on, and how many they have decided on. */
  readonly offered: number;
  readonly decided: number;
  /** What the job waits to be told; null when it waits for nothing. */
  readonly question: string | null;
  /** Why it failed; null when it did not. */
  readonly error: string | null;
  readonly warnings: number;
}

/** The share of the work after which its pace says something. */
const KNOWN = 0.02;

/** Counted in turns of the event loop: of a book there are very many changes. */
export async function statusView(row: JobRow, state: JobState, decisions: Decisions): Promise<StatusView> {
  const progress = progressOf(state);
  const { fraction } = progress;
  const going = row.status === 'running' && fraction >= KNOWN;
  return {
    id: row.id,
    status: row.status,
    progress: { ...progress, eta_ms: going ? Math.round((row.elapsed * (1 - fraction)) / fraction) : null },
    elapsed_ms: row.elapsed,
    words: state.passes.findLast(({ readability }) => readability)?.readability?.after.words ?? null,
    changes: state.passes.reduce((sum, { changes }) => sum + changes, 0),
    ...(await reviewed(state, decisions)),
    question: state.input?.question ?? null,
    error: state.end?.type === 'error' ? state.end.error.message : null,
    warnings: state.warnings.length,
  };
}

async function reviewed({ blocks }: JobState, decisions: Decisions): Promise<Pick<StatusView, 'offered' | 'decided'>> {
  const counts = { offered: 0, decided: 0 };
  const turns = new Turns();
  for (const block of blocks) {
    counts.offered += block.changes.length;
    for (const { id } of block.changes) if (decisions.has(id)) counts.decided += 1;
    await turns.spend(16 * (1 + block.changes.length));
  }
  return counts;
}
