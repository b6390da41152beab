import { randomBytes } from 'node:crypto';
import type { Config } from './config/config.ts';
import { embeddedEngine } from './engines/embedded/embedded-engine.ts';
import type { Prices } from './engines/model/providers/price-table.ts';
import { quotingWriter } from './engines/quoting/quoting-writer.ts';
import type { RevisionEngine } from './engines/revision-engine.ts';
import type { Writer } from './engines/writer.ts';
import type { Logger } from './telemetry/logger.ts';
import type { ModelMetrics } from './telemetry/model-metrics.ts';

type Chosen =
  | { readonly ok: true; readonly engine: RevisionEngine; readonly writer: Writer }
  | { readonly ok: false; readonly problem: string };

type Wanted = Pick<Config, 'engineWorkers' | 'models' | 'modelConcurrency' | 'modelPrices' | 'modelEdits'>;

/**
 * The engine that the configuration wants: the embedded one, and a model before it where one is named. What talks to
 * models is loaded only then.
 */
export async function engineOf(
  { engineWorkers, models, modelConcurrency, modelPrices, modelEdits }: Wanted,
  logger: Logger,
  metrics: ModelMetrics,
): Promise<Chosen> {
  const embedded = embeddedEngine({
    workers: engineWorkers,
    onLoss: (loss, why) => logger.warn({ loss, why }, 'an engine worker is replaced'),
  });
  const [first, ...others] = models;
  if (!first) return { ok: true, engine: embedded, writer: quotingWriter() };
  const prices = modelPrices === undefined ? undefined : await pricesIn(modelPrices);
  if (prices === null) {
    return { ok: false, problem: 'MODEL_PRICES: must be a JSON file of {"<model>": {"input": 1, "output": 4}, …}' };
  }
  const { modelEngine } = await import('./engines/model/model-engine.ts');
  const { modelWriter } = await import('./engines/model/writing/model-writer.ts');
  const { openChain } = await import('./engines/model/providers/open-chain.ts');
  const chain = openChain([first, ...others], {
    concurrency: modelConcurrency,
    ...(prices && { prices }),
    onCall(call) {
      const { provider, model, failure } = call;
      metrics.called({ ...call, outcome: failure?.kind ?? 'ok' });
      if (!failure || failure.kind === 'cancelled') return;
      logger.warn({ provider: `${provider}/${model}`, ...failure }, 'a model did not answer');
    },
  });
  metrics.watch(() => chain.providers);
  const ref = () => randomBytes(6).toString('hex');
  const engine = modelEngine({ chain, embedded, ref, edits: modelEdits });
  const writer = modelWriter({ chain, quoting: quotingWriter(), ref });
  return { ok: true, engine, writer };
}

/** @returns null when the file is no table of prices. */
async function pricesIn(path: string): Promise<Prices | null> {
  const { pricesSchema } = await import('./engines/model/providers/price-table.ts');
  try {
    return pricesSchema.parse(await Bun.file(path).json());
  } catch {
    return null;
  }
}
