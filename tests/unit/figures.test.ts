import { describe, expect, test } from 'bun:test';
import { SocketClient } from '../support/socket-client.ts';
import { openStreamWorld } from '../support/stream-world.ts';

/** The value of a series; undefined where there is none. */
function valueOf(lines: readonly string[], series: string): number | undefined {
  const line = lines.find((candidate) => candidate.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length));
}

describe('/metrics', () => {
  // Only replies were counted as sent.
  test('counts every frame that a socket was sent or said, by type, and the sockets themselves', async () => {
    await using world = await openStreamWorld();
    const lines = async () => String((await world.call('GET', '/metrics')).body).split('\n');
    const job = await world.post('stream', 'one\ntwo');
    await world.pacer.held();
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(({ type }) => type === 'live');
    expect((await client.command({ type: 'feedback', text: 'shorter' })).ok).toBe(true);
    client.say({ type: 'nonsense' });
    await client.until(({ error }) => error?.code === 'BAD_FRAME');
    expect(valueOf(await lines(), 'ws_connections')).toBe(1);
    using binary = new SocketClient(world.url, job);
    await binary.opened;
    binary.socket.send(new Uint8Array([1]));
    await binary.closed;
    world.pacer.open();
    await client.closed;
    while (world.app.services.registry.size > 0) await new Promise((resolve) => setImmediate(resolve));
    const after = await lines();
    for (const [type, frames] of Object.entries(
      Object.groupBy([...client.frames, ...binary.frames], (frame) => frame.type),
    )) {
      expect([type, valueOf(after, `ws_messages_total{dir="out",type="${type}"}`)]).toEqual([type, frames?.length]);
    }
    expect(binary.types).toEqual(['bye']);
    for (const type of ['hello', 'feedback', 'bad']) {
      expect([type, valueOf(after, `ws_messages_total{dir="in",type="${type}"}`)]).toEqual([type, 1]);
    }
    expect(valueOf(after, 'ws_connections')).toBe(0);
    expect(valueOf(after, 'ws_closes_total{code="1000"}')).toBe(1);
    expect(await lines()).toEqual(expect.arrayContaining(after.filter((line) => line.startsWith('ws_'))));
  });

  test('has what dashboards are built on, from a job and its watcher', async () => {
    await using world = await openStreamWorld();
    const job = await world.post('stream', 'one');
    world.pacer.open();
    await new SocketClient(world.url, job, { hello: {} }).until(({ type }) => type === 'stream_end');
    const lines = String((await world.call('GET', '/metrics')).body).split('\n');
    expect(
      valueOf(lines, 'http_server_request_duration_seconds_count{method="POST",route="/v1/jobs",status="202"}'),
    ).toBe(1);
    expect(valueOf(lines, 'jobs_total{status="completed"}')).toBe(1);
    expect(valueOf(lines, 'job_duration_seconds_count')).toBe(1);
    expect(valueOf(lines, 'job_duration_seconds_bucket{le="60"}')).toBe(1);
    for (const name of ['db_commit_seconds_count', 'db_group_size_count', 'db_group_size_sum']) {
      expect(valueOf(lines, name)).toBeGreaterThanOrEqual(3);
    }
  });

  test('says how long the oldest queued job has waited, and which ends jobs came to', async () => {
    let now = 1_700_000_000_000;
    await using world = await openStreamWorld({ config: { jobConcurrency: 1 }, tuning: { now: () => now } });
    const lines = async () => String((await world.call('GET', '/metrics')).body).split('\n');
    const running = await world.post('stream', 'one');
    await world.pacer.held();
    expect(await lines()).toContain('job_queue_age_seconds 0');
    const waiting = await world.post('stream', 'two');
    now += 90_000;
    await world.post('stream', 'three');
    expect(await lines()).toEqual(
      expect.arrayContaining(['job_queue_age_seconds 90', 'jobs_total{status="queued"} 3']),
    );
    world.pacer.open();
    for (const job of [running, waiting]) {
      await new SocketClient(world.url, job, { hello: {} }).until(({ type }) => type === 'stream_end');
    }
    expect((await lines()).some((line) => /^jobs_total\{status="completed"\} [23]$/.test(line))).toBe(true);
  });
});
