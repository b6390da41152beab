import { describe, expect, test } from 'bun:test';
import { PollClient } from '../support/poll-client.ts';
import { SocketClient } from '../support/socket-client.ts';
import { SseClient } from '../support/sse-client.ts';
import { openStreamWorld, type StreamWorld } from '../support/stream-world.ts';
import type { Watcher } from '../support/watcher.ts';
import type { Json } from '../support/world.ts';

const TEXT = 'one\ntwo 😀 three\nfour five six';
const RESULT = 'ONE\nTWO 😀 THREE\nFOUR FIVE SIX\n';

interface Place {
  readonly world: StreamWorld;
  readonly job: string;
  readonly epoch: string;
  /** What a client saw that was there from the start. */
  readonly live: readonly Json[];
}

/** A client that saw everything up to `seq`, lost its connection and goes on; on each transport. */
const transports: Record<string, (place: Place, seq: number) => Promise<Watcher>> = {
  async socket({ world, job, epoch, live }, seq) {
    const client = new SocketClient(world.url, job, { hello: { since: `${epoch}:${seq}` } });
    client.seen(live.filter((frame) => frame.seq <= seq));
    await client.until(({ type }) => type === 'stream_end');
    return client;
  },
  async stream({ world, job, epoch, live }, seq) {
    const client = new SseClient(world.url, job, { headers: { 'last-event-id': `${epoch}:${seq}` } });
    client.seen(live.filter((frame) => frame.seq <= seq));
    await Promise.race([client.until(({ type }) => type === 'stream_end'), client.stopped]);
    return client;
  },
  async poll({ world, job, epoch, live }, seq) {
    const client = new PollClient(world.url, job, `${epoch}:${seq}`, { limit: '7' });
    client.seen(live.filter((frame) => frame.seq <= seq));
    await client.toEnd();
    return client;
  },
};

/** A job that stands in the middle of its second block, and a client that saw it from the start. */
async function placeInMidBlock(world: StreamWorld): Promise<Place> {
  const job = await world.post('stream', TEXT);
  const watcher = new SocketClient(world.url, job, { hello: { since: 'start' } });
  world.pacer.let(3);
  await watcher.until(({ type, data }) => type === 'content' && data.block === 'b2' && data.off > 0);
  await world.pacer.held();
  return { world, job, epoch: watcher.frames[0].epoch, live: watcher.frames };
}

describe.each(Object.entries(transports))('by %s', (_transport, resumed) => {
  test('P-20 P-24 P-41 a client that goes on at any place of a running job ends with the text of the server', async () => {
    await using world = await openStreamWorld();
    const place = await placeInMidBlock(world);
    const { seq: head } = place.live.at(-1);
    expect(head).toBeGreaterThan(10);
    const clients = Array.from({ length: head + 1 }, (_, seq) => resumed(place, seq));
    world.pacer.open();
    for (const [seq, client] of (await Promise.all(clients)).entries()) {
      expect(client.text).toBe(RESULT);
      expect(client.frames.find(({ type }) => type === 'snapshot')).toBeUndefined();
      const { resume } = client.frames.find(({ type }) => type === 'connected') ?? {};
      if (resume) expect(resume).toEqual({ status: 'replay', from: seq, to: expect.any(Number) });
    }
  });

  test('P-20 P-24 P-41 and at any place of a job that has ended', async () => {
    await using world = await openStreamWorld();
    const place = await placeInMidBlock(world);
    world.pacer.open();
    const { seq: head } = await until(place, ({ type }) => type === 'stream_end');
    const clients = Array.from({ length: head + 1 }, (_, seq) => resumed(place, seq));
    for (const client of await Promise.all(clients)) expect(client.text).toBe(RESULT);
  });

  test('P-24 P-45 catching up with a block that is complete takes no content', async () => {
    await using world = await openStreamWorld();
    const place = await placeInMidBlock(world);
    world.pacer.open();
    await until(place, ({ type }) => type === 'stream_end');
    const client = await resumed(place, 0);
    expect(client.types).not.toContain('content');
    const blocks = client.frames.filter(({ type }) => type === 'block_complete').map(({ data }) => data.text);
    expect(blocks).toEqual(['ONE', 'TWO 😀 THREE', 'FOUR FIVE SIX']);
  });
});

describe('who has seen nothing', () => {
  test('P-22 P-46 P-47 gets a snapshot, in mid-block with the text so far', async () => {
    await using world = await openStreamWorld();
    const { job } = await placeInMidBlock(world);
    using client = new SocketClient(world.url, job, { hello: {} });
    await client.until(({ type }) => type === 'live');
    expect(client.frames[0].resume).toEqual({ status: 'fresh' });
    expect(client.told.map(({ type }) => type)).toEqual(['connected', 'snapshot', 'live']);
    expect(client.state.open).toEqual({ pass: 1, block: 'b2', attempt: 1, text: 'TWO 😀 T' });
    world.pacer.open();
    await client.until(({ type }) => type === 'stream_end');
    expect(client.text).toBe(RESULT);
  });
});

async function until({ world, job }: Place, fits: (frame: Json) => boolean): Promise<Json> {
  using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
  return await client.until(fits);
}
