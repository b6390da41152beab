import { expect, test } from 'bun:test';
import * as fc from 'fast-check';
import { rowJson } from '../../src/jobs/log/log-row.ts';
import type { Driver } from '../../src/store/driver.ts';
import type { TextFilter } from '../../src/protocol/frames/cursor.ts';
import type { Feed } from '../../src/realtime/feeds/feed.ts';
import type { Follower } from '../../src/realtime/feeds/follower.ts';
import { poll } from '../../src/realtime/long-poll.ts';
import { LogReader, type Sink } from '../../src/realtime/log-reader.ts';
import { decideResume } from '../../src/realtime/resume.ts';
import { sha256 } from '../../src/documents/sha256.ts';
import { LateDoorbells } from '../support/late-doorbells.ts';
import { type LogWorld, openLogWorld, type PennedJob } from '../support/log-world.ts';
import { randomLog } from '../support/random-log.ts';
import { Watcher } from '../support/watcher.ts';
import type { Json } from '../support/world.ts';

/** A client: takes so many frames at a time, or polls for so many rows; holds the server to its proofs. */
class Client implements Sink, Follower {
  readonly watcher: Watcher;
  readonly problems: unknown[] = [];
  readonly text: TextFilter;
  reader: LogReader | undefined;
  cursor: string | undefined;
  over = false;
  /** Was taken up, and asks when it is told to, one thing at a time. */
  polls = false;
  asking = false;
  #room: number;

  constructor(job: string, text: TextFilter, room: number) {
    this.watcher = new Watcher(job);
    this.text = text;
    this.#room = room;
  }

  take(frame: Json): void {
    try {
      this.watcher.take(frame);
    } catch (error) {
      this.problems.push(error);
    }
  }

  send(json: string): boolean {
    this.take(JSON.parse(json));
    this.#room -= 1;
    return this.#room > 0;
  }

  takes(frames: number): void {
    this.#room = frames;
    this.reader?.pump();
  }

  grown(): void {
    if (this.#room > 0) this.reader?.pump();
  }

  signalled(): void {}

  draining(): void {}

  ended(streamEnd: string): void {
    this.send(streamEnd);
    this.over = true;
  }

  gap(): void {
    this.problems.push('gap');
  }

  failed(error: unknown): void {
    this.problems.push(error);
  }
}

const happening = fc.record({
  what: fc.constantFrom('append', 'append', 'append', 'ring', 'ring', 'lose', 'come', 'poll', 'take', 'sweep', 'turn'),
  place: fc.nat({ max: 100 }),
  count: fc.integer({ min: 1, max: 5 }),
  since: fc.constantFrom('none', 'start', 'cursor'),
  block: fc.boolean(),
});
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;
type Events = typeof randomLog extends fc.Arbitrary<infer T> ? T : never;

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Reads that are answered some turns after the database was looked into. */
function slowReads(turns: readonly number[]): (driver: Driver) => Driver {
  let nth = 0;
  return (driver) => ({
    ...driver,
    query: async (statement) => {
      const rows = await driver.query(statement);
      nth += 1;
      for (let left = turns[nth % turns.length] ?? 0; left > 0; left -= 1) await turn();
      return rows;
    },
  });
}

/** A job that ended before its feed had heard of anything. */
const ENDED_UNHEARD: Events = [
  { type: 'state', data: { status: 'running' } },
  { type: 'job_started', data: { engine: 'e', passes: [], lead: '', blocks: 0 } },
  {
    type: 'done',
    data: { version: 0, partial: false, text_sha256: sha256(''), elapsed_ms: 1, changes: 0 },
  },
];
/** The first gets a snapshot of the end; the second, who comes with a cursor, was told of the end and of nothing before it. */
const TWO_COME: Happening[] = [
  { what: 'come', place: 33, count: 1, since: 'none', block: false },
  { what: 'come', place: 9, count: 1, since: 'cursor', block: false },
];

// A page may end at a commit that the feed has not heard of, and what comes after it may be text whose beginning was
// taken out of the log meanwhile.
test('P-2 P-24 P-45 P-185 doorbells that are late, lost or out of turn cost no reader anything', async () => {
  await fc.assert(
    fc.asyncProperty(
      randomLog,
      fc.array(happening, { maxLength: 60, size: 'max' }),
      fc.constantFrom(300, 1_000_000),
      fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 5 }),
      told,
    ),
    { numRuns: 300, examples: [[ENDED_UNHEARD, TWO_COME, 300, [0, 0, 1, 3, 3]]] },
  );
}, 300_000);

