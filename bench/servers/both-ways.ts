import { randomBytes } from 'node:crypto';
import { createApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config/config.ts';
import { modelWriter } from '../../src/engines/model/writing/model-writer.ts';
import { openChain } from '../../src/engines/model/providers/open-chain.ts';
import { quotingWriter } from '../../src/engines/quoting/quoting-writer.ts';
import { chatPipeline } from '../../src/pipelines/chat/chat-pipeline.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';
import { answering } from '../parts/answering.ts';

/** The real server, answering with the model at the address that it is given. */
const [, , folder = '', baseUrl = ''] = process.argv;
const parsed = parseConfig({ PORT: '0', DATA_DIR: `${folder}/data`, REFINER_OUTPUT_DIR: `${folder}/output` });
if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
const chain = openChain(
  [
    {
      name: 'bench',
      baseUrl,
      apiKey: undefined,
      model: 'bench-1',
      settings: { key: 'BENCH_KEY', model: 'BENCH_MODEL' },
    },
  ],
  { concurrency: 8 },
);
const writer = modelWriter({ chain, quoting: quotingWriter(), ref: () => randomBytes(6).toString('hex') });
const { start } = await createApp({
  config: parsed.config,
  logger: createLogger({ level: 'error', secrets: [] }),
  metrics: createMetrics({ version: 'bench' }),
  pipelines: [chatPipeline(writer)],
});
const started = await start();
if (!started.ok) throw new Error(started.message);
answering({ port: Number(new URL(started.url).port) }, {});
