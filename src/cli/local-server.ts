import { homedir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../app.ts';
import { RedraftError } from '../client/redraft-error.ts';
import { type Config, parseConfig } from '../config/config.ts';
import { embeddedEngine } from '../engines/embedded/embedded-engine.ts';
import { refinePipeline } from '../pipelines/refine/refine-pipeline.ts';
import { BootError } from '../store/boot-error.ts';
import { databaseAddress } from '../store/store-url.ts';
import { createLogger } from '../telemetry/logger.ts';
import { createMetrics } from '../telemetry/metrics.ts';
import { dataFolder } from './data-folder.ts';
import { ServerAddress } from './server-address.ts';

/** A server of this machine that the command line works on. */
export interface LocalServer {
  readonly url: string;
  /** Another process started it, and may end it. */
  readonly borrowed: boolean;
  readonly close: () => Promise<void>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** ms between two looks at a data folder that another process holds. */
const LOOK_MS = 100;
/** How long it may hold it without saying where it is reached: it is starting or ending, or is no command line. */
const SILENCE_MS = 4_000;
/** The same where an address is there at which nobody answers. */
const ENDING_MS = 15_000;
/** For the answer of one that may be busy. */
const ANSWER_MS = 5_000;

/**
 * A server in this process that only this machine can reach, on the data folder of the command line; or the one that
 * another command line has there.
 * @param warm load the engine at once: it will be needed
 * @throws RedraftError `NETWORK`
 */
export async function localServer(env: Environment, warm: boolean): Promise<LocalServer> {
  const folder = dataFolder({ env, platform: process.platform, home: homedir() });
  const given = { ...env, DATA_DIR: folder, REFINER_OUTPUT_DIR: env['REFINER_OUTPUT_DIR'] || join(folder, 'output') };
  const parsed = parseConfig({ ...given, HOST: '127.0.0.1', PORT: '0', NODE_ENV: 'development', BACKEND_API_KEY: '' });
  if (!parsed.ok) throw noServer(parsed.problems.join('\n'));
  const { config } = parsed;
  const place = databaseAddress(config.databaseUrl);
  const address = place.kind === 'file' ? new ServerAddress(`${place.path}-address`) : undefined;
  for (let waited = 0; ; waited += LOOK_MS) {
    const own = await ownServer(config, warm, address);
    if ('url' in own) return own;
    const url = await address?.read();
    if (url !== undefined && (await answers(url))) return { url, borrowed: true, close: async () => undefined };
    if (!own.held || waited >= (url === undefined ? SILENCE_MS : ENDING_MS)) throw noServer(own.problem);
    await Bun.sleep(LOOK_MS);
  }
}

/** Whether a server is there. */
async function answers(url: string): Promise<boolean> {
  const asked = fetch(`${url}/health`, { signal: AbortSignal.timeout(ANSWER_MS) });
  return asked.then(
    ({ ok }) => ok,
    () => false,
  );
}

async function ownServer(
  config: Config,
  warm: boolean,
  address: ServerAddress | undefined,
): Promise<LocalServer | { readonly held: boolean; readonly problem: string }> {
  const logger = createLogger({ level: 'error', secrets: [], sink: { write: (line) => process.stderr.write(line) } });
  const engine = embeddedEngine({ workers: config.engineWorkers });
  const pipeline = { ...refinePipeline(engine), warm: () => warm && engine.warm() };
  try {
    const metrics = createMetrics({ version: 'cli' });
    const app = await createApp({ config, logger, metrics, pipelines: [pipeline] });
    const started = await app.start();
    if (!started.ok) throw noServer(started.message);
    await address?.write(started.url);
    const close = async () => {
      await app.stop();
      await address?.remove(started.url);
    };
    return { url: started.url, borrowed: false, close };
  } catch (error) {
    await engine.close();
    if (!(error instanceof BootError)) throw error;
    const problem = `${error.message}\nA running server is named with --url; DATA_DIR names another data folder.`;
    return { held: error.held, problem };
  }
}

function noServer(problem: string): RedraftError {
  return new RedraftError('NETWORK', problem, false);
}
