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

interface Work extends SourceText {
  readonly file: string;
  readonly output: string | undefined;
}

/** Refines files one after the other, and writes what they have become. */
export async function refine(context: CommandContext, ...files: readonly string[]): Promise<number> {
  const { terminal, options, interrupted } = context;
  const works = await planned(files, options.output);
  if ('problem' in works) {
    terminal.note(`${works.problem}\n`);
    return EXIT.usage;
  }
  let worst: number = EXIT.done;
  for (const work of works) {
    if (works.length > 1 && !options.json) terminal.note(`${work.file}\n`);
    const code = await refineOne(work, context).catch((error: unknown) => {
      // One that is refused keeps nobody from refining the others.
      if (works.length === 1 || !(error instanceof RedraftError)) throw error;
      return failure(error, { terminal, json: options.json, url: options.url, subject: work.file });
    });
    worst = Math.max(worst, code);
    if (interrupted.aborted || code === EXIT.unreachable) break;
  }
  return worst;
}

async function planned(
  files: readonly string[],
  output: string | undefined,
): Promise<readonly Work[] | { readonly problem: string }> {
  const places = await destinations(files, output);
  if (!places.ok) return places;
  const works: Work[] = [];
  for (const [index, file] of files.entries()) {
    const source = await sourceText(file);
    if ('problem' in source) return source;
    if (source.text.trim() === '') return { problem: `${nameOf(file)} is empty.` };
    works.push({ ...source, file, output: places.files[index] });
  }
  return works;
}

async function refineOne({ file, text, mark, output }: Work, context: CommandContext): Promise<number> {
  const { connector, terminal, options } = context;
  const { strategy, dialect, apply, review, json, watch } = options;
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
