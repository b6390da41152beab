import { Problem } from '../../http/answers/problem.ts';
import { reply } from '../../http/answers/envelope.ts';
import type { AcceptOutcome } from '../../jobs/acceptor.ts';
import { jobView, linksOf } from './job-view.ts';

export type TakenJob = Extract<AcceptOutcome, { ok: true }>;

/** Seconds: what is missing is not there in a moment, and who repeats requests by itself would wait in vain. */
const UNTIL_SET_UP = '3600';

/** The job that was taken in. @throws Problem VALIDATION_ERROR, CONFLICT, IDEMPOTENCY_MISMATCH, UNAVAILABLE */
export function taken(accepted: AcceptOutcome): TakenJob {
  if (accepted.ok) return accepted;
  if (accepted.reason === 'mismatch') throw new Problem('IDEMPOTENCY_MISMATCH');
  if (accepted.reason === 'answering') {
    throw new Problem('CONFLICT', {
      message: 'An answer of this conversation is still being written: wait for its end, or cancel it.',
    });
  }
  if (accepted.reason === 'overtaken') {
    throw new Problem('CONFLICT', { message: 'The conversation has gone on meanwhile: read it again.' });
  }
  if (accepted.reason === 'unavailable') {
    throw new Problem('UNAVAILABLE', { message: accepted.message, headers: { 'retry-after': UNTIL_SET_UP } });
  }
  throw new Problem('VALIDATION_ERROR', { details: accepted.problems });
}

/** The answer to a request that made a job, or that had made it before. */
export function acceptedReply({ job }: TakenJob) {
  return reply({ job: jobView(job), links: linksOf(job) });
}

export function replayHeader({ replayed }: TakenJob): Record<string, string> {
  return replayed ? { 'idempotency-replayed': 'true' } : {};
}
