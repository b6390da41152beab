import { randomBytes } from 'node:crypto';
import { createApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config/config.ts';
import { embeddedEngine } from '../../src/engines/embedded/embedded-engine.ts';
import { modelEngine } from '../../src/engines/model/model-engine.ts';
import { openChain } from '../../src/engines/model/providers/open-chain.ts';
import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';
import { answering } from '../parts/answering.ts';
import { loopAnswers } from '../parts/loop-lag.ts';

/** The real server, refining with the model at the address that it is given, as many jobs at once as are asked for. */
const [, , folder = '', baseUrl = '', jobs = '4'] = process.argv;
const parsed = parseConfig({
  PORT: '0',
  DATA_DIR: `${folder}/data`,
  REFINER_OUTPUT_DIR: `${folder}/output`,
  JOB_CONCURRENCY: jobs,
});
if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
const settings = { key: 'BENCH_KEY', model: 'BENCH_MODEL' };
const endpoint = { name: 'bench', baseUrl, apiKey: undefined, model: 'bench-1', settings };
const chain = openChain([endpoint], { concurrency: Number(jobs) });
const engine = modelEngine({ chain, embedded: embeddedEngine(), ref: () => randomBytes(6).toString('hex') });
const { start } = await createApp({
  config: parsed.config,
  logger: createLogger({ level: 'error', secrets: [] }),
  metrics: createMetrics({ version: 'bench' }),
  pipelines: [refinePipeline(engine)],
  tuning: { channelLimits: { opening: { perSecond: 100_000, burst: 100_000 } } },
});
const started = await start();
if (!started.ok) throw new Error(started.message);
await engine.ready(new AbortController().signal, 'tone');
answering({ port: Number(new URL(started.url).port) }, loopAnswers());
