import { z } from 'zod';
import { createApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config/config.ts';
import { embeddedEngine } from '../../src/engines/embedded/embedded-engine.ts';
import { formatCursor } from '../../src/protocol/frames/cursor.ts';
import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';
import { answering } from '../parts/answering.ts';
import { benchEvent } from '../parts/bench-events.ts';
import { heldPipeline } from '../parts/bench-pipelines.ts';
import { wallClock } from '../parts/crowd.ts';
import { everyTick, everyTurn } from '../parts/pace.ts';

/**
 * The real server. `held`: with a pipeline that holds its jobs open, and the parent says when events are appended;
 * `refine`: with the embedded engine.
 */
const [, , folder = '', kind = 'held'] = process.argv;
const engine = kind === 'refine' ? embeddedEngine() : undefined;
const parsed = parseConfig({ PORT: '0', DATA_DIR: `${folder}/data`, REFINER_OUTPUT_DIR: `${folder}/output` });
if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
const metrics = createMetrics({ version: 'bench' });
/** When the last transaction was on the disk. */
let turn = 0;
const observe = metrics.dbCommit.observe.bind(metrics.dbCommit);
Object.defineProperty(metrics.dbCommit, 'observe', {
  value: (seconds: number) => {
    turn = wallClock();
    observe(seconds);
  },
});
const logger = createLogger({ level: 'error', secrets: [] });
const { services, start } = await createApp({
  config: parsed.config,
  logger,
  metrics,
  pipelines: engine ? [refinePipeline(engine)] : [heldPipeline()],
  tuning: { channelLimits: { opening: { perSecond: 100_000, burst: 100_000 } } },
});
const started = await start();
if (!started.ok) throw new Error(started.message);

const numbers = z.object({ job: z.string(), bursts: z.number(), size: z.number() });
let number = 0;
const append = async (job: string, size: number) => {
  const events = Array.from({ length: size }, () => benchEvent(number++));
  const appended = await services.log.append({ job, guard: { by: 'status', statuses: ['running'] }, events });
  if (!appended.ok) throw new Error('the job does not run');
};

answering(
  { port: Number(new URL(started.url).port) },
  {
    /** `bursts` appends of `size` events, one a turn of the event loop. */
    async burst(params) {
      const { job, bursts, size } = numbers.parse(params);
      await everyTurn(bursts, () => append(job, size));
    },
    /** One event every 20 ms. @returns when each was committed. */
    async trickle(params) {
      const { job, bursts } = numbers.parse(params);
      const commits: number[] = [];
      const leave = services.bus.subscribe((message) => message.kind === 'doorbell' && commits.push(turn));
      await everyTick(bursts, 20, () => append(job, 1));
      leave();
      return commits;
    },
    /** @returns the cursor of a watcher that has missed the last `missed` events. */
    async cursor(params) {
      const { job, missed } = z.object({ job: z.string(), missed: z.number() }).parse(params);
      const row = await services.table.find(job);
      return row && formatCursor(services.table.epochOf(row), row.head - missed, 'delta');
    },
    /** As if nobody had watched for a minute. */
    forget() {
      for (let second = 0; second < 61; second += 1) services.hub.sweep();
    },
    sockets: () => services.registry.size,
    collect() {
      Bun.gc(true);
      return process.memoryUsage.rss();
    },
  },
);
