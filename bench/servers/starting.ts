import { z } from 'zod';
import { createApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config/config.ts';
import { embeddedEngine } from '../../src/engines/embedded/embedded-engine.ts';
import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';
import { answering } from '../parts/answering.ts';
import { LOCAL } from '../../src/http/access/guard.ts';
import { heldPipeline } from '../parts/bench-pipelines.ts';
import { loopAnswers } from '../parts/loop-lag.ts';

/**
 * The real server for jobs that have only to begin: `held` says its opening and waits, as many at once as are told, and
 * `refine` has the embedded engine, warm.
 */
const [, , folder = '', jobs = '4'] = process.argv;
const parsed = parseConfig({
  PORT: '0',
  DATA_DIR: `${folder}/data`,
  REFINER_OUTPUT_DIR: `${folder}/output`,
  JOB_CONCURRENCY: jobs,
});
if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
const engine = embeddedEngine();
const { services, start } = await createApp({
  config: parsed.config,
  logger: createLogger({ level: 'error', secrets: [] }),
  metrics: createMetrics({ version: 'bench' }),
  pipelines: [heldPipeline(), refinePipeline(engine)],
  tuning: { channelLimits: { opening: { perSecond: 100_000, burst: 100_000 } } },
});
const started = await start();
if (!started.ok) throw new Error(started.message);
await engine.ready(new AbortController().signal, 'proofread');
answering(
  { port: Number(new URL(started.url).port) },
  {
    ...loopAnswers(),
    /** Cancels jobs, and resolves when they have ended. */
    async end(params) {
      const { ids } = z.object({ ids: z.array(z.string()) }).parse(params);
      const open = new Set(ids);
      const all = Promise.withResolvers<void>();
      const leave = services.bus.subscribe((message) => {
        if (message.kind !== 'doorbell' || !message.rows?.some(({ type }) => type === 'cancelled')) return;
        open.delete(message.job);
        if (open.size === 0) all.resolve();
      });
      for (const id of ids) {
        await services.commands.submit(LOCAL, id, { type: 'cancel', id: crypto.randomUUID() });
      }
      await all.promise;
      leave();
    },
  },
);
