import { createApp } from './app.ts';
import { parseConfig, type Config } from './config/config.ts';
import { embeddedEngine } from './engines/embedded/embedded-engine.ts';
import { refinePipeline } from './pipelines/refine/refine-pipeline.ts';
import { BootError } from './store/boot-error.ts';
import { createLogger, type Logger } from './telemetry/logger.ts';
import { createMetrics } from './telemetry/metrics.ts';
import { banner } from './banner.ts';
import { version } from '../package.json';

/** How long a stop may take before it is ended by force; ms. */
const STOP_MS = 25_000;

const parsed = parseConfig(process.env);
if (parsed.ok) await run(parsed.config);
else refuse(parsed.problems);

async function run(config: Config): Promise<void> {
  const secrets = [config.backendApiKey, config.databaseAuthToken].flatMap((secret) =>
    secret ? [secret.reveal()] : [],
  );
  const logger = createLogger({ level: config.logLevel, secrets });
  const engine = embeddedEngine({ workers: config.engineWorkers });
  try {
    const app = await createApp({
      config,
      logger,
      metrics: createMetrics({ version }),
      pipelines: [refinePipeline(engine)],
    });
    const started = await app.start();
    if (!started.ok) return refuse([started.message]);
    process.stdout.write(banner({ config, url: started.url, open: started.open }));
    stopOnSignals(app.stop, logger);
  } catch (error) {
    if (!(error instanceof BootError)) throw error;
    refuse([error.message]);
  }
}

/** The first signal lets everything end in order, the second does not wait for it. */
function stopOnSignals(stop: () => Promise<void>, logger: Logger): void {
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1);
    stopping = true;
    logger.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), STOP_MS).unref();
    stop().then(
      () => process.exit(0),
      (err: unknown) => {
        logger.error({ err }, 'did not stop in order');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
}

function refuse(problems: readonly string[]): void {
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.exit(1);
}
