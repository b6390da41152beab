import { describe, expect, test } from 'bun:test';
import type { RunContext } from '../../../src/jobs/pipeline.ts';
import type { JobEvent } from '../../../src/protocol/events.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { type LogWorld, openLogWorld } from '../../support/log-world.ts';
import { singleRun } from '../../support/single-run.ts';

const REMARK: JobEvent = { type: 'warning', data: { code: 'w', message: '' } };
const PASSES = [{ pass: 1, name: 'p1' }];
const STARTED: JobEvent = { type: 'job_started', data: { engine: 'e', passes: PASSES, lead: '', blocks: 0 } };
const PASS: JobEvent = { type: 'pass_start', data: { pass: 1, name: 'p1', of: 1, attempt: 1, blocks: 0 } };
const INTERRUPT: JobEvent = { type: 'feedback_received', data: { feedback: 'f1', mode: 'interrupt', text: 'x' } };
const PAUSING: JobEvent = { type: 'state', data: { status: 'pausing', reason: 'boundary' } };
const RUNNING: JobEvent = { type: 'state', data: { status: 'running', reason: 'resumed' } };
const QUESTION: JobEvent = { type: 'input_requested', data: { input: 'in_1', question: 'Go on?' } };

/** A call that an abort does not end: it lets go when the test says so. */
function stubbornCall() {
  const released = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  return {
    begun: begun.promise,
    letGo: released.resolve,
    async made({ signal }: RunContext) {
      begun.resolve();
      await released.promise;
      signal.throwIfAborted();
    },
  };
}

async function* opening({ state }: RunContext): AsyncGenerator<JobEvent> {
  if (state().announced === null) yield STARTED;
  if (state().passes[0]?.status === 'planned') yield PASS;
}

/** A run that has made its stubborn call and was told to interrupt it. */
async function interruptedRun(world: LogWorld) {
  const call = stubbornCall();
  const single = await singleRun(world, async function* (context) {
    yield* opening(context);
    await call.made(context);
    yield REMARK;
  });
  const finished = single.run.finish();
  await call.begun;
  await single.command(INTERRUPT, 'running');
  return { ...single, letGo: call.letGo, finished };
}

describe('a run that is told to end while an interrupt lets go', () => {
  // The next round of the run began with a clean slate: it was never stopped again.
  test('P-71 for its time limit fails of it', async () => {
    await using world = await openLogWorld();
    const { run, state, letGo, finished } = await interruptedRun(world);
    run.stop('timeout', true);
    letGo();
    await finished;
    expect(state().end).toMatchObject({ type: 'error', error: { code: 'TIMEOUT_ERROR' } });
    expect(state().warnings).toEqual([]);
  });

  test.each([false, true])('P-74 for a drain hands its job back (at once: %p)', async (now) => {
    await using world = await openLogWorld();
    const { run, state, letGo, finished } = await interruptedRun(world);
    run.stop('drain', now);
    letGo();
    await finished;
    expect(state()).toMatchObject({ status: 'queued', reason: 'drain', warnings: [] });
  });

  test('P-67 for a cancel is cancelled, whatever its time limit said', async () => {
    await using world = await openLogWorld();
    const { run, state, command, letGo, finished } = await interruptedRun(world);
    run.stop('timeout', true);
    await command({ type: 'state', data: { status: 'cancelling', reason: 'enough' } }, 'cancelling');
    letGo();
    await finished;
    expect(state().end).toMatchObject({ type: 'cancelled', reason: 'enough', upstream: 'aborted' });
  });
});

// The pause took the drain's place, and taking it back took both away: the server waited for the whole job.
test('P-65 P-74 a pause that is taken back takes no drain with it', async () => {
  await using world = await openLogWorld();
  const call = stubbornCall();
  const { run, state, command } = await singleRun(world, async function* (context) {
    yield REMARK;
    await call.made(context);
    yield REMARK;
    yield REMARK;
  });
  const finished = run.finish();
  await call.begun;
  run.stop('drain', false);
  await command(PAUSING, 'pausing');
  await command(RUNNING, 'running');
  call.letGo();
  await finished;
  expect(state()).toMatchObject({ status: 'queued', reason: 'drain' });
  expect(state().warnings).toHaveLength(2);
});

// The first round had let go, and the second had not begun.
test('P-65 P-74 a drain between two rounds of a run holds', async () => {
  let resumed = false;
  await using world = await openLogWorld({
    through: (driver) => ({
      ...driver,
      async atomic(unit) {
        if (!resumed && JSON.stringify(unit).includes('"paused"')) {
          resumed = true;
          await command(RUNNING, 'running');
        }
        return driver.atomic(unit);
      },
    }),
  });
  const { run, state, command } = await singleRun(world, async function* ({ signal }) {
    signal.addEventListener('abort', () => run.stop('drain', false));
    yield REMARK;
    if (!resumed) await command(PAUSING, 'pausing');
    yield REMARK;
  });
  await run.finish();
  expect(state()).toMatchObject({ status: 'queued', reason: 'drain' });
  expect(state().warnings).toHaveLength(2);
});

