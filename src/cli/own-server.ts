import { createApp } from '../app.ts';
import type { Config } from '../config/config.ts';
import { engineOf } from '../engine-of.ts';
import { chatPipeline } from '../pipelines/chat/chat-pipeline.ts';
import { refinePipeline } from '../pipelines/refine/refine-pipeline.ts';
import { BootError } from '../store/boot-error.ts';
import { createLogger } from '../telemetry/logger.ts';
import { createMetrics } from '../telemetry/metrics.ts';

/** How the server of this process starts. */
export interface OwnServerOptions {
  readonly config: Config;
  /** Load the engine at once: it will be needed. */
  readonly warm: boolean;
}

/** A server that runs, or why none does. */
export type OwnServer =
  | { readonly ok: true; readonly url: string; readonly close: () => Promise<void> }
  /** `held`: another process works on the database. */
  | { readonly ok: false; readonly held: boolean; readonly problem: string };

/** Starts a server in this process. */
export async function ownServer({ config, warm }: OwnServerOptions): Promise<OwnServer> {
  const secrets = config.models.flatMap(({ apiKey }) => (apiKey ? [apiKey.reveal()] : []));
  const logger = createLogger({ level: 'error', secrets, sink: { write: (line) => process.stderr.write(line) } });
  const metrics = createMetrics({ version: 'cli' });
  const chosen = await engineOf(config, logger, metrics.models);
  if (!chosen.ok) {
    metrics.close();
    return refused(chosen.problem);
  }
  const { engine, writer } = chosen;
  const refine = { ...refinePipeline(engine), warm: () => warm && engine.warm() };
  try {
    const app = await createApp({ config, logger, metrics, pipelines: [refine, chatPipeline(writer)] });
    const started = await app.start();
    return started.ok ? { ok: true, url: started.url, close: app.stop } : refused(started.message);
  } catch (error) {
    await engine.close();
    if (!(error instanceof BootError)) throw error;
    const problem = `${error.message}\nA running server is named with --url; DATA_DIR names another data folder.`;
    return refused(problem, error.held);
  }
}

function refused(problem: string, held = false): OwnServer {
  return { ok: false, held, problem };
}
