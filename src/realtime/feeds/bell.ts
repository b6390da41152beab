import type { Feed } from './feed.ts';
import type { Follower } from './follower.ts';
import type { Hub } from './hub.ts';

/** Waits for a feed to grow, for so long and for one client. */
export class Bell implements Follower, Disposable {
  readonly #hub: Hub;
  readonly #feed: Feed;
  readonly #signal: AbortSignal;
  readonly #timer: Timer;
  readonly #stop = () => this.draining();
  #over = false;
  #ring: () => void = () => undefined;

  /** @param signal aborted when the client leaves. */
  constructor(hub: Hub, feed: Feed, ms: number, signal: AbortSignal) {
    this.#hub = hub;
    this.#feed = feed;
    this.#signal = signal;
    this.#over = signal.aborted;
    this.#timer = setTimeout(this.#stop, ms);
    signal.addEventListener('abort', this.#stop, { once: true });
    hub.join(feed, this);
  }

  /**
   * Resolves when there is an event after `seq`, or the decisions have another rev; with false when the waiting is over:
   * the time is, the client has left, or the server stops.
   * @param rev undefined where decisions do not matter.
   */
  async rings(seq: number, rev: number | undefined): Promise<boolean> {
    while (this.#feed.head <= seq && (rev === undefined || this.#feed.decisionsRev === rev)) {
      if (this.#over) return false;
      await new Promise<void>((resolve) => (this.#ring = resolve));
    }
    return true;
  }

  grown(): void {
    this.#ring();
  }

  signalled(): void {
    this.#ring();
  }

  draining(): void {
    this.#over = true;
    this.#ring();
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    this.#signal.removeEventListener('abort', this.#stop);
    this.#hub.leave(this.#feed, this);
  }
}
