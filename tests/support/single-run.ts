import { Endings } from '../../src/jobs/runs/endings.ts';
import { Run } from '../../src/jobs/runs/run.ts';
import { RUN_LIMITS } from '../../src/jobs/runs/run-limits.ts';
import { NO_STANDING } from '../../src/people/standing.ts';
import { NO_DECISIONS } from '../../src/protocol/review/decisions.ts';
import type { JobEvent } from '../../src/protocol/events.ts';
import type { JobState } from '../../src/protocol/fold/state.ts';
import type { JobStatus } from '../../src/protocol/status.ts';
import type { LogWorld } from './log-world.ts';
import { scriptedPipeline, type Script } from './scripted-pipeline.ts';

/** One run of a job of its own, without a runner around it: the test says when it is stopped. */
export interface SingleRun {
  readonly job: string;
  readonly run: Run;
  readonly state: () => JobState;
  readonly failures: readonly unknown[];
  /** What a command does to the job: an event, and with it the job's status. */
  command(event: JobEvent, status: JobStatus): Promise<void>;
  /** The types of the job's log, in order. */
  types(): Promise<string[]>;
}

export async function singleRun(world: LogWorld, script: Script): Promise<SingleRun> {
  const { row, pen, state } = await world.job();
  const job = row.id;
  const failures: unknown[] = [];
  const run = new Run({
    pipeline: scriptedPipeline('k', script),
    context: {
      job,
      request: {},
      person: NO_STANDING,
      decisions: async () => NO_DECISIONS,
      state,
      recovered: false,
      clock: () => 0,
      now: () => 0,
      gatherMs: () => 40,
      decide: async () => 0,
      tell: () => undefined,
      file: async () => ({ ok: false, reason: 'unknown' }),
    },
    log: pen,
    endings: new Endings({
      outputs: { write: async () => undefined, remove: async () => undefined },
      pipelines: new Map(),
      now: () => 0,
    }),
    limits: RUN_LIMITS,
    onFailure: (error) => failures.push(error),
  });
  world.bus.subscribe((message) => message.kind === 'doorbell' && message.job === job && run.attend(state()));
  return {
    job,
    run,
    state,
    failures,
    async command(event, status) {
      const guard = { by: 'status', statuses: [state().status] } as const;
      const appended = await world.log.append({ job, guard, events: [event], status });
      if (!appended.ok) throw new Error('the command was refused');
    },
    types: async () => (await world.log.read(job, 0, 100)).map(({ type }) => type),
  };
}
