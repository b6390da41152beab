import { describe, expect, test } from 'bun:test';
import { trimLogs } from '../../src/jobs/keeping/retention.ts';
import { renewGeneration } from '../../src/store/generation.ts';
import { openStore } from '../../src/store/store.ts';
import { PollClient } from '../support/poll-client.ts';
import { SocketClient } from '../support/socket-client.ts';
import { SseClient } from '../support/sse-client.ts';
import { storedLog } from '../support/stored-job.ts';
import { openStreamWorld, type StreamWorld } from '../support/stream-world.ts';
import { tempFolder } from '../support/temp-folder.ts';
import type { Watcher } from '../support/watcher.ts';
import type { Json } from '../support/world.ts';

/** A job, and what a client saw of it that was there from the start. */
interface Place {
  readonly job: string;
  readonly epoch: string;
  readonly head: number;
  readonly live: readonly Json[];
}

interface Asked {
  readonly since?: string;
  readonly text?: string;
}

/** How a client that asks for this is taken up, and what it ends with; on each transport. */
const transports: Record<string, (world: StreamWorld, place: Place, asked: Asked) => Promise<[Json, Watcher]>> = {
  async socket(world, place, asked) {
    const client = new SocketClient(world.url, place.job, { hello: { ...asked } });
    client.seen(seenBy(place, asked));
    const { resume } = await client.until(({ type }) => type === 'connected');
    await client.until(({ type }) => type === 'live' || type === 'stream_end');
    client.close();
    return [resume, client];
  },
  async stream(world, place, asked) {
    const client = new SseClient(world.url, place.job, { query: `?${new URLSearchParams({ ...asked })}` });
    client.seen(seenBy(place, asked));
    const { resume } = await client.until(({ type }) => type === 'connected');
    await client.until(({ type }) => type === 'live' || type === 'stream_end');
    client.close();
    return [resume, client];
  },
  async poll(world, place, { since, ...asked }) {
    const client = new PollClient(world.url, place.job, since, asked);
    client.seen(seenBy(place, { ...(since !== undefined && { since }) }));
    const { resume, snapshot, head } = await client.poll({ wait: '0' });
    // An answer says how it was taken up where that is not what was asked for.
    const from = since === 'start' ? 0 : Number(since?.split(':')[1]);
    return [resume ?? (snapshot ? { status: 'fresh' } : { status: 'replay', from, to: head }), client];
  },
};

/** What somebody has seen who comes with such a cursor. */
function seenBy({ epoch, live }: Place, { since }: Asked): readonly Json[] {
  const [of, seq] = since?.split(':') ?? [];
  return of === epoch ? live.filter((frame) => frame.seq <= Number(seq)) : [];
}

/** A job in the middle of its second block; its first one is complete. */
async function midBlock(world: StreamWorld): Promise<Place> {
  const job = await world.post('stream', 'one\ntwo three');
  world.pacer.let(2);
  using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
  await client.until(({ type, data }) => type === 'content' && data.block === 'b2');
  const live = client.frames.filter(({ data }) => data);
  return { job, epoch: client.frames[0].epoch, head: client.state.seq, live };
}

async function ended(world: StreamWorld): Promise<Place> {
  const { job, epoch } = await midBlock(world);
  world.pacer.open();
  using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
  const { seq: head } = await client.until(({ type }) => type === 'stream_end');
  return { job, epoch, head, live: client.frames.filter(({ data }) => data) };
}

describe.each(Object.entries(transports))('by %s', (transport, ask) => {
  test('P-22 without a cursor: a snapshot, then live', async () => {
    await using world = await openStreamWorld();
    const place = await midBlock(world);
    const { head } = place;
    const [resume, client] = await ask(world, place, {});
    expect(resume).toEqual({ status: 'fresh' });
    expect(client.state).toMatchObject({ seq: head, open: { block: 'b2', text: 'TWO ' } });
    expect(client.types.filter((type) => type !== 'connected' && type !== 'live')).toEqual(['snapshot']);
  });

  test('P-23 start: the log from its first row', async () => {
    await using world = await openStreamWorld();
    const place = await midBlock(world);
    const { job, head } = place;
    const [resume, client] = await ask(world, place, { since: 'start' });
    expect(resume).toEqual({ status: 'replay', from: 0, to: head });
    const events = client.frames.filter(({ data }) => data).map(({ seq, type }) => ({ seq, type }));
    expect(events).toEqual((await storedLog(world, job)).map(({ seq, type }) => ({ seq, type })));
  });

  test('P-25 a cursor of another epoch: reset', async () => {
    await using world = await openStreamWorld();
    const place = await midBlock(world);
    const { head } = place;
    const [resume, client] = await ask(world, place, { since: 'abcdefgh1234:3' });
    expect(resume).toEqual({ status: 'reset', reason: 'epoch' });
    expect(client.state.seq).toBe(head);
  });

  test('P-26 a cursor ahead of the log: reset', async () => {
    await using world = await openStreamWorld();
    const place = await midBlock(world);
    const { epoch, head } = place;
    const [resume, client] = await ask(world, place, { since: `${epoch}:${head + 1}` });
    expect(resume).toEqual({ status: 'reset', reason: 'ahead' });
    expect(client.state.seq).toBe(head);
  });

  test('P-27 a cursor into a log that was trimmed: reset, with the final state', async () => {
    await using world = await openStreamWorld();
    const place = await ended(world);
    const { epoch, head } = place;
    await trim(world);
    for (const since of [`${epoch}:3`, 'start']) {
      const [resume, client] = await ask(world, place, { since });
      expect(resume).toEqual({ status: 'reset', reason: 'expired' });
      expect(client.text).toBe('ONE\nTWO THREE\n');
      expect(client.state.end).toMatchObject({ type: 'done' });
    }
    const [fresh] = await ask(world, place, {});
    expect(fresh).toEqual({ status: 'fresh' });
    if (transport === 'stream') return;
    const [atEnd] = await ask(world, place, { since: `${epoch}:${head}` });
    expect(atEnd).toEqual({ status: 'replay', from: head, to: head });
  });

  test('P-28 a cursor of a reader of whole blocks, who now wants the text as it is written: snapshot', async () => {
    await using world = await openStreamWorld();
    const place = await midBlock(world);
    const { epoch, head } = place;
    const [resume, client] = await ask(world, place, { since: `${epoch}:${head}:block` });
    expect(resume).toEqual({ status: 'snapshot' });
    expect(client.state.open?.text).toBe('TWO ');
    const [narrower] = await ask(world, place, { since: `${epoch}:5`, text: 'block' });
    expect(narrower).toEqual({ status: 'replay', from: 5, to: head });
    const [same] = await ask(world, place, { since: `${epoch}:5:block`, text: 'block' });
    expect(same).toEqual({ status: 'replay', from: 5, to: head });
  });
});

