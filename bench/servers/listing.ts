import { createApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';
import { answering } from '../parts/answering.ts';
import { heldPipeline } from '../parts/bench-pipelines.ts';
import { millionJobs } from '../parts/million-jobs.ts';

/** The real server on a database of so many jobs, as the second argument says. */
const [, , folder = '', count = '1000000'] = process.argv;
const url = `${folder}/jobs.db`;
const began = performance.now();
await millionJobs(url, Number(count));
const filled = performance.now() - began;
const parsed = parseConfig({
  PORT: '0',
  DATABASE_URL: `file:${url}`,
  DATA_DIR: `${folder}/data`,
  REFINER_OUTPUT_DIR: `${folder}/output`,
});
if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
const { start } = await createApp({
  config: parsed.config,
  logger: createLogger({ level: 'error', secrets: [] }),
  metrics: createMetrics({ version: 'bench' }),
  pipelines: [heldPipeline()],
});
const started = await start();
if (!started.ok) throw new Error(started.message);
answering({ port: Number(new URL(started.url).port) }, { filled: () => filled, bytes: () => Bun.file(url).size });
