import type { CommandContext } from '../command-context.ts';
import { EXIT } from '../exit.ts';
import { printable } from '../terminal.ts';

const MOST = 50;

/** The newest jobs, one a line: id, status, when, title. */
export async function jobs({ connector, terminal, options }: CommandContext): Promise<number> {
  const { items } = await (await connector.connect()).jobs({ limit: MOST });
  if (items.length === 0 && !options.json) terminal.note('There are no jobs here.\n');
  for (const job of items) {
    const when = new Date(job.created_at).toISOString().slice(0, 16).replace('T', ' ');
    const { id, status, title } = job;
    const line = `${id}  ${status.padEnd(14)}  ${when}  ${printable(title)}`;
    terminal.out(`${options.json ? JSON.stringify(job) : line}\n`);
  }
  return EXIT.done;
}
