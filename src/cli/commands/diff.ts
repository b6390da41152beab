import type { CommandContext } from '../command-context.ts';
import { EXIT } from '../exit.ts';
import { added, printable, struck } from '../terminal.ts';

/** What a job changed, as a patch; in colour where people look. */
export async function diff(id: string, { connect, terminal, options }: CommandContext): Promise<number> {
  const { from = '0', to = 'result', json } = options;
  const query = new URLSearchParams({ job: id, fromPass: from, toPass: to, format: json ? 'json' : 'unified' });
  const answer = await (await connect()).api.send('GET', `/v1/refine/diff?${query}`);
  const text = await answer.text();
  if (json) terminal.out(`${text.trimEnd()}\n`);
  else if (terminal.colour.out) terminal.out(text.split('\n').map(coloured).join('\n'));
  else terminal.out(text);
  return EXIT.done;
}

function coloured(line: string): string {
  const shown = printable(line);
  if (/^-(?!-- )/.test(shown)) return struck(true, shown);
  return /^\+(?!\+\+ )/.test(shown) ? added(true, shown) : shown;
}
