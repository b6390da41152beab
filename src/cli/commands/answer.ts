import { isBody } from '../../client/requests/body.ts';
import { uuid } from '../../client/uuid.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT } from '../exit.ts';

/** Answers the question that a job waits on. */
export async function answer(context: CommandContext, id: string, value: string): Promise<number> {
  const { connector, terminal, options } = context;
  const { api } = await connector.connect();
  const path = `/v1/jobs/${encodeURIComponent(id)}`;
  const { snapshot } = await api.json('GET', path);
  const asked = isBody(snapshot) && isBody(snapshot['input']) ? snapshot['input']['input'] : undefined;
  if (typeof asked !== 'string') {
    terminal.note(`${id} has asked nothing.\n`);
    return EXIT.failed;
  }
  const reply = await api.json('POST', `${path}/commands`, { type: 'respond', id: uuid(), input: asked, value });
  terminal.out(options.json ? `${JSON.stringify(reply)}\n` : `${id}: ${String(reply['status'])}\n`);
  return EXIT.done;
}
