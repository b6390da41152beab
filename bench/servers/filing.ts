import { createApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';

/** The product without an engine, whose memory is another matter. */
const folder = process.argv[2] ?? '.';
const parsed = parseConfig({ PORT: '0', DATA_DIR: folder, REFINER_OUTPUT_DIR: folder });
if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
const app = await createApp({
  config: parsed.config,
  logger: createLogger({ level: 'warn', secrets: [] }),
  metrics: createMetrics({ version: 'bench' }),
  pipelines: [],
});
const started = await app.start();
if (!started.ok) throw new Error(started.message);
console.log(started.url);
