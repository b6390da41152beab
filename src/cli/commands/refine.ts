import { basename, extname } from 'node:path';
import { RedraftError } from '../../client/redraft-error.ts';
import { isTerminal } from '../../protocol/status.ts';
import type { CommandContext } from '../command-context.ts';
import { destinations } from '../destination.ts';
import { EXIT } from '../exit.ts';
import { failure } from '../failure.ts';
import { follow, outcome } from '../follow.ts';
import { nameOf, type SourceText, sourceText } from '../source-text.ts';
import { writeText } from '../written-text.ts';

interface Work {
  readonly file: string;
  readonly output: string | undefined;
}

/**
 * Refines files one after the other, and writes what they have become. Each stands alone: what cannot be read or is
 * refused keeps nobody from refining the others.
 */
export async function refine(context: CommandContext, ...files: readonly string[]): Promise<number> {
  const { terminal, options, interrupted } = context;
  const places = await destinations(files, options.output);
  if (!places.ok) {
    terminal.note(`${places.problem}\n`);
    return EXIT.usage;
  }
  const codes: number[] = [];
  for (const [index, file] of files.entries()) {
    if (files.length > 1 && !options.json) terminal.note(`${file}\n`);
    const code = await refineOne({ file, output: places.files[index] }, context).catch((error: unknown) => {
      if (files.length === 1 || !(error instanceof RedraftError)) throw error;
      return failure(error, { terminal, options, subject: file });
    });
    codes.push(code);
    if (interrupted.aborted || code === EXIT.unreachable) break;
  }
  const done = codes.filter((code) => code === EXIT.done).length;
  if (done < files.length && files.length > 1) terminal.note(`${done} of ${files.length} files were refined.\n`);
  return Math.max(...codes);
}

/** @throws RedraftError that says what is wrong with the file */
async function textOf(file: string): Promise<SourceText> {
  const source = await sourceText(file);
  const problem = 'problem' in source ? source.problem : source.text.trim() === '' && `${nameOf(file)} is empty.`;
  if ('problem' in source || problem !== false) throw new RedraftError('VALIDATION_ERROR', String(problem), false);
  return source;
}

async function refineOne({ file, output }: Work, context: CommandContext): Promise<number> {
  const { connector, terminal, options } = context;
  const { strategy, dialect, apply, review, json, watch } = options;
  const { text, mark } = await textOf(file);
  const format = extname(file).toLowerCase() === '.txt' ? 'text' : 'markdown';
  const redraft = await connector.connect();
  const made = await redraft.refine({ text, format, title: titleOf(file), strategy, dialect, apply, review });
  if (json) terminal.out(`${JSON.stringify({ type: 'job', job: made.id, file })}\n`);
  const followed = await follow(made, { ...context, changes: watch, cancels: true });
  const { job, last } = followed;
  const code = outcome(followed, context);
  if (typeof last === 'string' || !isTerminal(last.status)) return code;
  const result = mark + (await job.result());
  return (await writeText({ job, text: result, output, json, file }, terminal)) ?? code;
}

/** A file is listed by its name where the name is one that can be shown. */
function titleOf(file: string): string | undefined {
  const name = basename(file).trim();
  return file !== '-' && /^\P{Cc}{1,200}$/u.test(name) && name.isWellFormed() ? name : undefined;
}
