import type { JobState, PassState } from '../../../protocol/fold/state.ts';

type Attempt = Pick<PassState, 'pass' | 'attempt'>;

/** Of the question about a pass as it is now: done again, it is asked about again. */
export function gateId({ pass, attempt }: Attempt): string {
  return `review.p${pass}.a${attempt}`;
}

/** What people said of it. */
export function gateAnswer(pass: Attempt, { answers }: Pick<JobState, 'answers'>): string | undefined {
  const id = gateId(pass);
  return Object.hasOwn(answers, id) ? answers[id] : undefined;
}
