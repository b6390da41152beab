import { extname } from 'node:path';
import { isTerminal } from '../../protocol/status.ts';
import type { CommandContext } from '../command-context.ts';
import { whyNotWritable } from '../destination.ts';
import { EXIT } from '../exit.ts';
import { follow, outcome } from '../follow.ts';
import { sourceText } from '../source-text.ts';

/** Refines a file and writes what it has become; a job that was cancelled gives what was finished. */
export async function refine(file: string, context: CommandContext): Promise<number> {
  const { connect, terminal, options } = context;
  const { strategy, dialect, apply, review, output, json, watch } = options;
  const problem = output === undefined ? undefined : await whyNotWritable(output);
  const source = problem === undefined ? await sourceText(file) : { problem };
  if ('problem' in source) {
    terminal.note(`${source.problem}\n`);
    return EXIT.usage;
  }
  const redraft = await connect();
  const format = extname(file).toLowerCase() === '.txt' ? 'text' : 'markdown';
  const job = await redraft.refine({ text: source.text, format, strategy, dialect, apply, review });
  const followed = await follow(redraft, job, { ...context, changes: watch, cancels: true });
  const code = outcome(job, followed, context);
  if (typeof followed === 'string' || !isTerminal(followed.status)) return code;
  const text = source.mark + (await job.result());
  if (json) terminal.out(`${JSON.stringify({ type: 'result', job: job.id, status: followed.status, text })}\n`);
  if (output === undefined) {
    if (!json) terminal.out(text);
    return code;
  }
  try {
    await Bun.write(output, text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    terminal.note(`${output} could not be written: ${why}\nThe text is kept as job ${job.id}.\n`);
    return EXIT.failed;
  }
  if (!json) terminal.note(`${output} · job ${job.id}\n`);
  return code;
}
