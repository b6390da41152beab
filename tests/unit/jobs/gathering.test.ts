import { describe, expect, test } from 'bun:test';
import { gatherMs } from '../../../src/jobs/runs/gather-ms.ts';
import { scriptedPipeline } from '../../support/scripted-pipeline.ts';
import { openWorld } from '../../support/world.ts';

describe('how long text is gathered', () => {
  test.each([
    [1, 40],
    [80, 40],
    [120, 60],
    [200, 100],
    [480, 240],
    [100_000, 240],
  ])('P-40 while %d jobs run: %d ms', (jobs, ms) => expect(gatherMs(40, jobs)).toBe(ms));

  test('P-40 a run is told of the jobs that run beside it', async () => {
    const jobs = 120;
    const all = Promise.withResolvers<number>();
    let running = 0;
    const pipeline = scriptedPipeline('k', async function* ({ gatherMs: gathered }) {
      running += 1;
      if (running === jobs) all.resolve(gathered());
      await all.promise;
      yield { type: 'warning', data: { code: 'seen', message: '' } };
    });
    await using world = await openWorld({ pipelines: [pipeline], env: { JOB_CONCURRENCY: String(jobs) } });
    await Promise.all(Array.from({ length: jobs }, () => world.post('k', '')));
    expect(await all.promise).toBe(60);
  });
});
