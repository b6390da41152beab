import { describe, expect, test } from 'bun:test';
import { rowJson } from '../../src/jobs/log/log-row.ts';
import { RawChannel } from '../support/raw-channel.ts';
import { scriptedPipeline } from '../support/scripted-pipeline.ts';
import { SocketClient } from '../support/socket-client.ts';
import { SseClient } from '../support/sse-client.ts';
import { feedOf, storedJob, storedLog } from '../support/stored-job.ts';
import { openStreamWorld } from '../support/stream-world.ts';
import type { Json } from '../support/world.ts';

const isLive = ({ type }: Json) => type === 'live';
const isEnd = ({ type }: Json) => type === 'stream_end';

describe('what the server says', () => {
  test('P-100 P-101 P-102 is one flat object a frame: connected, then snapshot or replay, then live', async () => {
    await using world = await openStreamWorld();
    const job = await world.post('stream', 'one');
    await world.pacer.held();
    using client = new RawChannel(world.url, { path: `/ws/progress/${job}` });
    await client.status;
    client.say({ type: 'hello', since: 'start' });
    const { head } = await client.until(isLive);
    const frames = client.texts.map((text) => JSON.parse(text));
    const row = await storedJob(world, job);
    expect(frames[0]).toEqual({
      type: 'connected',
      protocol: '1.0',
      job,
      epoch: world.app.services.table.epochOf(row),
      head,
      status: 'running',
      scopes: ['read', 'control'],
      resume: { status: 'replay', from: 0, to: head },
      decisions_rev: 0,
      heartbeat_ms: 20_000,
    });
    expect(frames.at(-1)).toEqual({ type: 'live', head });
    const seqs = frames.slice(1, -1).map(({ seq }) => seq);
    expect(seqs).toEqual(Array.from({ length: head }, (_, index) => index + 1));
    for (const frame of frames) expect(typeof frame.type).toBe('string');
  });

  test('P-102 live is said once, however much follows', async () => {
    await using world = await openStreamWorld();
    const job = await world.post('stream', 'one\ntwo\nthree');
    await world.pacer.held();
    using client = new SocketClient(world.url, job, { hello: {} });
    await client.until(isLive);
    world.pacer.open();
    await client.until(isEnd);
    expect(client.types.filter((type) => type === 'live')).toHaveLength(1);
  });

  test('P-6 P-103 events are the same bytes for every watcher, as they stand in the log', async () => {
    await using world = await openStreamWorld();
    const job = await world.post('stream', 'one');
    await world.pacer.held();
    const clients = Array.from({ length: 3 }, () => new RawChannel(world.url, { path: `/ws/progress/${job}` }));
    for (const client of clients) {
      await client.status;
      client.say({ type: 'hello', since: 'start' });
      await client.until(isLive);
    }
    world.pacer.open();
    const seen = await Promise.all(
      clients.map(async (client) => {
        await client.until(isEnd);
        return client.texts.filter((text) => 'data' in JSON.parse(text));
      }),
    );
    expect(seen[1]).toEqual(seen[0] ?? []);
    expect(seen[2]).toEqual(seen[0] ?? []);
    const stored = (await storedLog(world, job)).map(rowJson);
    const unshortened = seen[0]?.filter((text) => !/"type":"(content|block_complete)"/.test(text));
    expect(unshortened).toEqual(stored.filter((text) => !text.includes('"type":"block_complete"')));
  });

  test('P-8 P-108 signals have no seq, are not stored, and come to who is live', async () => {
    const gate = Promise.withResolvers<void>();
    const telling = scriptedPipeline('telling', async function* ({ tell }) {
      await gate.promise;
      tell({ type: 'progress', data: { pass: 1, fraction: 0.5, eta_ms: null } });
      yield { type: 'warning', data: { code: 'w', message: '' } };
    });
    await using world = await openStreamWorld({ pipelines: [telling] });
    const job = await world.post('telling', '');
    using client = new SocketClient(world.url, job, { hello: {} });
    using stream = new SseClient(world.url, job);
    await Promise.all([client.until(isLive), stream.until(isLive)]);
    world.app.services.hub.sweep();
    const isViewers = ({ type }: Json) => type === 'viewers';
    expect(await client.until(isViewers)).toEqual({ type: 'viewers', data: { count: 2 } });
    expect(await stream.until(isViewers)).toEqual({ type: 'viewers', data: { count: 2 } });
    gate.resolve();
    await client.until(isEnd);
    const progress = { type: 'progress', data: { pass: 1, fraction: 0.5, eta_ms: null } };
    expect(client.frames.find(({ type }) => type === 'progress')).toEqual(progress);
    expect((await storedLog(world, job)).map(({ type }) => String(type))).not.toContain('progress');
    using later = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await later.until(isEnd);
    expect(later.types).not.toContain('progress');
  });

  // Whoever decides on a change does so beside the run: its watchers read the decisions again.
  test('P-108 what is told of a job reaches its watchers on every transport that is pushed, and no others', async () => {
    await using world = await openStreamWorld();
    const [job, other] = [await world.post('stream', 'one'), await world.post('stream', 'two')];
    using client = new SocketClient(world.url, job, { hello: {} });
    using stream = new SseClient(world.url, job);
    using elsewhere = new SocketClient(world.url, other, { hello: {} });
    await Promise.all([client, stream, elsewhere].map((watcher) => watcher.until(isLive)));
    const { tell } = world.app.services;
    tell(job, { type: 'decisions', data: { rev: 7 } });
    tell(other, { type: 'decisions', data: { rev: 1 } });
    const isDecisions = ({ type }: Json) => type === 'decisions';
    for (const watcher of [client, stream]) {
      expect(await watcher.until(isDecisions)).toEqual({ type: 'decisions', data: { rev: 7 } });
    }
    expect((await elsewhere.until(isDecisions)).data).toEqual({ rev: 1 });
  });

  test('P-108 viewers is said again when their number has changed', async () => {
    await using world = await openStreamWorld();
    const job = await world.post('stream', 'one');
    using first = new SocketClient(world.url, job, { hello: {} });
    await first.until(isLive);
    const { hub } = world.app.services;
    hub.sweep();
    hub.sweep();
    const second = new SocketClient(world.url, job, { hello: {} });
    await second.until(isLive);
    hub.sweep();
    await first.until(({ type, data }) => type === 'viewers' && data.count === 2);
    second.close();
    const { followers } = await feedOf(world, job);
    while (followers.size > 1) await new Promise((resolve) => setImmediate(resolve));
    hub.sweep();
    await first.until(() => first.types.filter((type) => type === 'viewers').length === 3);
    const counts = first.frames.filter(({ type }) => type === 'viewers').map(({ data }) => data.count);
    expect(counts).toEqual([1, 2, 1]);
  });

  test('P-9 the document can be put together from job_started and its blocks, exactly', async () => {
    const text = '\n\n# Title\r\n\r\nOne.  \nTwo 😀\n\n\n';
    const pieces = [
      { id: 'b1', kind: 'heading', text: '# Title', gap: '\r\n\r\n' },
      { id: 'b2', kind: 'paragraph', text: 'One.  \nTwo 😀', gap: '\n\n\n' },
    ] as const;
    const reading = scriptedPipeline('reading', async function* () {
      yield { type: 'job_started', data: { engine: 'e', passes: [], lead: '\n\n', blocks: 2 } };
      for (const block of pieces) yield { type: 'blocks', data: { blocks: [block] } };
    });
    await using world = await openStreamWorld({ pipelines: [reading] });
    const job = await world.post('reading', text);
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(isEnd);
    expect(client.text).toBe(text);
    expect(client.state.announced).toBe(client.state.blocks.length);
  });
});
