import { monitorEventLoopDelay } from 'node:perf_hooks';
import { z } from 'zod';
import type { Answers } from './answering.ts';
import { percentile } from './figures.ts';

/**
 * How late the event loop of a server under test came round, ms, waiting for a processor included; and `turn`, the
 * processor time that its thread took between two looks a ms apart, which other programs have no part in.
 */
export const lagOf = z.object({
  p50: z.number(),
  p99: z.number(),
  max: z.number(),
  turnP99: z.number(),
  turnMax: z.number(),
});

/** `watch` begins to look, `lag` says what was seen since; `collect` what memory there is after a collection, bytes. */
export function loopAnswers(): Answers {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  let turns: number[] = [];
  let last = threadMs();
  let timer: Timer | undefined;
  const look = () => {
    const now = threadMs();
    turns.push(now - last);
    last = now;
  };
  return {
    watch() {
      delay.enable();
      delay.reset();
      turns = [];
      last = threadMs();
      timer ??= setInterval(look, 1);
    },
    lag() {
      clearInterval(timer);
      timer = undefined;
      const [turnP99, turnMax] = [percentile(turns, 0.99), percentile(turns, 1)];
      return {
        p50: delay.percentile(50) / 1e6,
        p99: delay.percentile(99) / 1e6,
        max: delay.max / 1e6,
        turnP99,
        turnMax,
      };
    },
    collect() {
      Bun.gc(true);
      return process.memoryUsage.rss();
    },
  };
}

/** ms of processor time that this thread has used. */
function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
