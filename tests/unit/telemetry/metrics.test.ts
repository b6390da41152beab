import { afterEach, describe, expect, test } from 'bun:test';
import { createMetrics } from '../../../src/telemetry/metrics.ts';
import type { Metrics } from '../../../src/telemetry/metrics.ts';

const open: Metrics[] = [];

function metrics(): Metrics {
  const made = createMetrics({ version: '1.2.3' });
  open.push(made);
  return made;
}

afterEach(() => {
  for (const made of open.splice(0)) made.close();
});

async function lines(made: Metrics): Promise<string[]> {
  const { text } = await made.scrape();
  return text.split('\n');
}

describe('metrics', () => {
  test('are of their own: two servers in one process do not share numbers', async () => {
    const [one, other] = [metrics(), metrics()];
    one.wsConnections.inc(3);
    expect(await lines(one)).toContain('ws_connections 3');
    expect(await lines(other)).toContain('ws_connections 0');
  });

  test('say what is built and how the process is', async () => {
    const made = metrics();
    const all = await lines(made);
    expect(all).toContain(`build_info{version="1.2.3",bun="${Bun.version}"} 1`);
    for (const name of [
      'event_loop_lag_seconds{stat="p99"}',
      'process_resident_memory_bytes',
      'process_cpu_seconds_total',
    ]) {
      expect(all.some((line) => line.startsWith(name))).toBe(true);
    }
  });

  test('are read from elsewhere at the moment of the scrape', async () => {
    const made = metrics();
    let age = 1;
    made.beforeScrape(() => made.jobQueueAge.set(age));
    expect(await lines(made)).toContain('job_queue_age_seconds 1');
    age = 2;
    expect(await lines(made)).toContain('job_queue_age_seconds 2');
  });

  test('can be read after the watch has ended', async () => {
    const made = createMetrics({ version: '1' });
    made.close();
    expect((await made.scrape()).contentType).toStartWith('text/plain');
  });
});
