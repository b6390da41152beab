import { expect, test } from 'bun:test';
import { SocketClient } from '../support/socket-client.ts';
import { streamPipeline } from '../support/stream-pipeline.ts';
import { openWorld, type World } from '../support/world.ts';

const never = () => new Promise<never>(() => undefined);

/** Somebody has watched the job and is gone, also as the server sees it. */
async function deserted(world: World, job: string): Promise<void> {
  const client = new SocketClient(world.url, job, { hello: {} });
  await client.until(({ type }) => type === 'live');
  client.close();
  await client.closed;
  while (world.app.services.registry.size > 0) await new Promise((resolve) => setImmediate(resolve));
}

test('P-78 a job with cancel_after_s is cancelled when nobody has watched it for so long, and no other', async () => {
  const world = await openWorld({
    pipelines: [streamPipeline(never)],
    tuning: { runLimits: { graceMs: 1, drainMs: 1 } },
  });
  const { hub, bus } = world.app.services;
  const kept = await world.post('stream', 'kept');
  const dropped = await world.post('stream', 'dropped', { cancel_after_s: 3 });
  const unwatched = await world.post('stream', 'unwatched', { cancel_after_s: 1 });
  const ends: string[] = [];
  const ended = new Promise<void>((resolve) => {
    bus.subscribe((message) => {
      const end = message.kind === 'doorbell' && message.rows?.find(({ type }) => type === 'cancelled');
      if (!end) return;
      ends.push(message.job, JSON.parse(end.data).reason);
      resolve();
    });
  });
  await deserted(world, kept);
  await deserted(world, dropped);
  for (let second = 0; second < 5; second += 1) hub.sweep();
  await ended;
  expect(ends).toEqual([dropped, 'nobody watches']);
  for (const job of [kept, unwatched]) {
    expect((await world.call('GET', `/v1/jobs/${job}/status`)).body.data.status).toBe('running');
  }
  await world.close();
});
