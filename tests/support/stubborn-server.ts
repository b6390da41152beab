import { createApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config/config.ts';
import { stopOnSignals } from '../../src/stop-on-signals.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';
import { scriptedPipeline } from './scripted-pipeline.ts';

/** The server with a pipeline that never lets go: a stop of its jobs has to wait for its own patience. */
const pipeline = scriptedPipeline('refine', async function* () {
  yield { type: 'job_started', data: { engine: 'none', passes: [{ pass: 1, name: 'hold' }], lead: '', blocks: 0 } };
  await new Promise<never>(() => undefined);
});

const parsed = parseConfig(process.env);
if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
const logger = createLogger({ level: 'silent', secrets: [] });
const metrics = createMetrics({ version: 'test' });
const app = await createApp({ config: parsed.config, logger, metrics, pipelines: [pipeline] });
const started = await app.start();
if (!started.ok) throw new Error(started.message);
stopOnSignals(app.stop, logger);
process.stdout.write(`Redraft listens on ${started.url}\n`);
