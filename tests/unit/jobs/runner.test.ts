import { describe, expect, test } from 'bun:test';
import type { JobState } from '../../../src/protocol/fold/state.ts';
import { BreakingCommits } from '../../support/breaking-commits.ts';
import { FailingReads } from '../../support/failing-reads.ts';
import { HeldReads } from '../../support/held-reads.ts';
import { openLogWorld } from '../../support/log-world.ts';
import { eventOf, runnerOf } from '../../support/script-runner.ts';
import { untilAborted } from '../../support/scripted-pipeline.ts';

describe('a runner', () => {
  // Somebody had their feedback taken, and it was neither heeded nor answered: the job ended over it.
  test("P-129 what is said between the pipeline's return and the terminal event is answered all the same", async () => {
    await using world = await openLogWorld();
    const owed = (state: JobState) => state.feedback.find(({ applied }) => !applied)?.feedback;
    let runs = 0;
    const { queue, failures } = runnerOf(
      world,
      async function* ({ state }) {
        runs += 1;
        const opening = { engine: 'e', passes: [], lead: '', blocks: 0 };
        if (state().announced === null) yield { type: 'job_started', data: opening };
        const feedback = owed(state());
        const answer = { understood: [], not_understood: [] };
        if (feedback) yield { type: 'feedback_applied', data: { feedback, ...answer } };
      },
      {
        owes: (state) => owed(state) !== undefined,
        async beforeEnd(job) {
          if (runs > 1) return;
          const data = { feedback: 'f1', mode: 'steer', text: 'one more thing' } as const;
          const guard = { by: 'status', statuses: ['running'] } as const;
          await world.log.append({ job, guard, events: [{ type: 'feedback_received', data }] });
        },
      },
    );
    const { id } = await world.queued();
    const done = eventOf(world, id, 'done');
    queue.add({ job: id, principal: 'local' });
    await done;
    expect(failures).toEqual([]);
    expect((await world.log.read(id, 0, 10)).map(({ type }) => type)).toEqual([
      'state',
      'job_started',
      'feedback_received',
      'feedback_applied',
      'done',
    ]);
  });

  // The job stayed where it was until the server was started again.
  test('P-61 takes a job up when a database that did not answer answers again', async () => {
    const reads = new FailingReads();
    await using world = await openLogWorld({ through: reads.through });
    const { queue, failures } = runnerOf(world, async function* () {
      yield { type: 'warning', data: { code: 'w', message: '' } };
    });
    const { id } = await world.queued();
    const done = eventOf(world, id, 'done');
    reads.left = 5;
    queue.add({ job: id, principal: 'local' });
    await done;
    expect(failures).toEqual([]);
    expect((await world.folds.current(id)).status).toBe('completed');
  });

  // A claim that was stored and not answered was taken for somebody else's: the job ran for ever, and nobody ran it.
  test.each(['before', 'after'] as const)(
    'P-61 claims a job once, though the answer breaks off %s the commit',
    async (next) => {
      const database = new BreakingCommits();
      await using world = await openLogWorld({ through: database.through });
      const { queue, failures } = runnerOf(world, async function* ({ state }) {
        yield { type: 'warning', data: { code: 'w', message: state().status } };
      });
      const { id } = await world.queued();
      const done = eventOf(world, id, 'done');
      Object.assign(database, { next, only: 'fence = fence + 1' });
      queue.add({ job: id, principal: 'local' });
      await done;
      expect(failures).toEqual([]);
      expect((await world.log.read(id, 0, 10)).map(({ type }) => type)).toEqual(['state', 'warning', 'done']);
      expect(await world.table.find(id)).toMatchObject({ fence: 1, status: 'completed' });
      expect((await world.folds.current(id)).warnings).toMatchObject([{ message: 'running' }]);
    },
  );

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
    const running = eventOf(world, id, 'warning');
    queue.add({ job: id, principal: 'local' });
    await running;
    reads.hold();
    const refreshed = world.folds.refresh(id);
    await reads.read();
    const cancelled = eventOf(world, id, 'cancelled');
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
      { beforeEnd: cancel },
    );
    const { id } = await world.queued();
    const cancelled = eventOf(world, id, 'cancelled');
    queue.add({ job: id, principal: 'local' });
    await cancelled;
    const { end } = await world.folds.current(id);
    expect(end).toMatchObject({ type: 'cancelled', reason: 'enough', upstream: 'completed_first' });
  });

  // The promise was nobody's: its rejection brought the whole server down.
  test('P-148 that cannot read what happened to its job says so, and goes on', async () => {
    let broken = false;
    await using world = await openLogWorld({
      through: (driver) => ({
        ...driver,
        query: (statement) => (broken ? Promise.reject(new TypeError('mistake')) : driver.query(statement)),
      }),
    });
    const held = Promise.withResolvers<void>();
    const { queue, failures, failed } = runnerOf(world, async function* () {
      yield { type: 'warning', data: { code: 'w', message: '' } };
      await held.promise;
    });
    const { id } = await world.queued();
    const running = eventOf(world, id, 'warning');
    queue.add({ job: id, principal: 'local' });
    await running;
    broken = true;
    world.log.announce(id, 99);
    await failed;
    expect(failures.map(String)).toEqual(['TypeError: mistake']);
    broken = false;
    const done = eventOf(world, id, 'done');
    held.resolve();
    await done;
  });

  // What a job had spent before it was paused or handed back was given to it again.
  test('P-71 stops a job whose earlier runs have used its time up', async () => {
    await using world = await openLogWorld();
    const { queue } = runnerOf(world, untilAborted, { timeLimit: 60_000 });
    const { id } = await world.queued();
    await world.store.atomic([{ sql: 'update jobs set elapsed = 60000 where id = ?', params: [id] }]);
    const failed = eventOf(world, id, 'error');
    queue.add({ job: id, principal: 'local' });
    await failed;
    expect((await world.folds.current(id)).end).toMatchObject({ type: 'error', error: { code: 'TIMEOUT_ERROR' } });
  });

  // The command was committed before the run could listen, and no doorbell came after it: the run never stopped.
  test('P-67 stops a job that was cancelled between its claim and its first event', async () => {
    let claimed: ((job: string) => Promise<unknown>) | undefined;
    await using world = await openLogWorld({
      through: (driver) => ({
        ...driver,
        async atomic(unit) {
          const committed = await driver.atomic(unit);
          if (JSON.stringify(unit).includes('fence = fence + 1')) await claimed?.(String(unit[0]?.params[0]));
          return committed;
        },
      }),
    });
    const { log } = world;
    claimed = (job) => {
      const events = [{ type: 'state', data: { status: 'cancelling', reason: 'user' } } as const];
      return log.append({ job, guard: { by: 'status', statuses: ['running'] }, events, status: 'cancelling' });
    };
    const { queue } = runnerOf(world, untilAborted);
    const { id } = await world.queued();
    const cancelled = eventOf(world, id, 'cancelled');
    queue.add({ job: id, principal: 'local' });
    await cancelled;
  });

  test('P-74 that stops while it claims a job hands the job back and does nothing of it', async () => {
    let claiming: (() => unknown) | undefined;
    await using world = await openLogWorld({
      through: (driver) => ({
        ...driver,
        atomic(unit) {
          if (JSON.stringify(unit).includes('fence = fence + 1')) claiming?.();
          return driver.atomic(unit);
        },
      }),
    });
    const { queue, runner } = runnerOf(world, async function* () {
      yield { type: 'warning', data: { code: 'w', message: '' } };
    });
    const drained = new Promise<void>((resolve) => {
      claiming = () => runner.drain().then(resolve);
    });
    const { id } = await world.queued();
    queue.add({ job: id, principal: 'local' });
    await drained;
    expect(await world.folds.current(id)).toMatchObject({ status: 'queued', reason: 'drain', warnings: [] });
    expect(runner.running).toBe(0);
  });
});
