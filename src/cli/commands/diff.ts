import type { CommandContext } from '../command-context.ts';
import { EXIT } from '../exit.ts';
import { sourceText } from '../source-text.ts';
import { added, printable, struck, type Terminal } from '../terminal.ts';

/** What a job changed, or what lies between two files, as a patch; in colour where people look. */
export async function diff(context: CommandContext, subject: string, newer?: string): Promise<number> {
  const { terminal, options } = context;
  if (newer === undefined) {
    if (subject.startsWith('job_') || !(await Bun.file(subject).exists())) return diffJob(context, subject);
    terminal.note(
      `${subject} is a file, and a second one to compare it with is missing: redraft diff ${subject} <file>\n`,
    );
    return EXIT.usage;
  }
  const [a, b] = [await sourceText(subject), await sourceText(newer)];
  const problem = 'problem' in a ? a.problem : 'problem' in b ? b.problem : versionsOf(options);
  if ('problem' in a || 'problem' in b || problem !== undefined) {
    terminal.note(`${problem}\n`);
    return EXIT.usage;
  }
  // Only who compares files needs it.
  const { diffFiles } = await import('../../documents/diff/diff-files.ts');
  const [from, to] = [
    { name: subject, text: a.mark + a.text },
    { name: newer, text: b.mark + b.text },
  ];
  show(diffFiles(from, to, options.json ? 'json' : 'unified'), terminal, options.json);
  return EXIT.done;
}

async function diffJob({ connector, terminal, options }: CommandContext, id: string): Promise<number> {
  const { from = '0', to = 'result', json } = options;
  const query = new URLSearchParams({ job: id, fromPass: from, toPass: to, format: json ? 'json' : 'unified' });
  const answer = await (await connector.connect()).api.send('GET', `/v1/refine/diff?${query}`);
  show(await answer.text(), terminal, json);
  return EXIT.done;
}

function versionsOf({ from, to }: CommandContext['options']): string | undefined {
  return from === undefined && to === undefined ? undefined : '--from and --to are versions of a job, not of files.';
}

function show(text: string, terminal: Terminal, json: boolean): void {
  if (json) terminal.out(`${text.trimEnd()}\n`);
  else if (terminal.colour.out) terminal.out(text.split('\n').map(coloured).join('\n'));
  else terminal.out(text);
}

function coloured(line: string): string {
  const shown = printable(line);
  if (/^-(?!-- )/.test(shown)) return struck(true, shown);
  return /^\+(?!\+\+ )/.test(shown) ? added(true, shown) : shown;
}
