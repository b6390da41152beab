import { extname } from 'node:path';
import type { Redraft } from '../../client/client.ts';
import type { Options } from '../arguments.ts';
import { EXIT } from '../exit.ts';
import { exitOf, follow } from '../follow.ts';
import type { Terminal } from '../terminal.ts';

export interface CommandContext {
  readonly redraft: Redraft;
  readonly terminal: Terminal;
  readonly options: Options;
  readonly interrupted: AbortSignal;
}

/** Refines a file and writes what it has become; a job that was cancelled gives what was finished. */
export async function refine(
  file: string,
  { redraft, terminal, options, interrupted }: CommandContext,
): Promise<number> {
  const source = file === '-' ? Bun.stdin : Bun.file(file);
  if (file !== '-' && !(await Bun.file(file).exists())) {
    terminal.note(`There is no file ${file}.\n`);
    return EXIT.usage;
  }
  const bytes = await source.arrayBuffer();
  const text = decoded(bytes);
  if (text === undefined) {
    terminal.note(`${file} is not a text in UTF-8.\n`);
    return EXIT.usage;
  }
  const { strategy, dialect, apply, output, json = false, watch = false } = options;
  const format = extname(file).toLowerCase() === '.txt' ? 'text' : 'markdown';
  const job = await redraft.refine({ text, format, strategy, dialect, apply });
  const state = await follow(job, { terminal, json, changes: watch, interrupted, cancels: true });
  if (!state) return EXIT.cancelled;
  if (state.end?.type === 'error') terminal.note(`The job failed: ${state.end.error.message}\n`);
  const result = await job.result();
  if (output !== undefined) {
    await Bun.write(output, result);
    if (!json) terminal.note(`${output} · job ${job.id}\n`);
  } else if (!json) terminal.out(result);
  if (json) terminal.out(`${JSON.stringify({ type: 'result', job: job.id, status: state.status, text: result })}\n`);
  return exitOf(state);
}

function decoded(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
