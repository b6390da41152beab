import { describe, expect, test } from 'bun:test';
import { Endings } from '../../src/jobs/endings.ts';
import { inProcessQueue } from '../../src/jobs/job-queue.in-process.ts';
import { RUN_LIMITS } from '../../src/jobs/run-limits.ts';
import { Runner } from '../../src/jobs/runner.ts';
import { tellOver } from '../../src/jobs/tell.ts';
import { FailingReads } from '../support/failing-reads.ts';
import { HeldReads } from '../support/held-reads.ts';
import { type LogWorld, openLogWorld } from '../support/log-world.ts';
import { scriptedPipeline, type Script } from '../support/scripted-pipeline.ts';

/** A runner of that one script, and the jobs it is given. */
function runnerOf(world: LogWorld, script: Script, beforeEnd: (job: string) => Promise<void> = async () => undefined) {
  const { log, folds, table, bus } = world;
  const failures: unknown[] = [];
  const queue = inProcessQueue({ concurrency: 4, onError: (error) => failures.push(error) });
  const outputs = { write: beforeEnd, remove: async () => undefined };
  const now = () => 1_700_000_000_000;
  const runner = new Runner({
    log,
    folds,
    table,
    queue,
    bus,
    tell: tellOver(bus),
    outputs,
    endings: new Endings(outputs),
    pipelines: new Map([['k', scriptedPipeline('k', script)]]),
    timeLimit: 60_000,
    limits: { ...RUN_LIMITS, againMs: 1 },
    now,
    clock: () => 0,
    onFailure: (error) => failures.push(error),
    onWait: () => undefined,
  });
  runner.start();
  return { runner, queue, failures };
}

/** Resolves when an event of that type is in the job's log. */
function event(world: LogWorld, job: string, type: string): Promise<void> {
  return new Promise((resolve) => {
    const leave = world.bus.subscribe((message) => {
      if (message.job !== job || message.kind !== 'doorbell') return;
      if (!message.rows?.some((row) => row.type === type)) return;
      leave();
      resolve();
    });
  });
}

describe('a runner', () => {
  // The job stayed where it was until the server was started again.
  test('P-61 takes a job up when a database that did not answer answers again', async () => {
    const reads = new FailingReads();
    await using world = await openLogWorld({ through: reads.through });
    const { queue, failures } = runnerOf(world, async function* () {
      yield { type: 'warning', data: { code: 'w', message: '' } };
    });
    const { id } = await world.queued();
    const done = event(world, id, 'done');
    reads.left = 5;
    queue.add({ job: id, principal: 'local' });
    await done;
    expect(failures).toEqual([]);
    expect((await world.folds.current(id)).status).toBe('completed');
  });

  // The call went on until its next event: for a long one, as if nobody had cancelled.
  test('P-67 P-69 hears of a cancel that comes while the fold of its job is reading', async () => {
    const reads = new HeldReads();
    await using world = await openLogWorld({ through: reads.through });
    const aborted = Promise.withResolvers<void>();
    const { queue } = runnerOf(world, async function* ({ signal }) {
      yield { type: 'warning', data: { code: 'w', message: '' } };
      await new Promise<void>((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          aborted.resolve();
          reject(signal.reason);
        });
      });
    });
    const { id } = await world.queued();
    const running = event(world, id, 'warning');
    queue.add({ job: id, principal: 'local' });
    await running;
    reads.hold();
    const refreshed = world.folds.refresh(id);
    await reads.read();
    const cancelled = event(world, id, 'cancelled');
    await world.log.append({
      job: id,
      guard: { by: 'status', statuses: ['running'] },
      events: [{ type: 'state', data: { status: 'cancelling', reason: 'user' } }],
      status: 'cancelling',
    });
    reads.release();
    await Promise.all([aborted.promise, refreshed, cancelled]);
  });

  test('P-4 P-69 whose job is done and cancelled in the same moment ends it cancelled, and says the call came first', async () => {
    await using world = await openLogWorld();
    const cancel = async (job: string) => {
      await world.log.append({
        job,
        guard: { by: 'status', statuses: ['running'] },
        events: [{ type: 'state', data: { status: 'cancelling', reason: 'enough' } }],
        status: 'cancelling',
      });
    };
    const { queue } = runnerOf(
      world,
      async function* () {
        yield { type: 'job_started', data: { engine: 'e', passes: [], lead: '', blocks: 0 } };
      },
      cancel,
    );
    const { id } = await world.queued();
    const cancelled = event(world, id, 'cancelled');
    queue.add({ job: id, principal: 'local' });
    await cancelled;
    const { end } = await world.folds.current(id);
    expect(end).toMatchObject({ type: 'cancelled', reason: 'enough', upstream: 'completed_first' });
  });
});
