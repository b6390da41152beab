import { afterEach, expect, test } from 'bun:test';
import { createClient } from '../../src/client/client.ts';
import type { Job } from '../../src/client/job.ts';
import { cuttingProxy } from '../support/cutting-proxy.ts';
import { openStreamWorld } from '../support/stream-world.ts';

/** What a page has and a program has not. */
class Page extends EventTarget {
  visibilityState = 'visible';
}

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'document');
});

const next = (job: Job, status: string) =>
  new Promise<void>((resolve) => {
    const off = job.on('reach', ({ data }) => {
      if (data.status !== status) return;
      off();
      resolve();
    });
  });

const dispatch = (type: string) => {
  const dispatched: unknown = Reflect.get(globalThis, 'dispatchEvent');
  if (typeof dispatched !== 'function') throw new Error('nobody is told here');
  dispatched.call(globalThis, new Event(type));
};

test('when the network goes, a line that has not noticed is live no longer, until a dial says so', async () => {
  await using world = await openStreamWorld();
  const id = await world.post('stream', 'one');
  const rules: { refuse?: RegExp } = {};
  using proxy = cuttingProxy(world.url, rules);
  const job = createClient({ url: proxy.url, random: () => 1e6 }).watch(id);
  await next(job, 'live');
  // Nothing new comes through; what is open stays open, and says nothing.
  rules.refuse = /./;
  const waiting = next(job, 'waiting');
  dispatch('offline');
  await waiting;
  delete rules.refuse;
  const live = next(job, 'live');
  dispatch('online');
  await live;
  job.close();
});

test('a server that is still there without a network is live again at once', async () => {
  await using world = await openStreamWorld();
  const id = await world.post('stream', 'one');
  using proxy = cuttingProxy(world.url, {});
  const job = createClient({ url: proxy.url, random: () => 1e6 }).watch(id);
  await next(job, 'live');
  const live = next(job, 'live');
  dispatch('offline');
  await live;
  expect(proxy.dials).toBe(2);
  job.close();
});

test('when the network comes back, a wait that would be long is over at once', async () => {
  await using world = await openStreamWorld();
  const id = await world.post('stream', 'one');
  const rules: { refuse?: RegExp } = {};
  using proxy = cuttingProxy(world.url, rules);
  const job = createClient({ url: proxy.url, random: () => 1e6 }).watch(id);
  await next(job, 'live');
  rules.refuse = /./;
  const waiting = next(job, 'waiting');
  proxy.cut();
  await waiting;
  delete rules.refuse;
  const live = next(job, 'live');
  dispatch('online');
  await live;
  expect(job.reach.transport).toBe('websocket');
  job.close();
});

test('when a tab is looked at again, a line that was silent for long is dialled anew, and no other', async () => {
  const page = new Page();
  Object.defineProperty(globalThis, 'document', { value: page, configurable: true });
  await using world = await openStreamWorld();
  const id = await world.post('stream', 'one');
  using proxy = cuttingProxy(world.url, {});
  let now = 0;
  const job = createClient({ url: proxy.url, random: () => 0, now: () => now }).watch(id);
  await next(job, 'live');
  const dials = proxy.dials;
  const show = (state: string) => {
    page.visibilityState = state;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  show('visible');
  now = 60_000;
  show('hidden');
  expect(job.reach.status).toBe('live');
  const live = next(job, 'live');
  show('visible');
  await live;
  expect(proxy.dials).toBe(dials + 1);
  job.close();
  await job.finished.catch(() => undefined);
  // Nobody listens any more.
  now = 120_000;
  show('visible');
  expect(proxy.dials).toBe(dials + 1);
});
