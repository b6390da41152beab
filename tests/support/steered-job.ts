import type { SocketClient } from './socket-client.ts';
import type { SteeredWorld } from './steered-world.ts';
import type { Json } from './world.ts';

const isEnd = ({ type }: Json) => type === 'stream_end';

/** The passes that began, in order. */
export const starts = (client: SocketClient) =>
  client.frames.filter(({ type }) => type === 'pass_start').map(({ data }) => [data.pass, data.name]);

/** A job whose first `done` blocks are complete and whose next one is at the gate. */
export async function at(world: SteeredWorld, text: string, done: number, options?: Json): Promise<SocketClient> {
  const client = await world.job(text, options);
  world.let(done);
  await client.until(() => (client.state.passes[0]?.completed ?? 0) >= done && client.state.blocks.length > 0);
  await world.held();
  return client;
}

/** Says something and lets the job run to its end. @returns what was answered. */
export async function steered(world: SteeredWorld, client: SocketClient, command: Json): Promise<Json> {
  const { ok, id, error } = await client.command({ type: 'feedback', ...command });
  if (!ok) throw new Error(`refused: ${error.message}`);
  world.open();
  const { data } = await client.until(({ type, data: said }) => type === 'feedback_applied' && said.feedback === id);
  await client.until(isEnd);
  return data;
}
