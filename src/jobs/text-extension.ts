import type { JobState } from '../protocol/fold/state.ts';

/** The file ending of a job's texts. */
export function textExtension(state: JobState): 'md' | 'txt' {
  return state.accepted?.input.format === 'text' ? 'txt' : 'md';
}
