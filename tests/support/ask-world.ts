import { modelWriter } from '../../src/engines/model/writing/model-writer.ts';
import { quotingWriter } from '../../src/engines/quoting/quoting-writer.ts';
import { chatPipeline } from '../../src/pipelines/chat/chat-pipeline.ts';
import { generatePipeline } from '../../src/pipelines/generate/generate-pipeline.ts';
import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import { correctingEngine } from './correcting-engine.ts';
import type { FakeProvider } from './fake-provider.ts';
import { chainOver } from './provider-chain.ts';
import { openWorld, type World } from './world.ts';

/** A whole server that answers with these providers; without any it can only quote. */
export function openAskWorld(...fakes: readonly FakeProvider[]): Promise<World> {
  const engine = correctingEngine();
  engine.let();
  let drawn = 0;
  const ref = () => `ref${String((drawn += 1)).padStart(9, '0')}`;
  const quoting = quotingWriter();
  const over = fakes.length === 0 ? undefined : chainOver(fakes).chain;
  const writer = over ? modelWriter({ chain: over, quoting, ref }) : quoting;
  // As in a real server, where the models that write are those that refine.
  const upstreams = () => over?.providers.map(({ name }) => ({ name, state: 'ok' as const })) ?? [];
  const refining = { ...refinePipeline(engine), upstreams };
  return openWorld({ pipelines: [refining, chatPipeline(writer), generatePipeline(writer)] });
}
