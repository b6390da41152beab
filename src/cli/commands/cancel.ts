import { EXIT } from '../exit.ts';
import type { CommandContext } from './refine.ts';

/** Cancels a job. */
export async function cancel(id: string, { redraft, terminal, options }: CommandContext): Promise<number> {
  const body = { type: 'cancel', id: crypto.randomUUID(), reason: 'command line' };
  const reply = await redraft.api.json('POST', `/v1/jobs/${encodeURIComponent(id)}/commands`, body);
  terminal.out(options.json ? `${JSON.stringify(reply)}\n` : `${id}: ${String(reply['status'])}\n`);
  return EXIT.done;
}
