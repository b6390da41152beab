import { describe, expect, spyOn, test } from 'bun:test';
import { DesertedJob } from '../../src/jobs/runs/deserted-job.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { openLogWorld } from '../support/log-world.ts';
import { SocketClient } from '../support/socket-client.ts';
import { streamPipeline } from '../support/stream-pipeline.ts';
import { openStreamWorld } from '../support/stream-world.ts';
import { openWorld, type World } from '../support/world.ts';

const never = () => new Promise<never>(() => undefined);

const QUICK = { runLimits: { graceMs: 1, drainMs: 1 } };

function fail(error: unknown): never {
  throw error;
}

/** A job that runs and would for ever. */
async function running(world: World, options: Record<string, number> = {}): Promise<string> {
  const job = await world.post('stream', 'text', options);
  const { folds } = world.app.services;
  while ((await folds.current(job)).status !== 'running') await new Promise((resolve) => setImmediate(resolve));
  return job;
}

/** Somebody has watched the job and is gone, also as the server sees it. */
async function watchedOnce(world: World, job: string): Promise<void> {
  const client = new SocketClient(world.url, job, { hello: {} });
  await client.until(({ type }) => type === 'live');
  await gone(world, client);
}

async function gone(world: World, client: SocketClient): Promise<void> {
  client.close();
  await client.closed;
  while (world.app.services.registry.size > 0) await new Promise((resolve) => setImmediate(resolve));
}

/** So many seconds; what is due in one of them is done before the next. */
async function pass(world: World, count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1) {
    world.app.services.hub.sweep();
    await world.call('GET', '/health');
  }
}

/** The first job that is cancelled. */
function cancelled({ app }: World): Promise<{ readonly job: string; readonly reason: string }> {
  return new Promise((resolve) => {
    app.services.bus.subscribe((message) => {
      const end = message.kind === 'doorbell' && message.rows?.find(({ type }) => type === 'cancelled');
      if (end) resolve({ job: message.job, reason: JSON.parse(end.data).reason });
    });
  });
}

test('P-78 a job with cancel_after_s is cancelled when nobody has watched it for so long, and no other', async () => {
  const world = await openWorld({
    pipelines: [streamPipeline(never)],
    tuning: QUICK,
  });
  const kept = await running(world);
  const dropped = await running(world, { cancel_after_s: 3 });
  const unwatched = await running(world, { cancel_after_s: 1 });
  const ended = cancelled(world);
  await watchedOnce(world, kept);
  await watchedOnce(world, dropped);
  await pass(world, 5);
  expect(await ended).toEqual({ job: dropped, reason: 'nobody watches' });
  for (const job of [kept, unwatched]) {
    expect((await world.call('GET', `/v1/jobs/${job}/status`)).body.data.status).toBe('running');
  }
  await world.close();
});

// Only a poll that waited counted as watching: a job whose client was answered at once each time was cancelled under it.
test('P-78 who polls watches, also when every poll is answered at once', async () => {
  const world = await openWorld({ pipelines: [streamPipeline(never)], tuning: QUICK });
  const job = await running(world, { cancel_after_s: 5 });
  const poll = async () => (await world.call('GET', `/v1/jobs/${job}/events?wait=0&since=start`)).body.data;
  for (let second = 0; second < 12; second += 1) {
    expect((await poll()).ended).toBe(false);
    world.app.services.hub.sweep();
  }
  const client = new SocketClient(world.url, job, { hello: {} });
  await client.until(({ type }) => type === 'live');
  expect(client.state.status).toBe('running');
  await gone(world, client);
  const ended = cancelled(world);
  await pass(world, 5);
  expect((await ended).job).toBe(job);
  await world.close();
});

describe('a job that nobody watches', () => {
  // The age was compared once: a database that did not answer in that second kept the job for ever.
  test('P-78 is cancelled when the database answers again', async () => {
    await using world = await openStreamWorld();
    const job = await running(world, { cancel_after_s: 2 });
    const { log, table, commands, folds } = world.app.services;
    const failures: unknown[] = [];
    const deserted = new DesertedJob({ log, table, commands, onFailure: (error) => failures.push(error) }, job);
    const read = spyOn(log, 'read').mockRejectedValueOnce(new StoreError('unavailable', 'does not answer'));
    await deserted.unwatched(1);
    await deserted.unwatched(1);
    const submit = spyOn(commands, 'submit').mockRejectedValueOnce(new StoreError('unavailable', 'does not answer'));
    await deserted.unwatched(2);
    expect(failures).toHaveLength(2);
    expect(deserted.waits).toBe(true);
    expect((await folds.current(job)).status).toBe('running');
    await deserted.unwatched(3);
    expect(deserted.waits).toBe(false);
    expect((await table.find(job))?.status).not.toBe('running');
    const said = submit.mock.calls.length;
    await deserted.unwatched(4);
    expect([submit.mock.calls.length, said]).toEqual([2, 2]);
    read.mockRestore();
    submit.mockRestore();
  });

  test('P-78 is let alone where it did not ask for it', async () => {
    await using world = await openStreamWorld();
    const job = await running(world);
    const { log, table, commands, folds } = world.app.services;
    const deserted = new DesertedJob({ log, table, commands, onFailure: fail }, job);
    await deserted.unwatched(1_000);
    expect([deserted.waits, (await folds.current(job)).status]).toEqual([false, 'running']);
  });
});

// A feed was dropped after a minute: a job that could not be cancelled within it never was.
test('P-78 the feed of a job that is still to be cancelled is kept, and every other for a minute', async () => {
  for (const waits of [true, false]) {
    const seconds: number[] = [];
    await using world = await openLogWorld({
      deserted: () => ({ waits, unwatched: async (age) => void seconds.push(age) }),
    });
    const { row } = await world.job();
    const feed = await world.hub.feed(row);
    for (let second = 0; second < 59; second += 1) world.hub.sweep();
    expect(await world.hub.feed(row)).toBe(feed);
    for (let second = 0; second < 60; second += 1) world.hub.sweep();
    expect((await world.hub.feed(row)) === feed).toBe(waits);
    expect(seconds).toEqual([...Array(59).keys(), ...Array(60).keys()].map((age) => age + 1));
  }
});
