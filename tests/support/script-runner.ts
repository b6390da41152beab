import { Endings } from '../../src/jobs/runs/endings.ts';
import { inProcessQueue } from '../../src/jobs/runs/job-queue.in-process.ts';
import { RUN_LIMITS, type RunLimits } from '../../src/jobs/runs/run-limits.ts';
import type { Pipeline } from '../../src/jobs/pipeline.ts';
import { Runner } from '../../src/jobs/runs/runner.ts';
import { tellOver } from '../../src/jobs/tell.ts';
import { NO_DECISIONS } from '../../src/protocol/review/decisions.ts';
import type { LogWorld } from './log-world.ts';
import { scriptedPipeline, type Script } from './scripted-pipeline.ts';

interface RunnerOptions {
  /** Done before the terminal event of a job is committed. */
  readonly beforeEnd?: (job: string) => Promise<void>;
  readonly timeLimit?: number;
  /** Of the script's pipeline. */
  readonly owes?: Pipeline['owes'];
  readonly limits?: Partial<RunLimits>;
}

/** A runner of that one script, and the jobs it is given. */
export function runnerOf(world: LogWorld, script: Script, options: RunnerOptions = {}) {
  const { log, folds, table, bus } = world;
  const { beforeEnd = async () => undefined, timeLimit = 60_000, limits, owes } = options;
  const failures: unknown[] = [];
  const failed = Promise.withResolvers<void>();
  const fail = (error: unknown) => {
    failures.push(error);
    failed.resolve();
  };
  const queue = inProcessQueue({ concurrency: 4, onError: fail });
  const outputs = { write: beforeEnd, remove: async () => undefined };
  const runner = new Runner({
    log,
    folds,
    table,
    queue,
    bus,
    tell: tellOver(bus),
    outputs,
    endings: new Endings({ outputs, pipelines: new Map(), now: () => 0 }),
    files: { content: async () => ({ ok: false, reason: 'unknown' }) },
    review: {
      decisions: async () => NO_DECISIONS,
      decide: async () => ({ ok: true, rev: 1, changed: 0 }),
    },
    pipelines: new Map([['k', { ...scriptedPipeline('k', script), ...(owes && { owes }) }]]),
    timeLimit,
    limits: { ...RUN_LIMITS, againMs: 1, ...limits },
    now: () => 1_700_000_000_000,
    clock: () => 0,
    onFailure: fail,
    onWait: () => undefined,
  });
  runner.start();
  /** `failed` resolves with the first failure. */
  return { runner, queue, failures, failed: failed.promise };
}

/** Resolves when an event of that type is in the job's log. */
export function eventOf(world: LogWorld, job: string, type: string): Promise<void> {
  return new Promise((resolve) => {
    const leave = world.bus.subscribe((message) => {
      if (message.job !== job || message.kind !== 'doorbell') return;
      if (!message.rows?.some((row) => row.type === type)) return;
      leave();
      resolve();
    });
  });
}
