import type { Bus, BusMessage } from '../../jobs/bus.ts';
import type { DesertedJob } from '../../jobs/runs/deserted-job.ts';
import type { JobRow, JobTable } from '../../jobs/job-table.ts';
import { isTerminal } from '../../protocol/status.ts';
import { Feed, type FeedParts } from './feed.ts';
import type { Follower } from './follower.ts';

/** What the hub works with. */
export interface HubParts extends FeedParts {
  readonly table: JobTable;
  readonly bus: Bus;
  /** A job that somebody watched and nobody watches any more. */
  readonly deserted: (job: string) => Pick<DesertedJob, 'unwatched' | 'waits'>;
}

/** A job whose feed nobody reads. */
interface Idle {
  /** In sweeps, so in seconds. */
  age: number;
  readonly deserted: ReturnType<HubParts['deserted']>;
}

/** How long a feed is kept for watchers that come back, in sweeps. */
const IDLE_SWEEPS = 60;

/** Who watches which job in this process. One feed a watched job. */
export class Hub {
  readonly #parts: HubParts;
  readonly #feeds = new Map<string, Feed>();
  readonly #opening = new Map<string, Promise<Feed>>();
  readonly #idle = new Map<string, Idle>();
  readonly #viewers = new Map<string, number>();
  readonly #leave: () => void;
  #draining = false;

  constructor(parts: HubParts) {
    this.#parts = parts;
    this.#leave = parts.bus.subscribe((message) => this.#hear(message));
  }

  /** The job's feed, with everything that is committed by now on its way into the ring. */
  async feed(row: JobRow): Promise<Feed> {
    // Whoever asks watches, also where the answer is there at once and nothing joins.
    this.#idle.delete(row.id);
    const known = this.#opening.get(row.id);
    if (known) return this.#upTo(await known, row.head);
    const feed = new Feed(this.#parts, row, this.#parts.table.epochOf(row));
    this.#feeds.set(row.id, feed);
    const opening = this.#open(feed).catch((error: unknown) => {
      this.#drop(row.id);
      throw error;
    });
    this.#opening.set(row.id, opening);
    return opening;
  }

  async #open(feed: Feed): Promise<Feed> {
    await feed.fill();
    // What was told before this feed was there to hear it.
    feed.decided((await this.#parts.table.find(feed.job))?.decisionsRev ?? 0);
    if (isTerminal(feed.status)) await feed.snapshot();
    return feed;
  }

  /** Whoever saw the job's row has seen a commit whose doorbell may still be on its way. */
  async #upTo(feed: Feed, head: number): Promise<Feed> {
    if (feed.head < head) await feed.fill();
    // The reading that was going on may have looked before that commit.
    if (feed.head < head) await feed.fill();
    return feed;
  }

  join(feed: Feed, follower: Follower): void {
    if (this.#draining) return follower.draining();
    feed.followers.add(follower);
    this.#idle.delete(feed.job);
  }

  leave(feed: Feed, follower: Follower): void {
    feed.followers.delete(follower);
  }

  /** Once a second: tells watchers how many they are, lets go of pages, and of feeds that nobody watches any more. */
  sweep(): void {
    for (const [job, feed] of this.#feeds) {
      const count = feed.followers.size;
      feed.sweep();
      if (count === 0) this.#age(job, feed);
      else if (this.#viewers.get(job) !== count) {
        this.#viewers.set(job, count);
        feed.tell({ type: 'viewers', data: { count } });
      }
    }
  }

  /** Sends everybody away, and whoever still comes. */
  drain(): void {
    this.#draining = true;
    for (const { followers } of this.#feeds.values()) for (const follower of followers) follower.draining();
  }

  close(): void {
    this.#leave();
    this.#feeds.clear();
    this.#opening.clear();
  }

  #age(job: string, feed: Feed): void {
    const idle = this.#idle.get(job) ?? { age: 0, deserted: this.#parts.deserted(job) };
    idle.age += 1;
    this.#idle.set(job, idle);
    this.#viewers.delete(job);
    const open = feed.end === undefined;
    if (open) void idle.deserted.unwatched(idle.age);
    if (idle.age >= IDLE_SWEEPS && !(open && idle.deserted.waits)) this.#drop(job);
  }

  #drop(job: string): void {
    this.#feeds.delete(job);
    this.#opening.delete(job);
    this.#idle.delete(job);
  }

  #hear(message: BusMessage): void {
    const feed = this.#feeds.get(message.job);
    if (!feed) return;
    if (message.kind === 'doorbell') feed.hear(message.head, message.rows);
    else feed.tell(message.signal);
  }
}
