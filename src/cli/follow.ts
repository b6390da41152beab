import type { Job } from '../client/job.ts';
import type { JobState } from '../protocol/state.ts';
import { EXIT } from './exit.ts';
import { ProgressLines } from './progress-lines.ts';
import type { Terminal } from './terminal.ts';

export interface FollowOptions {
  readonly terminal: Terminal;
  readonly json: boolean;
  readonly changes: boolean;
  /** Aborted by the first Ctrl-C: the job is cancelled, and its end is still heard. */
  readonly interrupted: AbortSignal;
  /** Somebody who only watches leaves; the job goes on. */
  readonly cancels: boolean;
}

/** Hears a job to its end. @returns its last state, or undefined when the watcher left */
export async function follow(job: Job, options: FollowOptions): Promise<JobState | undefined> {
  const { terminal, json, changes, interrupted, cancels } = options;
  const lines = new ProgressLines(job, terminal, changes);
  const stop = () => {
    if (!cancels) job.close();
    // Refused: the job has ended by itself, and its end is on its way.
    else void job.cancel('ctrl-c').catch(() => undefined);
  };
  if (interrupted.aborted) stop();
  interrupted.addEventListener('abort', stop);
  try {
    for await (const update of job.events()) {
      if (!json) lines.hear(update);
      else if ('seq' in update || update.type === 'snapshot') terminal.out(`${JSON.stringify(update)}\n`);
    }
    return interrupted.aborted && !cancels ? undefined : await job.finished;
  } finally {
    lines.clear();
    interrupted.removeEventListener('abort', stop);
  }
}

/** The exit code that a job's end stands for. */
export function exitOf(state: JobState): number {
  if (state.status === 'completed') return EXIT.done;
  return state.status === 'cancelled' ? EXIT.cancelled : EXIT.failed;
}
