import { describe, expect, test } from 'bun:test';
import type { JobQueue } from '../../src/jobs/runs/job-queue.ts';

interface Options {
  readonly concurrency: number;
  readonly onError?: (error: unknown, job: string) => void;
}

/** What every queue keeps. */
export function jobQueueContract(name: string, open: (options: Options) => JobQueue): void {
  describe(`JobQueue contract: ${name}`, () => {
    test('runs no more jobs at once than it may, and all of them in the end', async () => {
      const queue = open({ concurrency: 3 });
      const held = holder();
      for (let index = 0; index < 10; index += 1) queue.add({ job: `job_${index}`, principal: 'a' });
      queue.process(held.handler);
      await held.started(3);
      expect(held.going).toEqual(['job_0', 'job_1', 'job_2']);
      expect(queue.waiting).toBe(7);
      held.releaseAll();
      await held.started(10);
      expect(held.most).toBe(3);
      await queue.close();
    });

    test('principals take turns, however many jobs one of them brought first', async () => {
      const queue = open({ concurrency: 1 });
      const held = holder();
      for (let index = 0; index < 5; index += 1) queue.add({ job: `many_${index}`, principal: 'a' });
      queue.add({ job: 'one', principal: 'b' });
      queue.process(held.handler);
      held.releaseAll();
      await held.started(6);
      expect(held.order.indexOf('one')).toBe(1);
      expect(held.order.filter((job) => job !== 'one')).toEqual(['many_0', 'many_1', 'many_2', 'many_3', 'many_4']);
      await queue.close();
    });

    test('a job that waits already keeps its place and runs once', async () => {
      const queue = open({ concurrency: 1 });
      const held = holder();
      for (const job of ['x', 'y', 'x']) queue.add({ job, principal: 'a' });
      queue.process(held.handler);
      held.releaseAll();
      await held.started(2);
      expect(held.order).toEqual(['x', 'y']);
      expect(queue.waiting).toBe(0);
      await queue.close();
    });

    test('a job that was taken out does not run', async () => {
      const queue = open({ concurrency: 1 });
      const held = holder();
      for (const job of ['x', 'y', 'z']) queue.add({ job, principal: 'a' });
      queue.remove('y');
      queue.process(held.handler);
      held.releaseAll();
      await held.started(2);
      expect(held.order).toEqual(['x', 'z']);
      await queue.close();
    });

    test('a handler that rejects is reported and frees its place', async () => {
      const errors: [unknown, string][] = [];
      const queue = open({ concurrency: 1, onError: (error, job) => void errors.push([error, job]) });
      const held = holder();
      queue.add({ job: 'bad', principal: 'a' });
      queue.add({ job: 'good', principal: 'a' });
      queue.process(async (job) => {
        if (job === 'bad') throw new Error('no');
        await held.handler(job);
      });
      await held.started(1);
      held.releaseAll();
      expect(errors).toEqual([[new Error('no'), 'bad']]);
      await queue.close();
    });

    test('a job may be added again while it runs, and runs again', async () => {
      const queue = open({ concurrency: 1 });
      const held = holder();
      queue.add({ job: 'x', principal: 'a' });
      queue.process(held.handler);
      await held.started(1);
      queue.add({ job: 'x', principal: 'a' });
      held.releaseAll();
      await held.started(2);
      expect(held.order).toEqual(['x', 'x']);
      await queue.close();
    });

    test('closing hands over nothing more and waits for what is running', async () => {
      const queue = open({ concurrency: 1 });
      const held = holder();
      queue.add({ job: 'x', principal: 'a' });
      queue.add({ job: 'y', principal: 'a' });
      queue.process(held.handler);
      await held.started(1);
      const closed = queue.close().then(() => held.going.length);
      held.releaseAll();
      expect(await closed).toBe(0);
      expect(held.order).toEqual(['x']);
    });
  });
}

/** A handler whose runs end when the test says so. */
function holder() {
  const order: string[] = [];
  const going: string[] = [];
  const waiters: { count: number; resolve: () => void }[] = [];
  const releases: (() => void)[] = [];
  let open = false;
  let most = 0;
  return {
    order,
    going,
    get most() {
      return most;
    },
    async handler(job: string): Promise<void> {
      order.push(job);
      going.push(job);
      most = Math.max(most, going.length);
      for (const { count, resolve } of waiters) if (order.length >= count) resolve();
      if (!open) await new Promise<void>((resolve) => releases.push(resolve));
      going.splice(going.indexOf(job), 1);
    },
    started: (count: number) =>
      new Promise<void>((resolve) => (order.length >= count ? resolve() : waiters.push({ count, resolve }))),
    releaseAll() {
      open = true;
      for (const release of releases.splice(0)) release();
    },
  };
}
