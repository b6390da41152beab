import { describe, expect, test } from 'bun:test';
import { Pacer } from '../support/pacer.ts';
import { scriptedPipeline } from '../support/scripted-pipeline.ts';
import { SocketClient } from '../support/socket-client.ts';
import { openStatusWorld } from '../support/status-world.ts';
import { storedJob } from '../support/stored-job.ts';
import { openStreamWorld } from '../support/stream-world.ts';
import type { Json } from '../support/world.ts';

const isEnd = ({ type }: Json) => type === 'stream_end';
const isPaused = ({ type, data }: Json) => type === 'state' && data.status === 'paused';

/** The statuses that a watcher was told of, with the reasons. */
function statuses(frames: readonly Json[]): string[] {
  return frames.filter(({ type }) => type === 'state').map(({ data }) => `${data.status} ${data.reason ?? '-'}`);
}

describe('pause', () => {
  test('P-62 at the boundary: the block is finished first, and nothing of the next one is begun', async () => {
    await using world = await openStreamWorld();
    const job = await world.post('stream', 'one two\nthree');
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    world.pacer.let(1);
    await client.until(({ type }) => type === 'content');
    expect(await client.command({ type: 'pause' })).toMatchObject({ ok: true, status: 'pausing' });
    world.pacer.let(1);
    await client.until(isPaused);
    expect(client.types.slice(-3)).toEqual(['content', 'block_complete', 'state']);
    expect(client.text).toBe('ONE TWO\nthree\n');
    expect((await storedJob(world, job)).status).toBe('paused');

    expect(await client.command({ type: 'resume' })).toMatchObject({ ok: true, status: 'queued' });
    world.pacer.open();
    await client.until(isEnd);
    expect(client.text).toBe('ONE TWO\nTHREE\n');
    expect(statuses(client.frames)).toEqual([
      'running -',
      'pausing boundary',
      'paused boundary',
      'queued resumed',
      'running resumed',
    ]);
    const starts = client.frames.filter(({ type }) => type === 'block_start').map(({ data }) => data);
    expect(starts.map(({ block, attempt }) => `${block} ${attempt}`)).toEqual(['b1 1', 'b2 1']);
  });

  test('P-62 at the boundary: what was paid for is told, ahead of the block and while the rest is let go', async () => {
    const gate = Promise.withResolvers<void>();
    const cost = (input: number) => ({ engine: 'e', input_tokens: input, output_tokens: 1 });
    const asking = scriptedPipeline('asking', async function* ({ paid }) {
      yield { type: 'warning', data: { code: 'begun', message: '' } };
      await gate.promise;
      paid(cost(1));
      paid(cost(2));
      try {
        yield { type: 'warning', data: { code: 'done', message: '' } };
        yield { type: 'warning', data: { code: 'next', message: '' } };
      } finally {
        paid(cost(3));
      }
    });
    await using world = await openStreamWorld({ pipelines: [asking] });
    const job = await world.post('asking', 'in');
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(({ type }) => type === 'warning');
    await client.command({ type: 'pause' });
    gate.resolve();
    await client.until(isPaused);
    expect(client.types.slice(-5)).toEqual(['usage', 'usage', 'warning', 'usage', 'state']);
  });

  test('P-62 what was paid for is told at once, though nothing else comes', async () => {
    const gate = Promise.withResolvers<void>();
    const waiting = scriptedPipeline('waiting', async function* ({ paid }) {
      yield { type: 'warning', data: { code: 'begun', message: '' } };
      paid({ engine: 'e', input_tokens: 1, output_tokens: 1 });
      await gate.promise;
    });
    await using world = await openStreamWorld({ pipelines: [waiting] });
    const job = await world.post('waiting', 'in');
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(({ type }) => type === 'usage');
    gate.resolve();
    await client.until(isEnd);
  });

  test('P-63 now: the call is aborted, and the block starts again when the job goes on', async () => {
    await using world = await openStreamWorld();
    const job = await world.post('stream', 'one two');
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    world.pacer.let(1);
    await client.until(({ type }) => type === 'content');
    await client.command({ type: 'pause', mode: 'now' });
    await client.until(isPaused);
    expect(client.types).not.toContain('block_complete');
    await client.command({ type: 'resume' });
    world.pacer.open();
    await client.until(isEnd);
    expect(client.text).toBe('ONE TWO\n');
    expect(statuses(client.frames)).toContain('paused now');
    const starts = client.frames.filter(({ type }) => type === 'block_start').map(({ data }) => data.attempt);
    expect(starts).toEqual([1, 2]);
  });

  test('P-63 now may follow a pause at the boundary that takes too long', async () => {
    await using world = await openStreamWorld();
    const job = await world.post('stream', 'one two');
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await world.pacer.held();
    await client.command({ type: 'pause' });
    await client.command({ type: 'pause', mode: 'now' });
    await client.until(isPaused);
    expect(client.types).not.toContain('block_complete');
  });

  test('P-64 of a job that is queued holds at once, and the job is not run', async () => {
    await using world = await openStatusWorld('queued');
    const job = await world.job();
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    expect(await client.command({ type: 'pause' })).toMatchObject({ ok: true, status: 'paused' });
    expect(world.app.services.queue.waiting).toBe(0);
    await client.command({ type: 'resume' });
    expect(world.app.services.queue.waiting).toBe(1);
    expect(statuses(client.frames)).toEqual(['paused boundary', 'queued resumed']);
  });

  test('P-65 that is taken back before it held leaves the run as it was', async () => {
    let runs = 0;
    const pacer = new Pacer();
    const once = scriptedPipeline('once', async function* (context) {
      runs += 1;
      for (let left = 3; left > 0; left -= 1) {
        await pacer.pace(context, '');
        yield { type: 'warning', data: { code: 'w', message: '' } };
      }
    });
    await using world = await openStreamWorld({ pipelines: [once] });
    const job = await world.post('once', '');
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await pacer.held();
    await client.command({ type: 'pause' });
    expect(await client.command({ type: 'resume' })).toMatchObject({ ok: true, status: 'running' });
    pacer.open();
    await client.until(isEnd);
    expect(runs).toBe(1);
    expect(statuses(client.frames)).toEqual(['running -', 'pausing boundary', 'running resumed']);
    expect(client.state.status).toBe('completed');
  });

  test('P-60 P-67 of a job that is then cancelled: it ends where it stood', async () => {
    await using world = await openStreamWorld();
    const job = await world.post('stream', 'one two\nthree');
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    world.pacer.let(2);
    await client.until(({ type, data }) => type === 'block_complete' && data.block === 'b1');
    await client.command({ type: 'pause', mode: 'now' });
    await client.until(isPaused);
    await client.command({ type: 'cancel' });
    expect((await client.until(isEnd)).status).toBe('cancelled');
    expect(client.text).toBe('ONE TWO\nthree\n');
    expect(client.state.end).toMatchObject({ upstream: 'none', partial: true });
  });

  test('P-71 stops the clock of the time limit', async () => {
    let clock = 1_000;
    await using world = await openStreamWorld({ tuning: { clock: () => clock } });
    const job = await world.post('stream', 'one two');
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await world.pacer.held();
    clock += 6_000;
    await client.command({ type: 'pause', mode: 'now' });
    await client.until(isPaused);
    expect((await storedJob(world, job)).elapsed).toBe(6_000);
    clock += 1_000_000;
    await client.command({ type: 'resume' });
    await client.until(({ type, data }) => type === 'block_start' && data.attempt === 2);
    await world.pacer.held();
    clock += 500;
    world.pacer.open();
    await client.until(isEnd);
    expect(client.state.end).toMatchObject({ type: 'done', elapsed_ms: 6_500 });
  });
});
