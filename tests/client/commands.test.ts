import { describe, expect, test } from 'bun:test';
import { createClient } from '../../src/client/client.ts';
import type { Job } from '../../src/client/job.ts';
import { cuttingProxy } from '../support/cutting-proxy.ts';
import { openReviewWorld } from '../support/review-world.ts';
import { openSteeredWorld } from '../support/steered-world.ts';
import { openStreamWorld } from '../support/stream-world.ts';

const live = (job: Job) =>
  new Promise<void>((resolve) => job.on('reach', ({ data }) => data.status === 'live' && resolve()));

const heard = <T extends Parameters<Job['on']>[0]>(job: Job, type: T) =>
  new Promise<Extract<Parameters<Parameters<Job['onAny']>[0]>[0], { type: T }>>((resolve) => job.on(type, resolve));

describe('a command', () => {
  test('that nobody could hear is handed back, and can be said again elsewhere', async () => {
    await using world = await openStreamWorld();
    const id = await world.post('stream', 'one\ntwo');
    using broken = cuttingProxy(world.url, { refuse: /./ });
    const cut = createClient({ url: broken.url, random: () => 0 }).watch(id);
    cut.pause('now').catch(() => undefined);
    const [command, ...others] = cut.close();
    expect(others).toEqual([]);
    if (!command) throw new Error('nothing was handed back');
    const job = createClient({ url: world.url }).watch(id);
    expect(await job.say(command)).toMatchObject({ id: command.id, status: 'pausing' });
    await job.cancel();
    await job.finished;
  });

  test('that is refused on the line after the one it was said on is told so', async () => {
    await using world = await openStreamWorld();
    const id = await world.post('stream', 'one\ntwo');
    using proxy = cuttingProxy(world.url, {});
    const job = createClient({ url: proxy.url, random: () => 0 }).watch(id);
    await live(job);
    proxy.cut();
    // Said while nobody hears; by the next line it means nothing any more.
    const said = job.respond('yes', 'question-1');
    await expect(said).rejects.toMatchObject({ code: 'CONFLICT', refused: true });
    await job.cancel();
    await job.finished;
  });

  test('that comes too late is answered by the server', async () => {
    await using world = await openStreamWorld();
    world.pacer.open();
    const job = createClient({ url: world.url }).watch(await world.post('stream', 'one'));
    await job.finished;
    await expect(job.cancel()).rejects.toMatchObject({ code: 'CONFLICT', refused: true });
  });

  test('that a server is too busy for is told so, beside a stream that goes on', async () => {
    await using world = await openStreamWorld();
    const id = await world.post('stream', 'one\ntwo');
    let calls = 0;
    const busy = async (input: string | URL | Request, init?: RequestInit) => {
      if (!String(input).endsWith('/commands')) return fetch(input, init);
      calls += 1;
      const error = { code: 'RATE_LIMITED', message: 'Too many requests.', details: [] };
      return Response.json({ success: false, error, request_id: 'r' }, { status: 429 });
    };
    const job = createClient({
      url: world.url,
      transports: ['sse'],
      fetch: Object.assign(busy, { preconnect: fetch.preconnect }),
    }).watch(id);
    await live(job);
    await expect(job.pause()).rejects.toMatchObject({ code: 'RATE_LIMITED', retryable: true });
    expect([calls, job.reach.status]).toEqual([1, 'live']);
    job.close();
  });

  test('to a job that was let go is closed', async () => {
    await using world = await openStreamWorld();
    const job = createClient({ url: world.url }).watch(await world.post('stream', 'one'));
    const told: string[] = [];
    const all = (async () => {
      for await (const update of job.events()) told.push(update.type);
    })();
    await live(job);
    expect(job.close()).toEqual([]);
    await expect(job.finished).rejects.toMatchObject({ code: 'CLOSED' });
    await expect(job.cancel()).rejects.toMatchObject({ code: 'CLOSED' });
    // Leaving is no failure.
    await all;
    expect(told.at(-1)).toBe('reach');
  });
});

test('directives steer as words do, and say what was understood', async () => {
  await using world = await openSteeredWorld();
  const client = createClient({ url: world.url });
  const job = await client.refine({ text: 'teh one\n\nteh two\n' });
  const applied = heard(job, 'feedback_applied');
  await job.feedback({ directives: [{ type: 'dialect', dialect: 'GB' }] });
  world.open();
  expect((await applied).data.directives).toEqual([{ type: 'dialect', dialect: 'GB' }]);
  await job.finished;
});

test('a question is answered', async () => {
  await using world = await openSteeredWorld();
  world.open();
  const job = await createClient({ url: world.url }).refine({ text: 'teh one\n', review: 'final' });
  await heard(job, 'input_requested');
  await expect(job.respond('perhaps')).rejects.toMatchObject({ code: 'VALIDATION_ERROR' });
  expect((await job.respond('approve')).ok).toBe(true);
  expect((await job.finished).status).toBe('completed');
  await expect(job.respond('approve')).rejects.toMatchObject({ code: 'CONFLICT' });
});

test.each(['websocket', 'sse', 'long-poll'] as const)('decisions are told over %s, by their rev', async (transport) => {
  const held = Promise.withResolvers<void>();
  await using world = await openReviewWorld({
    before: async (_pass, block) => {
      if (block === 'b2') await held.promise;
    },
  });
  const id = await world.post('refine', 'teh cat sat\n\nteh colour\n');
  const client = createClient({ url: world.url, transports: [transport] });
  const job = client.watch(id);
  const done = heard(job, 'block_complete');
  await live(job);
  const { changes } = job.state.blocks[0]?.changes.length
    ? { changes: job.state.blocks[0].changes }
    : (await done).data;
  const told = heard(job, 'decisions');
  const ids = changes.slice(0, 1).map((change) => change.id);
  expect(await job.decide({ ids }, 'rejected', 0)).toBe(1);
  expect((await told).data.rev).toBe(1);
  expect(job.decisionsRev).toBe(1);
  await expect(job.decide({ ids }, 'accepted', 0)).rejects.toMatchObject({ code: 'CONFLICT' });
  held.resolve();
  const state = await job.finished;
  expect(state.blocks[0]?.decided?.[0]?.rejected).toEqual(ids);
  expect(await job.result({ changes: 'none' })).toBe('teh cat sat\n\nteh colour\n');
  expect(job.decisionsRev).toBe(1);
});