describe('a cursor', () => {
  test('P-20 P-21 is the same on every transport, and says when its reader skipped content', async () => {
    await using world = await openStreamWorld();
    const { job, epoch, head } = await midBlock(world);
    const place = `${epoch}:${head}`;
    for (const [text, cursor] of [
      ['delta', place],
      ['block', `${place}:block`],
    ]) {
      const { body } = await world.call('GET', `/v1/jobs/${job}/events?wait=0&text=${text}`);
      expect(body.data.cursor).toBe(cursor);
      using stream = new SseClient(world.url, job, { query: `?text=${text}` });
      await stream.until(({ type }) => type === 'live');
      expect(stream.ids.at(-1)).toBe(cursor ?? '');
    }
    expect((await world.call('GET', `/v1/jobs/${job}`)).body.data.cursor).toBe(place);
  });

  test('P-20 holds over a restart, and not over a restored backup', async () => {
    using folder = tempFolder();
    const first = await openStreamWorld({ folder: folder.path });
    const place = await ended(first);
    const { job, epoch, head } = place;
    await first.close();

    const second = await openStreamWorld({ folder: folder.path });
    using same = new SocketClient(second.url, job, { hello: { since: `${epoch}:${head}` } });
    same.seen(place.live);
    expect((await same.until(({ type }) => type === 'connected')).resume.status).toBe('replay');
    await second.close();

    const store = await openStore({ url: `file:${folder.path}/data/redraft.db` });
    await renewGeneration(store);
    await store.close();
    await using third = await openStreamWorld({ folder: folder.path });
    using other = new SocketClient(third.url, job, { hello: { since: `${epoch}:${head}` } });
    const { resume, epoch: renewed } = await other.until(({ type }) => type === 'connected');
    expect(resume).toEqual({ status: 'reset', reason: 'epoch' });
    expect(renewed).not.toBe(epoch);
  });

  test('P-29 that is none is refused, and the socket stays', async () => {
    await using world = await openStreamWorld();
    const { job } = await midBlock(world);
    for (const since of ['', 'x', 'e:', 'e:-1', 'e:01', 'e:1e3', ':1', 'e:1:text', 'e 1', 'e:9999999999999999']) {
      const { status, body } = await world.call('GET', `/v1/jobs/${job}/events?since=${encodeURIComponent(since)}`);
      expect([status, body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
      const stream = await world.call('GET', `/v1/jobs/${job}/events`, undefined, {
        accept: 'text/event-stream',
        'last-event-id': since || '-',
      });
      expect(stream.status).toBe(400);
    }
    using client = new SocketClient(world.url, job, { hello: { since: 'x' } });
    const refusal = await client.until(({ type }) => type === 'reply');
    expect(refusal).toMatchObject({ id: null, ok: false, error: { code: 'BAD_FRAME' } });
    client.say({ type: 'hello' });
    await client.until(({ type }) => type === 'live');
  });

  test('P-30 comes with the snapshot of its very moment', async () => {
    await using world = await openStreamWorld();
    const { job } = await midBlock(world);
    const { cursor, snapshot } = (await world.call('GET', `/v1/jobs/${job}`)).body.data;
    using client = new SocketClient(world.url, job, { hello: { since: cursor } });
    client.seen([{ type: 'snapshot', part: 1, of: 1, seq: snapshot.seq, chain: snapshot.chain, state: snapshot }]);
    world.pacer.open();
    await client.until(({ type }) => type === 'stream_end');
    expect(client.text).toBe('ONE\nTWO THREE\n');
    expect(client.types).not.toContain('snapshot');
  });
});

async function trim({ app }: StreamWorld): Promise<void> {
  const { store, folds, onFailure } = app.services;
  expect(await trimLogs({ store, folds, endedBefore: Number.MAX_SAFE_INTEGER, now: 1, onFailure })).toBe(1);
}
