import type { CommandContext } from '../command-context.ts';
import { follow, outcome } from '../follow.ts';

/** Watches a job until it ends; Ctrl-C leaves, and the job goes on. */
export async function watch(id: string, context: CommandContext): Promise<number> {
  const { connect, terminal, options } = context;
  const redraft = await connect();
  // A server or a job that is not there is told at once.
  await redraft.api.json('GET', `/v1/jobs/${encodeURIComponent(id)}/status`);
  const job = redraft.watch(id);
  const followed = await follow(redraft, job, { ...context, changes: true, cancels: false });
  if (typeof followed !== 'string' && !options.json) terminal.note(`${followed.status}\n`);
  return outcome(job, followed, context);
}
