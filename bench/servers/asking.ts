import { createApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config/config.ts';
import { quotingWriter } from '../../src/engines/quoting/quoting-writer.ts';
import { chatPipeline } from '../../src/pipelines/chat/chat-pipeline.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';
import { answering } from '../parts/answering.ts';
import { loopAnswers } from '../parts/loop-lag.ts';

/** The real server without a model: what it is asked, it answers from files. */
const [, , folder = ''] = process.argv;
const parsed = parseConfig({ PORT: '0', DATA_DIR: `${folder}/data`, REFINER_OUTPUT_DIR: `${folder}/output` });
if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
const { start } = await createApp({
  config: parsed.config,
  logger: createLogger({ level: 'error', secrets: [] }),
  metrics: createMetrics({ version: 'bench' }),
  pipelines: [chatPipeline(quotingWriter())],
});
const started = await start();
if (!started.ok) throw new Error(started.message);
answering({ port: Number(new URL(started.url).port) }, loopAnswers());
