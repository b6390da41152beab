import type { JobState } from '../../protocol/fold/state.ts';

/** Whether somebody waits for an answer to what they said. */
export function isOwing({ feedback }: Pick<JobState, 'feedback'>): boolean {
  return feedback.some(({ applied }) => !applied);
}
