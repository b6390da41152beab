import { describe, expect, test } from 'bun:test';
import type { RunContext } from '../../src/jobs/pipeline.ts';
import type { JobEvent } from '../../src/protocol/events.ts';
import { openLogWorld } from '../support/log-world.ts';
import { singleRun } from '../support/single-run.ts';

const REMARK: JobEvent = { type: 'warning', data: { code: 'w', message: '' } };

async function* opening({ state }: RunContext): AsyncGenerator<JobEvent> {
  const passes = [{ pass: 1, name: 'p1' }];
  if (state().announced === null) yield { type: 'job_started', data: { engine: 'e', passes, lead: '', blocks: 0 } };
  yield { type: 'pass_start', data: { pass: 1, name: 'p1', of: 1, attempt: 1, blocks: 0 } };
}

describe('where a text begins', () => {
  const at = { pass: 1, block: 'b1' };
  const BLOCK: JobEvent = { type: 'block_start', data: { ...at, attempt: 1 } };

  test.each([
    ['and its first text are one commit', { type: 'content', data: { ...at, off: 0, text: 'x' } }, 1],
    ['and what is no text are two', REMARK, 2],
  ] as const)('%s', async (_how, next, commits) => {
    await using world = await openLogWorld();
    const heard: string[][] = [];
    const { run, job } = await singleRun(world, async function* (context) {
      yield* opening(context);
      yield BLOCK;
      yield next;
    });
    world.bus.subscribe((message) => {
      if (message.kind === 'doorbell' && message.job === job) heard.push(message.rows?.map(({ type }) => type) ?? []);
    });
    await run.finish();
    const own = heard.filter((types) => types.includes('block_start') || types.includes(next.type));
    expect(own.flat()).toEqual(['block_start', next.type]);
    expect(own).toHaveLength(commits);
  });

  test('a text that does not come is not waited for', async () => {
    await using world = await openLogWorld();
    const seen = Promise.withResolvers<void>();
    const { run, job } = await singleRun(world, async function* (context) {
      yield* opening(context);
      yield BLOCK;
      await seen.promise;
      yield REMARK;
    });
    world.bus.subscribe((message) => {
      if (message.kind !== 'doorbell' || message.job !== job) return;
      if (message.rows?.some(({ type }) => type === 'block_start')) seen.resolve();
    });
    await run.finish();
  });
});
