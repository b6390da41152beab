import { modelWriter } from '../../src/engines/model/writing/model-writer.ts';
import { quotingWriter } from '../../src/engines/quoting/quoting-writer.ts';
import { chatPipeline } from '../../src/pipelines/chat/chat-pipeline.ts';
import { generatePipeline } from '../../src/pipelines/generate/generate-pipeline.ts';
import type { FakeProvider } from './fake-provider.ts';
import { chainOver } from './provider-chain.ts';
import { SocketClient } from './socket-client.ts';
import { type Json, openWorld, type WorldOptions } from './world.ts';

/** A whole server that answers and writes with fake providers. */
export async function openChatWorld(
  fakes: readonly FakeProvider[],
  limits: Parameters<typeof chainOver>[1] = {},
  folder?: string,
  slots?: number,
  config: NonNullable<WorldOptions['config']> = {},
) {
  const { chain, timing } = chainOver(fakes, limits, slots);
  let drawn = 0;
  const ref = () => `ref${String((drawn += 1)).padStart(9, '0')}`;
  const writer = modelWriter({ chain, quoting: quotingWriter(), ref });
  const pipelines = [chatPipeline(writer), generatePipeline(writer)];
  // A server that stops leaves what its provider never answers at once.
  const tuning = { runLimits: { drainMs: 0 } };
  const world = await openWorld({ pipelines, config, tuning, ...(folder !== undefined && { folder }) });
  const asked = async (message: string, options: Json = {}, files: readonly string[] = []) => {
    const input = { message, files };
    const { body } = await world.call('POST', '/v1/jobs', { kind: 'chat', input, options });
    return new SocketClient(world.url, body.data.job.id, { hello: { since: 'start' } });
  };
  return { ...world, timing, asked };
}
