import { isTerminal } from '../../protocol/status.ts';
import type { CommandContext } from '../command-context.ts';
import { destinations } from '../destination.ts';
import { EXIT } from '../exit.ts';
import { follow, outcome } from '../follow.ts';
import { writeText } from '../written-text.ts';

/** Watches a job until it ends; Ctrl-C leaves, and the job goes on. */
export async function watch(context: CommandContext, id: string): Promise<number> {
  const { connector, terminal, options } = context;
  const { json } = options;
  const places = await destinations([id], options.output);
  if (!places.ok) {
    terminal.note(`${places.problem}\n`);
    return EXIT.usage;
  }
  const redraft = await connector.connect();
  // A server or a job that is not there is told at once.
  await redraft.job(id).figures();
  const followed = await follow(redraft.watch(id), { ...context, changes: true, cancels: false });
  const { job, last } = followed;
  const [output] = places.files;
  if (typeof last !== 'string' && isTerminal(last.status) && output !== undefined) {
    const text = await job.result();
    return (await writeText({ job, text, output, json }, terminal)) ?? outcome(followed, context);
  }
  if (typeof last !== 'string' && !json) terminal.note(`${last.status}\n`);
  return outcome(followed, context);
}