describe('a server that stops while the disk is full', () => {
  // Its run waited for the disk, and the server for the run.
  test.each(['running', 'being cancelled'])('P-74 leaves a job that is %s to the next one', async (how) => {
    let full = false;
    const refused = Promise.withResolvers<void>();
    await using world = await openLogWorld({
      through: (driver) => ({
        ...driver,
        async atomic(unit) {
          if (!full) return driver.atomic(unit);
          refused.resolve();
          throw new StoreError('full', 'no room');
        },
      }),
    });
    const call = stubbornCall();
    const { run, state, command } = await singleRun(world, async function* (context) {
      await call.made(context);
      yield REMARK;
    });
    const finished = run.finish();
    await call.begun;
    if (how === 'being cancelled') {
      await command({ type: 'state', data: { status: 'cancelling', reason: 'user' } }, 'cancelling');
    }
    full = true;
    call.letGo();
    await refused.promise;
    run.stop('drain', true);
    await finished;
    expect(state().seq).toBe(how === 'running' ? 1 : 2);
  });
});

describe('a pipeline that nobody asks for more', () => {
  // Its timers, calls and files stayed with it for as long as the server ran.
  test.each(['fails', 'is fenced off'])('is aborted and closed when the run %s', async (how) => {
    let broken = false;
    await using world = await openLogWorld({
      through: (driver) => ({
        ...driver,
        atomic: (unit) => (broken ? Promise.reject(new TypeError('mistake')) : driver.atomic(unit)),
      }),
    });
    const closed = Promise.withResolvers<boolean>();
    const { run, job } = await singleRun(world, async function* ({ signal }) {
      try {
        yield REMARK;
        if (how === 'fails') broken = true;
        else await world.store.atomic([{ sql: 'update jobs set fence = fence + 1 where id = ?', params: [job] }]);
        yield REMARK;
      } finally {
        closed.resolve(signal.aborted);
      }
    });
    await run.finish();
    expect(await closed.promise).toBe(true);
  });
});

describe('an interrupt that is said before its pass begins', () => {
  // Attempt 1 was begun and aborted in the same breath.
  test('P-129 aborts nothing: the first attempt has heard it', async () => {
    await using world = await openLogWorld();
    const call = stubbornCall();
    const { run, state, command, types } = await singleRun(world, async function* (context) {
      yield STARTED;
      await call.made(context);
      yield PASS;
      yield { type: 'feedback_applied', data: { feedback: 'f1', understood: [], not_understood: [] } };
      yield REMARK;
    });
    const finished = run.finish();
    await call.begun;
    await command(INTERRUPT, 'running');
    call.letGo();
    await finished;
    expect(await types()).toEqual([
      'state',
      'job_started',
      'feedback_received',
      'pass_start',
      'feedback_applied',
      'warning',
      'done',
    ]);
    expect(state().passes).toMatchObject([{ attempt: 1 }]);
  });
});

describe('a question that comes after a pause', () => {
  // The job waited for the answer as if nobody had paused it, and the answer set it going.
  test('P-66 is not asked: the job is paused', async () => {
    await using world = await openLogWorld();
    const call = stubbornCall();
    const { run, state, command, types } = await singleRun(world, async function* (context) {
      await call.made(context);
      yield QUESTION;
    });
    const finished = run.finish();
    await call.begun;
    await command(PAUSING, 'pausing');
    call.letGo();
    await finished;
    expect(state()).toMatchObject({ status: 'paused', reason: 'boundary', input: null });
    expect(await types()).not.toContain('input_requested');
  });

  // The run took itself for fenced off, because the pause that had refused the question was gone: nobody ran the job.
  test('P-65 P-66 is asked when the pause was taken back meanwhile', async () => {
    let paused = false;
    await using world = await openLogWorld({
      through: (driver) => ({
        ...driver,
        async atomic(unit) {
          const asking = JSON.stringify(unit).includes('Go on?');
          if (asking && !paused) {
            paused = true;
            await command(PAUSING, 'pausing');
            const refused = await driver.atomic(unit);
            await command(RUNNING, 'running');
            return refused;
          }
          return driver.atomic(unit);
        },
      }),
    });
    const { run, state, command } = await singleRun(world, async function* () {
      yield QUESTION;
    });
    await run.finish();
    expect(state()).toMatchObject({ status: 'awaiting_input', input: QUESTION.data });
  });
});
