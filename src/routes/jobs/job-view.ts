import { Turns } from '../../documents/turns.ts';
import type { JobRow } from '../../jobs/job-table.ts';
import type { JobState } from '../../protocol/fold/state.ts';
import type { JobFigures, ListedJob } from '../../protocol/listed-job.ts';
import { progressOf } from '../../protocol/fold/progress.ts';
import type { Decisions } from '../../protocol/review/decisions.ts';
import { totalUsage } from '../../protocol/fold/usage.ts';

/** A job’s row as REST shows it. */
export function jobView(row: JobRow): ListedJob {
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

/** The share of the work after which its pace says something. */
const KNOWN = 0.02;

/**
 * Counted in turns of the event loop: of a book there are very many changes. The status is the fold’s: the row may be a
 * commit ahead of it, and “failed” would stand beside no error.
 */
export async function statusView(
  row: Pick<JobRow, 'id' | 'elapsed'>,
  state: JobState,
  decisions: Decisions,
): Promise<JobFigures> {
  const progress = progressOf(state);
  const { fraction } = progress;
  const going = state.status === 'running' && fraction >= KNOWN;
  return {
    id: row.id,
    status: state.status,
    progress: { ...progress, eta_ms: going ? Math.round((row.elapsed * (1 - fraction)) / fraction) : null },
    elapsed_ms: row.elapsed,
    words: state.passes.findLast(({ readability }) => readability)?.readability?.after.words ?? null,
    changes: state.passes.reduce((sum, { changes }) => sum + changes, 0),
    ...(await reviewed(state, decisions)),
    question: state.input?.question ?? null,
    error: state.end?.type === 'error' ? state.end.error.message : null,
    warnings: state.warnings.length,
    usage: totalUsage(state.usage, state.engine ?? '') ?? null,
  };
}

async function reviewed({ blocks }: JobState, decisions: Decisions): Promise<Pick<JobFigures, 'offered' | 'decided'>> {
  const counts = { offered: 0, decided: 0 };
  const turns = new Turns();
  for (const block of blocks) {
    counts.offered += block.changes.length;
    for (const { id } of block.changes) if (decisions.has(id)) counts.decided += 1;
    await turns.spend(16 * (1 + block.changes.length));
  }
  return counts;
}
