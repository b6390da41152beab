import { expect, setDefaultTimeout, test } from 'bun:test';
import { createClient } from '../../src/client/client.ts';
import { documentText } from '../../src/protocol/document.ts';
import { cuttingProxy } from '../support/cutting-proxy.ts';
import { openStreamWorld } from '../support/stream-world.ts';

setDefaultTimeout(300_000);

const LINES = Array.from({ length: 150 }, (_, index) => `line ${index} of a text that is streamed in pieces`);
const TEXT = LINES.join('\n');
const DONE = `${LINES.map((line) => line.toUpperCase()).join('\n')}\n`;

test('a job tells its events in order and ends with the exact text', async () => {
  await using world = await openStreamWorld();
  world.pacer.open();
  const job = createClient({ url: world.url }).watch(await world.post('stream', TEXT));
  const seqs: number[] = [];
  const types: string[] = [];
  for await (const update of job.events()) {
    types.push(update.type);
    if ('seq' in update) seqs.push(update.seq);
  }
  expect(types).toContain('reach');
  expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
  const state = await job.finished;
  expect(state.status).toBe('completed');
  expect(documentText(state.lead, state.blocks)).toBe(DONE);
  expect(await job.result()).toBe(DONE);
});

test('two hundred cuts during one job end in the exact text, each event told once', async () => {
  await using world = await openStreamWorld();
  const { pacer } = world;
  let seed = 7;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  // The first connection brings the document, the others a few events each.
  const rules = { cutAfter: () => (proxy.dials === 1 ? 30_000 : 600 + random() * 600) };
  using proxy = cuttingProxy(world.url, rules, () => {
    pacer.let(1);
    if (proxy.cuts >= 200) pacer.open();
  });
  const client = createClient({ url: proxy.url, random: () => 0 });
  const job = client.watch(await world.post('stream', TEXT));
  const seqs: number[] = [];
  // What is streamed keeps every connection busy until it is cut.
  const paced = (async () => {
    while (proxy.cuts < 200) {
      await Promise.race([pacer.held(), job.finished]);
      pacer.let(1);
    }
  })();
  for await (const update of job.events()) if ('seq' in update) seqs.push(update.seq);
  await paced;
  const state = await job.finished;
  expect(proxy.cuts).toBeGreaterThanOrEqual(200);
  expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
  expect(documentText(state.lead, state.blocks)).toBe(DONE);
});

test.each(['sse', 'long-poll'] as const)('cuts of %s end in the exact text as well', async (transport) => {
  await using world = await openStreamWorld();
  const { pacer } = world;
  // Less than a page, or than a stream's beginning, comes through now and then.
  const rules = { cutAfter: () => (proxy.dials % 3 === 0 ? 400 : 60_000) };
  using proxy = cuttingProxy(world.url, rules, () => pacer.let(1));
  const job = createClient({ url: proxy.url, transports: [transport], random: () => 0 }).watch(
    await world.post('stream', TEXT),
  );
  const seqs: number[] = [];
  job.onAny((update) => void ('seq' in update && seqs.push(update.seq)));
  const paced = (async () => {
    for (let cut = 0; cut < 40; cut += 1) {
      await Promise.race([pacer.held(), job.finished]);
      pacer.let(3);
      proxy.cut();
    }
    pacer.open();
  })();
  const state = await job.finished;
  await paced;
  expect(documentText(state.lead, state.blocks)).toBe(DONE);
  expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
});

test('a network that cuts some lines and stalls others tells the whole of it in the end', async () => {
  await using world = await openStreamWorld();
  const { pacer } = world;
  // Asked once for every connection. A stalled one does not get as far as its first word.
  const rules = {
    cutAfter: () => {
      if (proxy.dials > 30) pacer.open();
      else pacer.let(2);
      return proxy.dials <= 30 && proxy.dials % 6 === 0 ? 900 : Infinity;
    },
    // Two in a row are the other transport's turn.
    stallAfter: () => (proxy.dials <= 30 && [1, 2].includes(proxy.dials % 6) ? 60 : Infinity),
  };
  using proxy = cuttingProxy(world.url, rules);
  const options = { transports: ['websocket', 'sse'], random: () => 0, patienceMs: 100, comeBackMs: 5 } as const;
  const job = createClient({ url: proxy.url, ...options }).watch(
    await world.post('stream', LINES.slice(0, 40).join('\n')),
  );
  const seqs: number[] = [];
  job.onAny((update) => {
    if ('seq' in update) seqs.push(update.seq);
    if (update.type !== 'reach' || update.data.status !== 'live') return;
    // One that holds is cut by the network, so that there is a next one.
    if (proxy.dials <= 30) proxy.cut();
  });
  const state = await job.finished;
  expect(proxy.dials).toBeGreaterThan(30);
  expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
  expect(documentText(state.lead, state.blocks)).toBe(`${LINES.slice(0, 40).join('\n').toUpperCase()}\n`);
});

