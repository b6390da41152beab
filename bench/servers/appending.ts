import { z } from 'zod';
import { answering } from '../parts/answering.ts';
import { LoopProbe } from '../parts/loop-probe.ts';
import { ProductAppender } from '../parts/product-appender.ts';
import { RawAppender } from '../parts/raw-appender.ts';
import { benchJobs } from '../parts/bench-jobs.ts';
import { ThreadAppender } from '../parts/thread-appender.ts';

/** Jobs that append as fast as they can: `product` or `raw`, as the second argument says. */
const [, , folder = '', kind] = process.argv;
const numbers = z.object({ way: z.enum(['log', 'run', 'insert', 'rows', 'thread']), times: z.number() });
const JOBS = 100;
const probe = new LoopProbe();
const append = kind === 'product' ? await product() : await raw();

answering(
  { port: 0 },
  {
    /** @returns what `times` appends to every job took, and the longest turn of the event loop meanwhile; ms */
    async append(params) {
      const { way, times } = numbers.parse(params);
      Bun.gc(true);
      probe.start();
      const taken = await append(way, times);
      return { ...taken, longest: probe.stop() };
    },
  },
);

async function product() {
  const appender = await ProductAppender.open(`${folder}/product.db`, `${folder}/output`, JOBS);
  return (way: string, times: number) => (way === 'log' ? appender.log(times) : appender.run(times));
}

async function raw() {
  const appender = await RawAppender.open(`${folder}/raw.db`, JOBS);
  const path = `${folder}/thread.db`;
  const threaded = await ThreadAppender.open(path, await benchJobs(path, JOBS));
  return async (way: string, times: number) => {
    if (way === 'thread') return threaded.append(times);
    return way === 'insert' ? appender.insert(times) : appender.rows(times);
  };
}
