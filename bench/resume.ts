import { z } from 'zod';
import { Crowd } from './parts/crowd.ts';
import { median, percentile, rounded } from './parts/figures.ts';
import { watcher } from './parts/greetings.ts';
import { openJob } from './parts/open-job.ts';
import { serverScript, Subject } from './parts/subject.ts';

/**
 * Watchers that come back 1,000 events behind: one alone, from its hello to its `live`, and 1,000 of them together, from
 * the first one's connect to the last one's `live`. `ring`: somebody stayed and the feed holds the frames; `database`:
 * nobody has watched for a minute, so the events are read from the log.
 */
const MISSED = 1_000;
const CROWD = 1_000;
const ALONE = 100;
const TOGETHER = 5;

const product = await Subject.start(serverScript('product.ts'));
const { port } = product;
try {
  const job = await openJob(port, 'held');
  const stays = new Crowd();
  await stays.gather(port, 1, watcher(job));
  await product.ask('burst', z.unknown(), { job, bursts: 200, size: 10 });
  const back = watcher(job, await product.ask('cursor', z.string(), { job, missed: MISSED }));
  const settled = () => gone(1);
  const ring = { alone: await alone(back, settled), together: await together(back, settled) };
  stays.close();
  const forgotten = async () => {
    await gone(0);
    await product.ask('forget', z.unknown());
  };
  const database = { alone: await alone(back, forgotten), together: await together(back, forgotten) };
  console.log(JSON.stringify({ bench: 'resume', missed: MISSED, crowd: CROWD, ring, database }));
} finally {
  await product.stop();
}

/** @param ready brings the server to where the watcher finds it */
async function alone(back: ReturnType<typeof watcher>, ready: () => Promise<void>) {
  const times: number[] = [];
  for (let time = 0; time < ALONE; time += 1) {
    await ready();
    const one = new Crowd();
    times.push((await one.join(port, back)).greeted);
    one.close();
  }
  return { p50_ms: rounded(percentile(times, 0.5)), p99_ms: rounded(percentile(times, 0.99)) };
}

async function together(back: ReturnType<typeof watcher>, ready: () => Promise<void>) {
  const times: number[] = [];
  for (let time = 0; time < TOGETHER; time += 1) {
    await ready();
    const all = new Crowd();
    const began = performance.now();
    await all.gather(port, CROWD, back, CROWD);
    times.push(performance.now() - began);
    all.close();
  }
  return { median_ms: rounded(median(times)), worst_ms: rounded(Math.max(...times)) };
}

/** Resolves when the server has seen all but `left` of its watchers go. */
async function gone(left: number): Promise<void> {
  while ((await product.ask('sockets', z.number())) > left) await Bun.sleep(5);
}
