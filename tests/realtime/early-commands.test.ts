import { expect, test } from 'bun:test';
import { scriptedPipeline } from '../support/scripted-pipeline.ts';
import { SocketClient } from '../support/socket-client.ts';
import { streamPipeline } from '../support/stream-pipeline.ts';
import { openWorld } from '../support/world.ts';

/**
 * `job_started` once set the status in the fold: a pause that was committed before it was forgotten, and from then on
 * fold and row differed, so that no command could be placed.
 */
test('P-62 P-67 a pause before job_started holds, and the job can still be cancelled', async () => {
  const reading = Promise.withResolvers<void>();
  const pipeline = scriptedPipeline('slow', async function* () {
    await reading.promise;
    yield { type: 'job_started', data: { engine: 'none', passes: [], lead: '', blocks: 0 } };
    yield { type: 'thinking', data: { text: 'never reached' } };
  });
  const world = await openWorld({ pipelines: [pipeline] });
  const client = new SocketClient(world.url, await world.post('slow', 'x'), { hello: { since: 'start' } });
  await client.until(({ type, data }) => type === 'state' && data.status === 'running');
  expect(await client.command({ type: 'pause' })).toMatchObject({ ok: true, status: 'pausing' });
  reading.resolve();
  await client.until(({ type, data }) => type === 'state' && data.status === 'paused');
  expect(client.state).toMatchObject({ status: 'paused', announced: 0, thinking: [] });
  expect(await client.command({ type: 'cancel' })).toMatchObject({ ok: true, status: 'cancelled' });
  await world.close();
});

/** A run whose call was aborted for a pause must not end as done when the pause is taken back meanwhile. */
test('P-63 P-65 a pause that is taken back at once changes nothing of the result', async () => {
  for (let round = 0; round < 10; round += 1) {
    const first = Promise.withResolvers<void>();
    const world = await openWorld({
      pipelines: [
        streamPipeline(async ({ signal }) => {
          first.resolve();
          await new Promise((resolve) => setImmediate(resolve));
          if (signal.aborted) await new Promise((resolve) => setImmediate(resolve));
        }),
      ],
    });
    const job = await world.post('stream', 'one line\nand another\nand a third');
    const client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await first.promise;
    await client.until(({ type }) => type === 'connected');
    client.say({ type: 'pause', id: crypto.randomUUID(), mode: 'now' });
    client.say({ type: 'resume', id: crypto.randomUUID() });
    await client.until(({ type }) => type === 'stream_end');
    expect(client.state.status).toBe('completed');
    expect(client.text).toBe('ONE LINE\nAND ANOTHER\nAND A THIRD\n');
    await world.close();
  }
});

test('P-85 S-28 credentials that are not valid are told so at once', async () => {
  const pipeline = streamPipeline(async () => undefined);
  const world = await openWorld({
    pipelines: [pipeline],
    env: { BACKEND_API_KEY: 'a'.repeat(16) + 'bcdefghijklmnopq' },
  });
  const client = new SocketClient(world.url, 'job_00000000000000000000000000', { headers: { 'x-api-key': 'wrong' } });
  expect((await client.closed).code).toBe(4401);
  expect(client.types).toEqual(['bye']);
  await world.close();
});

test('P-128 a member that is there twice is refused as it is over REST', async () => {
  const world = await openWorld({ pipelines: [streamPipeline(async () => undefined)] });
  const client = new SocketClient(world.url, await world.post('stream', 'x'), { hello: {} });
  await client.until(({ type }) => type === 'connected');
  client.say(`{"type":"pong","type":"pause","id":"${crypto.randomUUID()}"}`);
  client.say(`{"type":"feedback","text":"a\\ud83d","id":"${crypto.randomUUID()}"}`);
  await client.until(() => client.frames.filter(({ type }) => type === 'reply').length === 2);
  for (const reply of client.frames.filter(({ type }) => type === 'reply')) {
    expect(reply).toMatchObject({ ok: false, error: { code: 'BAD_FRAME' } });
  }
  await world.close();
});
