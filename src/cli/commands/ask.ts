import { basename } from 'node:path';
import type { Redraft } from '../../client/client.ts';
import { RedraftError } from '../../client/redraft-error.ts';
import { writing } from '../../client/writing.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT } from '../exit.ts';
import { follow, outcome } from '../follow.ts';
import { sourceText } from '../source-text.ts';
import { printable } from '../terminal.ts';

/** UTF-16 units of a passage that stand for it. */
const QUOTED = 80;

/** Answers a question from files. They are on the server while it is answered, and no longer. */
export async function ask(context: CommandContext, question: string): Promise<number> {
  const { connector, options } = context;
  const files = await Promise.all((options.file ?? []).map(read));
  const redraft = await connector.connect();
  const stored = files.length === 0 ? [] : await redraft.upload(files);
  try {
    return await answered(context, redraft, { message: question, files: stored.map(({ id }) => id) });
  } finally {
    await Promise.allSettled(stored.map(({ id }) => redraft.removeFile(id)));
  }
}

async function answered(
  context: CommandContext,
  redraft: Redraft,
  question: { readonly message: string; readonly files: readonly string[] },
): Promise<number> {
  const { terminal, options } = context;
  const { job: asked, conversation_id } = await writing(redraft).ask({ ...question, wait: 0 });
  const followed = await follow(redraft.watch(asked.id), { ...context, changes: 'none', cancels: true });
  const { job, last } = followed;
  const code = outcome(followed, context);
  if (typeof last === 'string' || code !== EXIT.done) return code;
  const { status, sources } = last;
  const text = await job.result();
  if (options.json) {
    terminal.out(`${JSON.stringify({ type: 'result', job: job.id, conversation_id, status, text, sources })}\n`);
    return code;
  }
  terminal.out(`${text.trimEnd()}\n`);
  for (const { id, title, quote } of sources) terminal.note(`[${id}] ${printable(title)}: “${shortened(quote)}”\n`);
  return code;
}

function shortened(quote: string): string {
  const line = printable(quote.replaceAll(/\s+/g, ' ').trim());
  return line.length > QUOTED ? `${line.slice(0, QUOTED).trimEnd()}…` : line;
}

/** @throws RedraftError that says what is wrong with the file */
async function read(file: string): Promise<File> {
  const source = await sourceText(file);
  if ('problem' in source) throw new RedraftError('VALIDATION_ERROR', source.problem, false);
  return new File([source.mark + source.text], basename(file));
}
