import { createApp } from './app.ts';
import { parseConfig, type Config } from './config/config.ts';
import { engineOf } from './engine-of.ts';
import { portProblem } from './http/listen.ts';
import { outputProblem } from './jobs/runs/outputs.ts';
import { chatPipeline } from './pipelines/chat/chat-pipeline.ts';
import { generatePipeline } from './pipelines/generate/generate-pipeline.ts';
import { refinePipeline } from './pipelines/refine/refine-pipeline.ts';
import { stopOnSignals } from './stop-on-signals.ts';
import { BootError } from './store/boot-error.ts';
import { createLogger } from './telemetry/logger.ts';
import { createMetrics } from './telemetry/metrics.ts';
import { banner } from './banner.ts';
import { version } from '../package.json';

const parsed = parseConfig(process.env);
if (parsed.ok) await run(parsed.config);
else refuse(parsed.problems);

async function run(config: Config): Promise<void> {
  const modelKeys = config.models.map(({ apiKey }) => apiKey);
  const secrets = [config.backendApiKey, config.databaseAuthToken, ...modelKeys].flatMap((secret) =>
    secret ? [secret.reveal()] : [],
  );
  const logger = createLogger({ level: config.logLevel, secrets });
  const problem = (await portProblem(config)) ?? (await outputProblem(config.outputDir));
  if (problem !== undefined) return refuse([problem]);
  const metrics = createMetrics({ version });
  const chosen = await engineOf(config, logger, metrics.models);
  if (!chosen.ok) return refuse([chosen.problem]);
  try {
    const app = await createApp({
      config,
      logger,
      metrics,
      pipelines: [refinePipeline(chosen.engine), chatPipeline(chosen.writer), generatePipeline(chosen.writer)],
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

function refuse(problems: readonly string[]): void {
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.exit(1);
}
