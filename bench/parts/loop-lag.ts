import { monitorEventLoopDelay } from 'node:perf_hooks';
import { z } from 'zod';
import type { Answers } from './answering.ts';

/** How late the event loop of a server under test came round, ms; waiting for a processor included. */
export const lagOf = z.object({ p50: z.number(), p99: z.number(), max: z.number() });

/** `watch` begins to look, `lag` says what was seen since; `collect` what memory there is after a collection, bytes. */
export function loopAnswers(): Answers {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  return {
    watch() {
      delay.enable();
      delay.reset();
    },
    lag: () => ({ p50: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 }),
    collect() {
      Bun.gc(true);
      return process.memoryUsage.rss();
    },
  };
}
