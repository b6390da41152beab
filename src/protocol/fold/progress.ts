import type { JobState } from './state.ts';

/** How far a job is. `fraction` counts characters over all planned passes, 0 to 1. */
export interface JobProgress {
  readonly pass: number;
  readonly of: number;
  readonly name: string | null;
  readonly fraction: number;
}

/** How far the job is by its log; a pass that runs counts by the characters of the blocks it has completed. */
export function progressOf(state: JobState): JobProgress {
  const { passes, blocks, status } = state;
  const of = passes.length;
  const running = passes.find((pass) => pass.status === 'running');
  const complete = passes.filter((pass) => pass.status === 'complete').length;
  const current = running ?? passes.findLast((pass) => pass.status === 'complete');
  const total = blocks.reduce((sum, { text }) => sum + text.length, 0);
  const done = running ? blocks.reduce((sum, { text, pass }) => sum + (pass >= running.pass ? text.length : 0), 0) : 0;
  const within = total > 0 ? done / total : 0;
  const fraction = status === 'completed' ? 1 : of > 0 ? (complete + within) / of : 0;
  return { pass: current?.pass ?? 0, of, name: current?.name ?? null, fraction };
}
