import type { Redraft } from '../client/client.ts';
import type { Job } from '../client/job.ts';
import type { JobState } from '../protocol/state.ts';
import { EXIT } from './exit.ts';
import type { CommandContext } from './command-context.ts';
import { Patience } from './patience.ts';
import { ProgressLines } from './progress-lines.ts';
import { Questions } from './questions.ts';

export interface FollowOptions extends CommandContext {
  /** Show each change as it is made. */
  readonly changes: boolean;
  /** Ctrl-C cancels the job, and its end is still heard; or it leaves, and the job goes on. */
  readonly cancels: boolean;
}

const ABOUT_QUESTIONS: ReadonlySet<string> = new Set(['input_requested', 'input_resolved', 'snapshot']);

/** `left`: whoever watched did; `lost`: the server did, and did not come back. */
export type Followed = JobState | 'left' | 'lost';

/** Hears a job to its end. */
export async function follow(redraft: Redraft, job: Job, options: FollowOptions): Promise<Followed> {
  const { terminal, options: chosen, changes, interrupted, cancels } = options;
  const lines = new ProgressLines(job, terminal, changes);
  const questions = new Questions(job, terminal, redraft.api.url);
  using patience = new Patience(chosen.wait, () => job.close());
  const stop = () => {
    questions.close();
    if (!cancels) job.close();
    // Refused: the job has ended by itself, and its end is on its way.
    else void job.cancel('ctrl-c').catch(() => undefined);
  };
  interrupted.addEventListener('abort', stop);
  if (interrupted.aborted) stop();
  try {
    for await (const update of job.events()) {
      if (update.type === 'reach') patience.hear(update.data);
      if (!chosen.json) lines.hear(update);
      else if ('seq' in update || update.type === 'snapshot') terminal.out(`${JSON.stringify(update)}\n`);
      if (!ABOUT_QUESTIONS.has(update.type)) continue;
      lines.clear();
      if (!interrupted.aborted) questions.look();
    }
    if (patience.isOver) return 'lost';
    return interrupted.aborted && !cancels ? 'left' : await job.finished;
  } finally {
    questions.close();
    lines.clear();
    interrupted.removeEventListener('abort', stop);
  }
}

/** What is said of how it went, and the exit code that it stands for. */
export function outcome(job: Job, followed: Followed, { terminal }: CommandContext): number {
  if (followed === 'left') return EXIT.cancelled;
  if (followed === 'lost') {
    terminal.note(`The server has gone away. The job may go on: redraft watch ${job.id}\n`);
    return EXIT.unreachable;
  }
  const { status, end } = followed;
  if (end?.type === 'error') terminal.note(`The job failed: ${end.error.message}\n`);
  if (status === 'completed') return EXIT.done;
  return status === 'cancelled' ? EXIT.cancelled : EXIT.failed;
}
