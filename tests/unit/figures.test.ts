import { describe, expect, test } from 'bun:test';
import { SocketClient } from '../support/socket-client.ts';
import { openStreamWorld } from '../support/stream-world.ts';

describe('/metrics', () => {
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
