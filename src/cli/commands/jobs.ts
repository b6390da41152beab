import { isBody } from '../../client/body.ts';
import { EXIT } from '../exit.ts';
import { printable } from '../terminal.ts';
import type { CommandContext } from '../command-context.ts';

const MOST = 50;

/** The newest jobs, one a line: id, status, when, title. */
export async function jobs({ connect, terminal, options }: CommandContext): Promise<number> {
  const { items } = await (await connect()).api.json('GET', `/v1/jobs?limit=${MOST}`);
  for (const job of Array.isArray(items) ? items.filter(isBody) : []) {
    const when = new Date(Number(job['created_at'])).toISOString().slice(0, 16).replace('T', ' ');
    terminal.out(
      options.json
        ? `${JSON.stringify(job)}\n`
        : `${String(job['id'])}  ${String(job['status']).padEnd(14)}  ${when}  ${printable(String(job['title']))}\n`,
    );
  }
  return EXIT.done;
}
