import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import * as fc from 'fast-check';
import { rowJson } from '../../src/jobs/log/log-row.ts';
import type { TextFilter } from '../../src/protocol/frames/cursor.ts';
import type { Feed } from '../../src/realtime/feeds/feed.ts';
import type { Follower } from '../../src/realtime/feeds/follower.ts';
import { LogReader, type Sink } from '../../src/realtime/log-reader.ts';
import { decideResume } from '../../src/realtime/resume.ts';
import { type LogWorld, openLogWorld, type PennedJob } from '../support/log-world.ts';
import { randomLog } from '../support/random-log.ts';
import { Watcher } from '../support/watcher.ts';
import type { Json } from '../support/world.ts';

/** A client that takes so many frames and then no more until it is told to. */
class Taker implements Sink, Follower {
  readonly watcher: Watcher;
  readonly reader: LogReader;
  readonly problems: unknown[] = [];
  over = false;
  readonly text: TextFilter;
  #room: number;
  readonly #feed: Feed;

  constructor(feed: Feed, text: TextFilter, room: number, seen: readonly Json[]) {
    this.#feed = feed;
    this.#room = room;
    this.text = text;
    this.watcher = new Watcher(feed.job);
    this.watcher.seen(seen);
    this.reader = new LogReader(feed, text, this);
    feed.followers.add(this);
  }

  send(json: string): boolean {
    try {
      expect(this.#room).toBeGreaterThan(0);
      this.watcher.take(JSON.parse(json));
    } catch (error) {
      this.problems.push(error);
    }
    this.#room -= 1;
    return this.#room > 0;
  }

  takes(frames: number): void {
    this.#room = frames;
    this.reader.pump();
  }

  grown(): void {
    if (this.#room > 0) this.reader.pump();
  }

  signalled(): void {}

  draining(): void {}

  ended(streamEnd: string): void {
    this.send(streamEnd);
    this.over = true;
    this.#feed.followers.delete(this);
  }

  gap(): void {
    this.problems.push('gap');
  }

  failed(error: unknown): void {
    this.problems.push(error);
  }
}

/** What happens between two appends: a reader comes, at a place of the log and with a stall, or some take more. */
const randomHappening = fc.record({
  comes: fc.boolean(),
  block: fc.boolean(),
  since: fc.constantFrom('none', 'start', 'cursor'),
  place: fc.nat({ max: 100 }),
  room: fc.integer({ min: 1, max: 5 }),
  batch: fc.integer({ min: 1, max: 4 }),
});

describe('readers', () => {
  const worlds: LogWorld[] = [];
  beforeAll(async () => {
    for (const ringBytes of [400, 2_000, 1_000_000]) worlds.push(await openLogWorld({ ringBytes }));
  });
  afterAll(async () => {
    for (const world of worlds) await world[Symbol.asyncDispose]();
  });

  test('P-24 P-41 P-42 P-45 P-143 every reader gets everything in order, however it stalls and from wherever it comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomLog,
        fc.array(randomHappening, { maxLength: 25 }),
        fc.constantFrom(0, 1, 2),
        async (events, happenings, size) => {
          const world = worlds[size];
          if (world) await watched(world, events, happenings);
        },
      ),
      { numRuns: 60 },
    );
  });
});

type Happening = typeof randomHappening extends fc.Arbitrary<infer T> ? T : never;
type Events = typeof randomLog extends fc.Arbitrary<infer T> ? T : never;

async function watched(world: LogWorld, events: Events, happenings: readonly Happening[]): Promise<void> {
  const job = await world.job();
  const live: Json[] = [];
  const leave = world.bus.subscribe((message) => {
    if (message.kind === 'doorbell') live.push(...(message.rows ?? []).map((row) => JSON.parse(rowJson(row))));
  });
  const first = await world.log.read(job.row.id, 0, 10);
  live.push(...first.map((row) => JSON.parse(rowJson(row))));
  const takers: Taker[] = [];
  let next = 0;
  for (const happening of happenings) {
    await append(job, events.slice(next, next + happening.batch));
    next += happening.batch;
    if (happening.comes) takers.push(await come(world, job, happening, live));
    else takers[happening.place % Math.max(1, takers.length)]?.takes(happening.room);
  }
  await append(job, events.slice(next));
  leave();
  const head = live.at(-1)?.seq;
  const ended = job.state().end !== null;
  for (let rounds = 0; takers.some((taker) => !done(taker, head, ended)) && rounds < 1_000; rounds += 1) {
    for (const taker of takers) taker.takes(1 + (rounds % 3));
    await new Promise((resolve) => setImmediate(resolve));
  }
  for (const { watcher, problems, reader, text } of takers) {
    expect(problems).toEqual([]);
    expect(reader.position).toBe(head);
    const { open, seq } = watcher.state;
    expect(watcher.state).toEqual({ ...job.state(), ...(text === 'block' && { open, seq }) });
    expect(watcher.end !== undefined).toBe(ended);
  }
}

function done({ over, reader, watcher, problems }: Taker, head: number, ended: boolean): boolean {
  if (over || problems.length > 0) return true;
  return !ended && reader.position === head && watcher.types.includes('live');
}

async function append({ pen }: PennedJob, events: Events): Promise<void> {
  // A unit an event, as a run does it; all in one turn.
  for (const event of events) await pen.append([event]);
}

async function come(world: LogWorld, { row }: PennedJob, happening: Happening, live: readonly Json[]): Promise<Taker> {
  const feed = await world.hub.feed(row);
  const text = happening.block ? 'block' : 'delta';
  const place = happening.place % (feed.head + 1);
  const since = { none: undefined, start: 'start', cursor: `${feed.epoch}:${place}` }[happening.since];
  const resume = decideResume(since, text, { epoch: feed.epoch, head: feed.head, trimmed: false });
  if (!resume) throw new Error('not a cursor');
  const seen = happening.since === 'cursor' ? live.filter(({ seq }) => seq <= place) : [];
  const taker = new Taker(feed, text, happening.room, seen);
  await taker.reader.start(resume);
  return taker;
}
