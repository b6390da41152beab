import type { JobStatus } from '../../../protocol/status.ts';
import { clockTime, counted, seconds, STATUS_WORDS, titled } from '../words.ts';
import type { Row } from './job-list.ts';

/** How a job stands, in a few words. */
export function stateWords({ job: { status }, figures }: Row): string {
  if (status === 'awaiting_input') return 'Needs you';
  const progress = figures?.progress;
  if (status !== 'running' || !progress || progress.of === 0) return STATUS_WORDS[status];
  return `${titled(progress.name ?? '')}, pass ${progress.pass} of ${progress.of}`;
}

const NOTED: readonly JobStatus[] = ['awaiting_input', 'failed', 'cancelled', 'paused', 'pausing', 'completed'];

/** What of a row is still to be read: it has its place by then, so that nothing moves. */
export function awaitedOf({ job: { kind, status }, figures }: Row) {
  const awaited = figures === undefined && kind === 'refine';
  return { words: awaited, note: awaited && NOTED.includes(status), changes: awaited && status !== 'queued' };
}

/** What there is to say about it: what it asks, why it failed, how much of it was decided. */
export function noteWords({ job: { kind, status }, figures }: Row): string {
  if (!figures) return '';
  if (kind !== 'refine' && status !== 'failed') return '';
  const { question, error, offered, decided, changes, progress } = figures;
  switch (status) {
    case 'awaiting_input':
      return question ?? '';
    case 'failed':
      return error ?? '';
    case 'cancelled':
      return changes === 0 ? 'Nothing was changed' : `${counted(changes, 'change')} kept`;
    case 'paused':
    case 'pausing':
      return `${Math.round(progress.fraction * 100)} % done`;
    case 'completed':
      if (offered === 0) return 'Nothing to change';
      if (decided === 0) return 'Not reviewed';
      return decided === offered
        ? `All ${offered.toLocaleString('en')} decided`
        : `${decided.toLocaleString('en')} of ${offered.toLocaleString('en')} decided`;
    default:
      return '';
  }
}

export function changesWords({ job: { status }, figures }: Row): string {
  if (!figures || status === 'queued') return '';
  const count = status === 'completed' ? figures.offered : figures.changes;
  return count === 0 ? '' : counted(count, 'change');
}

export function timeWords({ job, figures }: Row): string {
  const { status, created_at, started_at, ended_at } = job;
  if (status === 'running') return figures?.progress.eta_ms ? `${seconds(figures.progress.eta_ms)} left` : '';
  if (ended_at === null || started_at === null) return `since ${clockTime(created_at)}`;
  return `${clockTime(ended_at)}, ${status === 'completed' ? 'took' : 'after'} ${seconds(ended_at - started_at)}`;
}

/** What was wished for, and how long the text is. */
export function kindWords({ job: { kind, strategy }, figures }: Row): string {
  if (kind === 'chat') return 'A question';
  return figures?.words ? `${titled(strategy)}, ${counted(figures.words, 'word')}` : titled(strategy);
}
