import { z } from 'zod';
import { Crowd } from './parts/crowd.ts';
import { median, percentile, ratio, rounded } from './parts/figures.ts';
import { rawReader, watcher } from './parts/greetings.ts';
import { openJob } from './parts/open-job.ts';
import { serverScript, Subject } from './parts/subject.ts';

/**
 * From the end of COMMIT to the moment a reader's process has the frame in hand: 50 events a second to 1,000 watchers.
 * The reader is one process on the same machine, and its own queue is part of the figure on both sides.
 */
const WATCHERS = 1_000;
const EVENTS = 75;
const ROUNDS = 7;

interface Contender {
  readonly name: string;
  readonly subject: Subject;
  readonly crowd: Crowd;
  readonly params: Readonly<Record<string, unknown>>;
  readonly p50: number[];
  readonly p99: number[];
}

const product = await Subject.start(serverScript('product.ts'));
const publish = await Subject.start(serverScript('raw.ts'));
const job = await openJob(product.port, 'held');
const contenders: Contender[] = [
  { name: 'product', subject: product, crowd: new Crowd(), params: { job }, p50: [], p99: [] },
  { name: 'raw_publish', subject: publish, crowd: new Crowd(), params: { way: 'publish' }, p50: [], p99: [] },
];
try {
  await contenders[0]?.crowd.gather(product.port, WATCHERS, watcher(job));
  await contenders[1]?.crowd.gather(publish.port, WATCHERS, rawReader('/publish'));
  for (const contender of contenders) await round(contender);
  for (const { p50, p99 } of contenders) [p50.length, p99.length] = [0, 0];
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    for (const contender of contenders) await round(contender);
  }
  console.log(JSON.stringify({ bench: 'latency', watchers: WATCHERS, rounds: ROUNDS, ...compared() }));
} finally {
  for (const { crowd, subject } of contenders) {
    crowd.close();
    await subject.stop();
  }
}

async function round({ subject, crowd, params, p50, p99 }: Contender): Promise<void> {
  const arrivals: { readonly number: number; readonly at: number }[] = [];
  crowd.reset();
  crowd.onEvent = (number, at) => void arrivals.push({ number, at });
  const commits = await subject.ask('trickle', z.array(z.number()), { ...params, bursts: EVENTS, size: 1 });
  await crowd.reach(EVENTS * WATCHERS);
  const latencies = arrivals.map(({ number, at }) => at - (commits[number] ?? Number.NaN));
  p50.push(percentile(latencies, 0.5));
  p99.push(percentile(latencies, 0.99));
}

function compared() {
  const figures = contenders.map(({ name, p50, p99 }) => [
    name,
    { p50_ms: rounded(median(p50)), p99_ms: rounded(median(p99)) },
  ]);
  const [ours, raw] = contenders;
  if (!ours || !raw) return {};
  return {
    ...Object.fromEntries(figures),
    product_to_raw: { p50: ratio(ours.p50, raw.p50), p99: ratio(ours.p99, raw.p99) },
  };
}
