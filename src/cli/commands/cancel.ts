import { uuid } from '../../client/uuid.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT } from '../exit.ts';

/** Cancels a job. */
export async function cancel(id: string, { connect, terminal, options }: CommandContext): Promise<number> {
  const body = { type: 'cancel', id: uuid(), reason: 'command line' };
  const reply = await (await connect()).api.json('POST', `/v1/jobs/${encodeURIComponent(id)}/commands`, body);
  terminal.out(options.json ? `${JSON.stringify(reply)}\n` : `${id}: ${String(reply['status'])}\n`);
  return EXIT.done;
}
