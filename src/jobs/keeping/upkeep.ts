import type { Store } from '../../store/store.ts';
import type { Folds } from '../log/folds.ts';
import { indexTitles } from '../titles/late-titles.ts';
import { trimLogs } from './retention.ts';

interface Parts {
  readonly store: Store;
  readonly folds: Folds;
  /** How long the logs of ended jobs are kept. */
  readonly retentionDays: number;
  /** How often those that are due are trimmed; ms. */
  readonly trimMs: number;
  /** Done every second. */
  readonly sweep: () => void;
  /** ms since 1970. */
  readonly now: () => number;
  readonly onFailure: (error: unknown, what: string, job?: string) => void;
}

const SWEEP_MS = 1_000;
const DAY_MS = 24 * 3_600_000;

/** What is done again and again as long as the server runs. */
export class Upkeep {
  readonly #parts: Parts;
  readonly #timers: Timer[] = [];
  #trimming = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  start(): void {
    const { store, sweep, trimMs, onFailure } = this.#parts;
    const trim = () => {
      this.#trimming = this.#trimming.then(() => this.#trim()).catch((error: unknown) => onFailure(error, 'trim'));
    };
    this.#timers.push(setInterval(sweep, SWEEP_MS), setInterval(trim, trimMs));
    trim();
    indexTitles(store, () => this.#runs).catch((error: unknown) => onFailure(error, 'titles'));
  }

  /** Nothing more is begun. Resolves when what was begun is done. */
  stop(): Promise<void> {
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
    return this.#trimming;
  }

  get #runs(): boolean {
    return this.#timers.length > 0;
  }

  async #trim(): Promise<void> {
    const { store, folds, retentionDays, now, onFailure } = this.#parts;
    await trimLogs({
      store,
      folds,
      endedBefore: now() - retentionDays * DAY_MS,
      now: now(),
      onFailure: (error, job) => onFailure(error, 'trim', job),
      goOn: () => this.#runs,
    });
  }
}