async function told(events: Events, happenings: readonly Happening[], ringBytes: number, turns: readonly number[]) {
  const doorbells = new LateDoorbells();
  await using world = await openLogWorld({ ringBytes, through: slowReads(turns), heard: doorbells.through });
  const job = await world.job();
  const written: Json[] = (await world.log.read(job.row.id, 0, 10)).map((row) => JSON.parse(rowJson(row)));
  world.bus.subscribe((message) => {
    if (message.kind === 'doorbell') written.push(...(message.rows ?? []).map((row) => JSON.parse(rowJson(row))));
  });
  const clients: Client[] = [];
  const append = async (some: Events) => {
    for (const event of some) await job.pen.append([event]);
  };
  const waiting: Promise<void>[] = [];
  let next = 0;
  for (const { what, place, count, since, block } of happenings) {
    const client = clients[place % Math.max(1, clients.length)];
    switch (what) {
      case 'append':
        await append(events.slice(next, next + count));
        next += count;
        break;
      case 'ring':
      case 'lose':
        doorbells.next(place, what === 'lose');
        break;
      case 'come': {
        const come = new Client(job.row.id, block ? 'block' : 'delta', count);
        clients.push(come);
        waiting.push(begin(world, job, come, since, place, written));
        break;
      }
      case 'poll':
        if (client?.polls) waiting.push(polled(world, job, client, count));
        break;
      case 'take':
        client?.takes(count);
        break;
      case 'sweep':
        world.hub.sweep();
        break;
      case 'turn':
        await turn();
    }
  }
  await append(events.slice(next));
  await Promise.all(waiting);
  const stored = await world.table.find(job.row.id);
  if (stored) await world.hub.feed(stored);
  for (let round = 0; round < 400 && clients.some((client) => !isDone(client, job)); round += 1) {
    doorbells.next(round, round % 5 === 0);
    if (round % 10 === 9) world.hub.sweep();
    for (const client of clients) {
      if (!client.polls) client.takes(1 + (round % 3));
      else if (!isDone(client, job)) await polled(world, job, client, 1 + (round % 4));
    }
    await turn();
  }
  for (const { watcher, problems, text } of clients) {
    expect(problems).toEqual([]);
    const { open, seq } = watcher.state;
    expect(watcher.state).toEqual({ ...job.state(), ...(text === 'block' && { open, seq }) });
  }
}

/** Those with an odd place come over a socket, the others poll. */
async function begin(
  world: LogWorld,
  { row }: PennedJob,
  client: Client,
  since: string,
  place: number,
  written: readonly Json[],
): Promise<void> {
  const seen = since === 'cursor' ? place % (written.length + 1) : 0;
  client.watcher.seen(written.slice(0, seen));
  const stored = await world.table.find(row.id);
  if (!stored) throw new Error('no such job');
  const feed: Feed = await world.hub.feed(stored);
  const from = { none: undefined, start: 'start', cursor: `${feed.epoch}:${seen}` }[since];
  if (place % 2 === 0) {
    client.cursor = from;
    client.polls = true;
    return;
  }
  const resume = decideResume(from, client.text, { epoch: feed.epoch, head: feed.head, trimmed: false });
  if (!resume || resume.status === 'reset') throw new Error(`not taken up: ${JSON.stringify(resume)}`);
  client.reader = new LogReader(feed, client.text, client);
  feed.followers.add(client);
  await client.reader.start(resume);
}

async function polled(world: LogWorld, { row }: PennedJob, client: Client, limit: number): Promise<void> {
  if (client.asking) return;
  client.asking = true;
  const stored = await world.table.find(row.id);
  if (!stored) throw new Error('no such job');
  const { hub, log, folds } = world;
  const signal = new AbortController().signal;
  const since = client.cursor;
  const answer = await poll({ hub, log, folds, row: stored, since, wait: 0, limit, text: client.text, signal });
  if (!answer || answer.resume) throw new Error(`not taken up: ${JSON.stringify(answer?.resume)}`);
  const { snapshot, events, cursor, ended } = answer;
  if (snapshot)
    client.take({ type: 'snapshot', part: 1, of: 1, seq: snapshot.seq, chain: snapshot.chain, state: snapshot });
  for (const event of events) client.take(event);
  client.cursor = cursor;
  client.over = ended;
  client.asking = false;
}

function isDone({ over, problems, watcher, text }: Client, job: PennedJob): boolean {
  if (over || problems.length > 0) return true;
  const { seq, chain, end } = job.state();
  return end === null && (text === 'block' ? watcher.state.chain === chain : watcher.state.seq === seq);
}
