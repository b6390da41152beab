import { z } from 'zod';
import { Crowd } from './parts/crowd.ts';
import { median, rounded } from './parts/figures.ts';
import { rawReader, watcher } from './parts/greetings.ts';
import { openJob } from './parts/open-job.ts';
import { serverScript, Subject } from './parts/subject.ts';

/**
 * What a watcher costs that only watches: resident memory after a collection, with and without 10,000 of them, by the
 * number of them. They are in, have said hello and are live. A first thousand come and go before: what loading and
 * compiling takes is no watcher's. The raw server's sockets do nothing at all.
 */
const WATCHERS = 10_000;
const ROUNDS = 3;

const perWatcher: Record<string, number[]> = { product: [], raw: [] };
for (let round = 0; round < ROUNDS; round += 1) {
  perWatcher['product']?.push(await cost('product'));
  perWatcher['raw']?.push(await cost('raw'));
}
const [product, raw] = [median(perWatcher['product'] ?? []), median(perWatcher['raw'] ?? [])];
console.log(
  JSON.stringify({
    bench: 'idle',
    watchers: WATCHERS,
    rounds: ROUNDS,
    bytes_per_watcher: { product: Math.round(product), raw: Math.round(raw), above_raw: Math.round(product - raw) },
    product_to_raw: rounded(product / raw),
  }),
);

/** @returns bytes a watcher */
async function cost(kind: 'product' | 'raw'): Promise<number> {
  const subject = await Subject.start(serverScript(`${kind}.ts`));
  const [before, after] = [new Crowd(), new Crowd()];
  try {
    const greeting = kind === 'product' ? watcher(await openJob(subject.port, 'held')) : rawReader('/idle');
    await before.gather(subject.port, 1_000, greeting);
    before.close();
    const empty = await settled(subject);
    await after.gather(subject.port, WATCHERS, greeting);
    return ((await settled(subject)) - empty) / WATCHERS;
  } finally {
    before.close();
    after.close();
    await subject.stop();
  }
}

/** Resident bytes once several collections in a row have freed nothing more. */
async function settled(subject: Subject): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 5;) {
    const bytes = await subject.ask('collect', z.number());
    tries = bytes < least ? 0 : tries + 1;
    least = Math.min(least, bytes);
    await Bun.sleep(100);
  }
  return least;
}
