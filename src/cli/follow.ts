import type { Job } from '../client/job.ts';
import type { JobState } from '../protocol/fold/state.ts';
import type { CommandContext } from './command-context.ts';
import { EXIT } from './exit.ts';
import { Patience } from './patience.ts';
import { ProgressLines } from './progress-lines.ts';
import { Questions } from './questions.ts';

/** How a job is followed. */
export interface FollowOptions extends CommandContext {
  /** Show each change as it is made; `none`: nothing of how it goes. */
  readonly changes: boolean | 'none';
  /** Ctrl-C cancels the job, and its end is still heard; or it leaves, and the job goes on. */
  readonly cancels: boolean;
}

/** How it was heard last. `left`: whoever watched did; `lost`: the server did, and did not come back. */
export interface Followed {
  readonly job: Job;
  readonly last: JobState | 'left' | 'lost';
}

const ABOUT_QUESTIONS: ReadonlySet<string> = new Set(['input_requested', 'input_resolved', 'snapshot']);

/** Hears a job to its end, from whoever works on its data folder by then. */
export async function follow(job: Job, options: FollowOptions): Promise<Followed> {
  for (let heard = job; ;) {
    const last = await hear(heard, options);
    if (last !== 'lost' || !options.connector.borrowed) return { job: heard, last };
    heard = (await options.connector.connect()).watch(job.id);
  }
}

async function hear(job: Job, options: FollowOptions): Promise<Followed['last']> {
  const { connector, terminal, options: chosen, changes, interrupted, cancels } = options;
  const lines = new ProgressLines(job, terminal, changes === true);
  const questions = new Questions(job, terminal, chosen.url);
  using patience = new Patience(connector.borrowed ? 0 : chosen.wait, () => job.close());
  const stop = () => {
    questions.close();
    if (!cancels) return void job.close();
    lines.say('· cancelling; Ctrl-C again leaves at once');
    // Refused: the job has ended by itself, and its end is on its way.
    void job.cancel('ctrl-c').catch(() => undefined);
  };
  interrupted.addEventListener('abort', stop);
  if (interrupted.aborted) stop();
  try {
    for await (const update of job.events()) {
      if (update.type === 'reach') patience.hear(update.data);
      if (!chosen.json && changes !== 'none') lines.hear(update);
      else if (chosen.json && ('seq' in update || update.type === 'snapshot'))
        terminal.out(`${JSON.stringify(update)}\n`);
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

/** Says how it went. @returns the exit code that it stands for */
export function outcome({ job, last }: Followed, { connector, terminal }: CommandContext): number {
  if (last === 'left') {
    const meanwhile = connector.own ? 'It rests until' : 'It goes on:';
    terminal.note(`${meanwhile} redraft watch ${job.id}\n`);
    return EXIT.cancelled;
  }
  if (last === 'lost') {
    terminal.note(`The server has gone away. The job may go on: redraft watch ${job.id}\n`);
    return EXIT.unreachable;
  }
  const { status, end } = last;
  if (end?.type === 'error') terminal.note(`The job failed: ${end.error.message}\n`);
  if (status === 'completed') return EXIT.done;
  return status === 'cancelled' ? EXIT.cancelled : EXIT.failed;
}
