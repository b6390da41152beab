import type { Job } from '../job.ts';

interface Target {
  readonly addEventListener?: (type: string, listener: () => void) => void;
  readonly removeEventListener?: (type: string, listener: () => void) => void;
}

/** A page has all of it, Bun and Node have less. */
const surroundings: Target & { readonly document?: Target & { readonly visibilityState?: string } } = globalThis;

/** Silence in a tab that nobody looked at, after which its line is dialled again: longer than a heartbeat, in ms. */
const QUIET_MS = 25_000;

/** Jobs that hear at once when the network goes, and when it or the tab comes back. Listens while there are any. */
export class Wake {
  readonly #jobs = new Set<Job>();
  readonly #online = () => {
    for (const job of this.#jobs) job.restart();
  };
  /** A socket would notice after a minute; and a server on this machine is still there. */
  readonly #offline = () => {
    for (const job of this.#jobs) job.probe(0);
  };
  readonly #visible = () => {
    if (surroundings.document?.visibilityState !== 'visible') return;
    for (const job of this.#jobs) job.probe(QUIET_MS);
  };

  /** Until the job is over. */
  watch(job: Job): void {
    if (this.#jobs.size === 0) this.#listen('addEventListener');
    this.#jobs.add(job);
    const leave = () => {
      this.#jobs.delete(job);
      if (this.#jobs.size === 0) this.#listen('removeEventListener');
    };
    job.finished.then(leave, leave);
  }

  #listen(how: 'addEventListener' | 'removeEventListener'): void {
    surroundings[how]?.('online', this.#online);
    surroundings[how]?.('offline', this.#offline);
    surroundings.document?.[how]?.('visibilitychange', this.#visible);
  }
}
