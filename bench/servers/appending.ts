import { z } from 'zod';
import { answering } from '../parts/answering.ts';
import { LoopProbe } from '../parts/loop-probe.ts';
import { ProductAppender } from '../parts/product-appender.ts';
import { RawAppender } from '../parts/raw-appender.ts';

/** Jobs that append as fast as they can: `product` or `raw`, as the second argument says. */
const [, , folder = '', kind] = process.argv;
const numbers = z.object({ way: z.enum(['log', 'run', 'insert', 'rows']), times: z.number() });
const JOBS = 100;
const probe = new LoopProbe();
const append = kind === 'product' ? await product() : await raw();

answering(
  { port: 0 },
  {
    /** @returns how long `times` appends to every job took, and the longest turn of the event loop meanwhile; ms */
    async append(params) {
      const { way, times } = numbers.parse(params);
      Bun.gc(true);
      probe.start();
      const ms = await append(way, times);
      return { ms, longest: probe.stop() };
    },
  },
);

async function product() {
  const appender = await ProductAppender.open(`${folder}/product.db`, `${folder}/output`, JOBS);
  return (way: string, times: number) => (way === 'log' ? appender.log(times) : appender.run(times));
}

async function raw() {
  const appender = await RawAppender.open(`${folder}/raw.db`, JOBS);
  return async (way: string, times: number) => (way === 'insert' ? appender.insert(times) : appender.rows(times));
}
