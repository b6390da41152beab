import { homedir } from 'node:os';
import { join } from 'node:path';
import { RedraftError } from '../client/redraft-error.ts';
import { type Config, parseConfig } from '../config/config.ts';
import { databaseAddress } from '../store/store-url.ts';
import { dataFolder } from './data-folder.ts';
import { ownServer } from './own-server.ts';
import { ServerAddress } from './server-address.ts';

/** A server of this machine that the command line works on. */
export interface LocalServer {
  readonly url: string;
  /** Another process started it, and may end it. */
  readonly borrowed: boolean;
  /** Where texts are sent, in words; empty: nowhere. */
  readonly models: string;
  readonly close: () => Promise<void>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** ms between two looks at a data folder that another process holds. */
const LOOK_MS = 100;
/** How long it may hold it without saying where it is reached: it is starting or ending, or is no command line. */
const SILENCE_MS = 8_000;
/** The same where an address is there at which nobody answers. */
const ENDING_MS = 15_000;
/** For the answer of one that may be busy. */
const ANSWER_MS = 5_000;

const OTHERWISE =
  'Another command line works on this data folder, with other models than this one.\nDATA_DIR names another data folder.';

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
  const models = modelsOf(config);
  const place = databaseAddress(config.databaseUrl);
  const address = place.kind === 'file' ? new ServerAddress(`${place.path}-address`) : undefined;
  for (let waited = 0; ; waited += LOOK_MS) {
    const own = await ownServer({ config, warm });
    if (own.ok) {
      await address?.write({ url: own.url, models });
      const close = async () => {
        await own.close();
        await address?.remove(own.url);
      };
      return { url: own.url, borrowed: false, models, close };
    }
    const other = await address?.read();
    if (other && (await answers(other.url))) {
      if (warm && other.models !== models) throw noServer(OTHERWISE);
      return { ...other, borrowed: true, close: async () => undefined };
    }
    if (!own.held || waited >= (other ? ENDING_MS : SILENCE_MS)) throw noServer(own.problem);
    await Bun.sleep(LOOK_MS);
  }
}

function modelsOf({ models }: Config): string {
  return models.map(({ name, model, baseUrl }) => `${name}/${model} at ${new URL(baseUrl).host}`).join(', then ');
}

/** Whether a server is there. */
async function answers(url: string): Promise<boolean> {
  const asked = fetch(`${url}/health`, { signal: AbortSignal.timeout(ANSWER_MS) });
  return asked.then(
    ({ ok }) => ok,
    () => false,
  );
}

function noServer(problem: string): RedraftError {
  return new RedraftError('NETWORK', problem, false);
}
