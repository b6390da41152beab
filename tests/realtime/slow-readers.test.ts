import { describe, expect, type Mock, spyOn, test } from 'bun:test';
import type { ServerWebSocket } from 'bun';
import { Connection } from '../../src/realtime/sockets/connection.ts';
import { Pacer } from '../support/pacer.ts';
import { RawChannel } from '../support/raw-channel.ts';
import { scriptedPipeline } from '../support/scripted-pipeline.ts';
import { SocketClient } from '../support/socket-client.ts';
import { feedOf } from '../support/stored-job.ts';
import { openStreamWorld } from '../support/stream-world.ts';
import { Watcher } from '../support/watcher.ts';

/** More than the kernel takes for a socket that nobody reads: 12 MiB. */
const FRAMES = 96;
const FRAME = 'x'.repeat(128 * 1_024);

/** A server with a job that floods its watchers when it is let, and one watcher that does not read. */
async function flooded({ ringBytes = 64 * 1_024 * 1_024 } = {}) {
  let clock = 0;
  const pacer = new Pacer();
  const flood = scriptedPipeline('flood', async function* (context) {
    await pacer.pace(context, '');
    for (let left = FRAMES; left > 0; left -= 1) yield { type: 'warning', data: { code: 'w', message: FRAME } };
    await pacer.pace(context, '');
  });
  const opened: Mock<Connection['open']> = spyOn(Connection.prototype, 'open');
  const world = await openStreamWorld({
    pipelines: [flood],
    tuning: { clock: () => clock, channelLimits: { ringBytes } },
  });
  const job = await world.post('flood', '');
  const channel = new RawChannel(world.url, { path: `/ws/progress/${job}` });
  await channel.status;
  channel.say({ type: 'hello', since: 'start' });
  await channel.until(({ type }) => type === 'live');
  const socket: ServerWebSocket<Connection> | undefined = opened.mock.calls[0]?.[0];
  opened.mockRestore();
  if (!socket) throw new Error('no socket was opened');
  channel.pause();
  using reading = new SocketClient(world.url, job, { hello: { since: 'start' } });
  await reading.until(({ type }) => type === 'live');
  pacer.let(1);
  await reading.until(() => reading.state.warnings.length === FRAMES);
  reading.close();
  while (world.app.services.registry.size > 1) await new Promise((resolve) => setImmediate(resolve));
  // On a slow machine it may still be reading rows that it is to be sent; or it was closed already, for being too slow.
  const stalls = () => socket.readyState !== WebSocket.OPEN || socket.getBufferedAmount() > 256 * 1_024;
  while (!stalls()) await new Promise(setImmediate);
  const closes = async (code: number) => {
    const { body } = await world.call('GET', '/metrics');
    return body.includes(`code="${code}"`);
  };
  return {
    ...world,
    job,
    pacer,
    channel,
    socket,
    closes,
    at(ms: number) {
      clock = ms;
      world.app.services.registry.sweep(clock);
    },
  };
}

describe('a reader that does not read', () => {
  test('P-143 P-146 holds up nobody, and no more than 256 KiB and a frame waits for it', async () => {
    await using world = await flooded();
    const waiting = world.socket.getBufferedAmount();
    expect(waiting).toBeGreaterThan(256 * 1_024);
    expect(waiting).toBeLessThan(256 * 1_024 + 2 * FRAME.length);
    world.pacer.let(1);
    using other = new SocketClient(world.url, world.job, { hello: {} });
    expect((await other.until(({ type }) => type === 'stream_end')).status).toBe('completed');
  });

  test('P-143 P-144 gets everything when it reads again, and of the signals of that time the newest at most', async () => {
    await using world = await flooded();
    const { bus } = world.app.services;
    const progress = (fraction: number) => ({ type: 'progress', data: { pass: 1, fraction, eta_ms: null } }) as const;
    for (const fraction of [0.3, 0.4, 0.5]) bus.publish({ kind: 'signal', job: world.job, signal: progress(fraction) });
    world.pacer.let(1);
    world.channel.resume();
    await world.channel.until(({ type }) => type === 'stream_end');
    const watcher = new Watcher(world.job);
    for (const text of world.channel.texts) watcher.take(JSON.parse(text));
    expect(watcher.state.warnings).toHaveLength(FRAMES);
    // None, where the job's end was there first.
    const told = watcher.frames.filter(({ type }) => type === 'progress');
    expect([[], [progress(0.5)]]).toContainEqual(told);
    expect(await world.channel.closed).toBe(1000);
  });

  test('P-145 S-44 is closed 4505 when thirty seconds brought no progress', async () => {
    await using world = await flooded();
    world.at(29_999);
    expect(world.app.services.registry.size).toBe(1);
    world.at(30_000);
    expect(world.app.services.registry.size).toBe(0);
    expect(await world.closes(4505)).toBe(true);
    expect((await feedOf(world, world.job)).followers.size).toBe(0);
  });

  test('P-140 P-145 lives while it reads, and is asked for a sign of life only from then on', async () => {
    await using world = await flooded();
    world.at(29_000);
    world.channel.resume();
    await world.channel.until(({ seq }) => seq === FRAMES + 2);
    world.at(58_999);
    expect(world.app.services.registry.size).toBe(1);
    world.at(59_000);
    expect(await world.channel.closed).toBe(4504);
  });

  test('P-145 has thirty seconds more whenever it takes something', async () => {
    await using world = await flooded();
    const waiting = world.socket.getBufferedAmount();
    world.at(20_000);
    const less = spyOn(world.socket, 'getBufferedAmount').mockReturnValue(waiting - 1);
    world.at(29_000);
    world.at(58_999);
    expect(world.app.services.registry.size).toBe(1);
    world.at(59_000);
    expect(world.app.services.registry.size).toBe(0);
    less.mockRestore();
  });

  test('P-145 is closed 4505 at once when it is further behind than the ring reaches', async () => {
    await using world = await flooded({ ringBytes: 1_024 * 1_024 });
    // Whenever the kernel takes a little more, it reads on from the log, and is not behind until that is there.
    do {
      world.at(1);
      await new Promise(setImmediate);
    } while (world.app.services.registry.size > 0);
    expect(await world.closes(4505)).toBe(true);
  });

  test('P-143 who catches up from before the ring is sent no more than it takes either', async () => {
    await using world = await flooded({ ringBytes: 1_024 * 1_024 });
    const opened: Mock<Connection['open']> = spyOn(Connection.prototype, 'open');
    using late = new RawChannel(world.url, { path: `/ws/progress/${world.job}` });
    await late.status;
    late.pause();
    late.say({ type: 'hello', since: 'start' });
    const [socket] = opened.mock.calls[0] ?? [];
    opened.mockRestore();
    if (!socket) throw new Error('no socket was opened');
    while (socket.getBufferedAmount() < 256 * 1_024) await new Promise((resolve) => setImmediate(resolve));
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(socket.getBufferedAmount()).toBeLessThan(256 * 1_024 + 2 * FRAME.length);
    world.pacer.let(1);
    late.resume();
    await late.until(({ type }) => type === 'stream_end');
    const watcher = new Watcher(world.job);
    for (const text of late.texts) watcher.take(JSON.parse(text));
    expect(watcher.state.warnings).toHaveLength(FRAMES);
  });
});
