import { z } from 'zod';
import { Crowd } from './parts/crowd.ts';
import { median, ratio, rounded } from './parts/figures.ts';
import { rawReader, socketIoReader, watcher } from './parts/greetings.ts';
import { openJob } from './parts/open-job.ts';
import { nodeServer } from './parts/node-server.ts';
import { serverScript, Subject } from './parts/subject.ts';

/**
 * One job, many watchers, bursts of ten events a turn, each burst committed before anybody sees it. All servers stand
 * side by side and take turns; a round ends when every watcher has every frame. Deliveries: events times watchers.
 */
const SIZE = 10;
const ROUNDS = 11;
const WATCHERS = [200, 1_000];
/** Deliveries of a round; Socket.IO is given fewer, so that its rounds do not take for ever. */
const DELIVERIES = { fast: 200_000, slow: 40_000 };

interface Contender {
  readonly name: string;
  readonly subject: Subject;
  readonly crowd: Crowd;
  readonly params: Readonly<Record<string, unknown>>;
  readonly deliveries: number;
  readonly perSecond: number[];
  readonly perCpuSecond: number[];
}

const results: Record<string, unknown> = {};
for (const watchers of WATCHERS) results[`watchers_${watchers}`] = await measure(watchers);
console.log(JSON.stringify({ bench: 'fan-out', burst: SIZE, rounds: ROUNDS, ...results }));

async function measure(watchers: number) {
  const contenders = await gathered(watchers);
  try {
    for (const contender of contenders) await round(contender, watchers);
    for (const { perSecond, perCpuSecond } of contenders) [perSecond.length, perCpuSecond.length] = [0, 0];
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      for (const contender of contenders) await round(contender, watchers);
    }
    return compared(contenders);
  } finally {
    for (const { crowd, subject } of contenders) {
      crowd.close();
      await subject.stop();
    }
  }
}

async function round({ subject, crowd, params, deliveries, ...figures }: Contender, watchers: number): Promise<void> {
  const bursts = Math.ceil(deliveries / watchers / SIZE);
  crowd.reset();
  const cpu = await subject.cpu();
  const began = performance.now();
  await subject.ask('burst', z.unknown(), { ...params, bursts, size: SIZE });
  await crowd.reach(bursts * SIZE * watchers);
  const ms = performance.now() - began;
  const spent = (await subject.cpu()) - cpu;
  figures.perSecond.push((crowd.received / ms) * 1_000);
  figures.perCpuSecond.push((crowd.received / spent) * 1_000);
}

async function gathered(watchers: number): Promise<Contender[]> {
  const contenders: Contender[] = [];
  const add = async (name: string, subject: Subject, greeting: Parameters<Crowd['gather']>[2], params = {}) => {
    const crowd = new Crowd();
    const deliveries = name === 'socket_io' ? DELIVERIES.slow : DELIVERIES.fast;
    contenders.push({ name, subject, crowd, params, deliveries, perSecond: [], perCpuSecond: [] });
    await crowd.gather(subject.port, watchers, greeting);
  };
  const product = await Subject.start(serverScript('product.ts'));
  const job = await openJob(product.port, 'held');
  await add('product', product, watcher(job), { job });
  await add('bare_loop', await Subject.start(serverScript('raw.ts')), rawReader('/loop'), { way: 'loop' });
  await add('raw_publish', await Subject.start(serverScript('raw.ts')), rawReader('/publish'), { way: 'publish' });
  const socketIo = await nodeServer('socket-io.ts');
  if (socketIo) await add('socket_io', socketIo, socketIoReader());
  return contenders;
}

function compared(contenders: readonly Contender[]) {
  const [product] = contenders;
  if (!product) return {};
  return Object.fromEntries(
    contenders.map(({ name, perSecond, perCpuSecond }) => [
      name,
      {
        deliveries_per_second: rounded(median(perSecond)),
        cpu_us_per_delivery: rounded(1e6 / median(perCpuSecond)),
        ...(name !== 'product' && {
          product_to_this: ratio(product.perSecond, perSecond),
          product_to_this_by_cpu: ratio(product.perCpuSecond, perCpuSecond),
        }),
      },
    ]),
  );
}