test('where sockets are broken it goes on over SSE, and where streams are held back over long-poll', async () => {
  await using world = await openStreamWorld();
  const id = await world.post('stream', TEXT);
  using sse = cuttingProxy(world.url, { refuse: /upgrade: websocket/i });
  using poll = cuttingProxy(world.url, { refuse: /upgrade: websocket/i, hold: /accept: text\/event-stream/i });
  const overSse = createClient({ url: sse.url, random: () => 0 }).watch(id);
  const overPoll = createClient({ url: poll.url, random: () => 0, patienceMs: 100 }).watch(id);
  const live = (job: typeof overSse) =>
    new Promise<string>((resolve) => job.on('reach', ({ data }) => data.status === 'live' && resolve(data.transport)));
  expect(await Promise.all([live(overSse), live(overPoll)])).toEqual(['sse', 'long-poll']);
  // Commands go beside the transport.
  expect((await overSse.pause()).status).toBe('pausing');
  expect((await overPoll.resume()).ok).toBe(true);
  world.pacer.open();
  for (const job of [overSse, overPoll]) {
    const state = await job.finished;
    expect(documentText(state.lead, state.blocks)).toBe(DONE);
  }
});

test('a job that is not there is told once, and nothing is dialled again', async () => {
  await using world = await openStreamWorld();
  using proxy = cuttingProxy(world.url, {});
  const job = createClient({ url: proxy.url, random: () => 0 }).watch('job_nobody');
  await expect(job.finished).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(proxy.dials).toBe(1);
  expect(job.reach.status).toBe('closed');
  await expect(job.cancel()).rejects.toMatchObject({ code: 'CLOSED' });
});

test('an unanswered command is sent again on the next connection and has one effect', async () => {
  await using world = await openStreamWorld();
  const id = await world.post('stream', TEXT);
  let reply = true;
  using proxy = cuttingProxy(world.url, {});
  const job = createClient({ url: proxy.url, random: () => 0 }).watch(id);
  await new Promise<void>((resolve) => job.on('reach', ({ data }) => data.status === 'live' && resolve()));
  job.on('state', () => {
    // The event is there before the reply is read: the line goes down between the two.
    if (reply) proxy.cut();
    reply = false;
  });
  const said = await job.pause('now');
  expect(said.ok).toBe(true);
  const { body } = await world.call('GET', `/v1/jobs/${id}/events?since=start&wait=0`);
  const pausings = body.data.events.filter(
    ({ type, data }: { type: string; data: { status?: string } }) => type === 'state' && data.status === 'pausing',
  );
  expect(pausings).toHaveLength(1);
  await job.cancel();
  await job.finished;
});

test('closing hands back the commands that nobody answered', async () => {
  await using world = await openStreamWorld();
  const id = await world.post('stream', TEXT);
  using proxy = cuttingProxy(world.url, { refuse: /./ });
  const job = createClient({ url: proxy.url, random: () => 0 }).watch(id);
  const said = job.feedback('shorter');
  expect(job.close()).toMatchObject([{ type: 'feedback', text: 'shorter' }]);
  await expect(said).rejects.toMatchObject({ code: 'CLOSED', retryable: true });
});

test('with a key it fetches a ticket of its own for every dial', async () => {
  const key = 'k'.repeat(40);
  await using world = await openStreamWorld({ env: { BACKEND_API_KEY: key } });
  using proxy = cuttingProxy(world.url, {});
  const client = createClient({ url: proxy.url, token: async () => key, random: () => 0 });
  const answer = await client.api.json('POST', '/v1/jobs', { kind: 'stream', input: { text: TEXT } });
  const made = answer['job'];
  if (typeof made !== 'object' || made === null || !('id' in made)) throw new Error('no job');
  const job = client.watch(String(made.id));
  let lives = 0;
  const twice = new Promise<void>((resolve) =>
    job.on('reach', ({ data }) => {
      if (data.status !== 'live') return;
      lives += 1;
      if (lives === 1) proxy.cut();
      else resolve();
    }),
  );
  await twice;
  world.pacer.open();
  expect((await job.finished).status).toBe('completed');
});
