import { EXIT } from '../exit.ts';
import { added, printable, struck } from '../terminal.ts';
import type { CommandContext } from './refine.ts';

/** What a job changed, as a patch; in colour where people look. */
export async function diff(id: string, { redraft, terminal, options }: CommandContext): Promise<number> {
  const { from = '0', to = 'result', json = false } = options;
  const query = new URLSearchParams({ job: id, fromPass: from, toPass: to, format: json ? 'json' : 'unified' });
  const answer = await redraft.api.send('GET', `/v1/refine/diff?${query}`);
  const text = await answer.text();
  if (json || !terminal.colour) terminal.out(text);
  else for (const line of text.split('\n')) terminal.out(`${coloured(line)}\n`);
  return EXIT.done;

  function coloured(line: string): string {
    const shown = printable(line);
    if (/^-(?!--)/.test(shown)) return struck(terminal, shown);
    return /^\+(?!\+\+)/.test(shown) ? added(terminal, shown) : shown;
  }
}
