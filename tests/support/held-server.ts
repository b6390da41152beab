import { createApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config/config.ts';
import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import { stopOnSignals } from '../../src/stop-on-signals.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pacedEngine } from './paced-engine.ts';

/** The server with an engine that stands before every block until the file `go` lies in its data folder's parent. */
const parsed = parseConfig(process.env);
if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
const go = join(process.env['DATA_DIR'] ?? '', '..', 'go');
const { engine } = pacedEngine(async ({ signal }, block) => {
  while (block !== 'b1' && !existsSync(go)) {
    signal.throwIfAborted();
    await new Promise(setImmediate);
  }
});
const logger = createLogger({ level: 'silent', secrets: [] });
const metrics = createMetrics({ version: 'test' });
const app = await createApp({ config: parsed.config, logger, metrics, pipelines: [refinePipeline(engine)] });
const started = await app.start();
if (!started.ok) throw new Error(started.message);
stopOnSignals(app.stop, logger);
process.stdout.write(`Redraft listens on ${started.url}\n`);
