import { EXIT } from '../exit.ts';
import { exitOf, follow } from '../follow.ts';
import type { CommandContext } from './refine.ts';

/** Watches a job until it ends; Ctrl-C leaves, and the job goes on. */
export async function watch(id: string, { redraft, terminal, options, interrupted }: CommandContext): Promise<number> {
  const job = redraft.watch(id);
  const json = options.json ?? false;
  const state = await follow(job, { terminal, json, changes: true, interrupted, cancels: false });
  if (!state) return EXIT.cancelled;
  if (!json) terminal.note(`${state.status}\n`);
  return exitOf(state);
}
