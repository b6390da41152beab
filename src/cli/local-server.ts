import { createApp } from '../app.ts';
import { RedraftError } from '../client/redraft-error.ts';
import { parseConfig } from '../config/config.ts';
import { embeddedEngine } from '../engines/embedded/embedded-engine.ts';
import { refinePipeline } from '../pipelines/refine/refine-pipeline.ts';
import { BootError } from '../store/boot-error.ts';
import { createLogger } from '../telemetry/logger.ts';
import { createMetrics } from '../telemetry/metrics.ts';

export interface LocalServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * A server in this process that only this machine can reach, on the data folder of the environment.
 * @throws RedraftError `NETWORK`
 */
export async function localServer(env: Readonly<Record<string, string | undefined>>): Promise<LocalServer> {
  const parsed = parseConfig({ ...env, HOST: '127.0.0.1', PORT: '0', NODE_ENV: 'development', BACKEND_API_KEY: '' });
  if (!parsed.ok) throw noServer(parsed.problems.join('\n'));
  const logger = createLogger({ level: 'error', secrets: [], sink: { write: (line) => process.stderr.write(line) } });
  const engine = embeddedEngine({ workers: parsed.config.engineWorkers });
  try {
    const metrics = createMetrics({ version: 'cli' });
    const app = await createApp({ config: parsed.config, logger, metrics, pipelines: [refinePipeline(engine)] });
    const started = await app.start();
    if (started.ok) return { url: started.url, close: app.stop };
    throw noServer(started.message);
  } catch (error) {
    await engine.close();
    throw error instanceof BootError ? noServer(`${error.message}\nA running server is named with --url.`) : error;
  }
}

function noServer(problem: string): RedraftError {
  return new RedraftError('NETWORK', problem, false);
}
