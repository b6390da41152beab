import { uuid } from '../../client/uuid.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT } from '../exit.ts';

/** Cancels a job. */
export async function cancel({ connector, terminal, options }: CommandContext, id: string): Promise<number> {
  const body = { type: 'cancel', id: uuid(), reason: 'command line' };
  const { api } = await connector.connect();
  const reply = await api.json('POST', `/v1/jobs/${encodeURIComponent(id)}/commands`, body);
  terminal.out(options.json ? `${JSON.stringify(reply)}\n` : `${id}: ${String(reply['status'])}\n`);
  return EXIT.done;
}
