import { createHmac } from 'node:crypto';
import { randomText } from '../../jobs/ids.ts';
import type { Secret } from '../../config/secret.ts';
import type { Store } from '../../store/store.ts';

interface Parts {
  readonly store: Pick<Store, 'query' | 'atomic'>;
  /** What was given for a session: with another key none of the old ones holds. */
  readonly key: Secret;
  /** ms since 1970. */
  readonly now: () => number;
}

const DAY_MS = 24 * 3_600_000;
/** How long a browser stays signed in. */
export const SESSION_MS = 7 * DAY_MS;
/** 160 random bits. */
const LENGTH = 32;

/**
 * Browsers that have given the key. What the cookie holds is a random id; the database holds its keyed hash and when it
 * ends. Kept in memory as well, so that nobody waits for the database to be let in.
 */
export class Sessions {
  readonly #parts: Parts;
  /** By hash: when it ends. */
  readonly #ends: Map<string, number>;
  /** By hash: what is held open for the session's browser hears of its end. */
  readonly #open = new Map<string, AbortController>();

  private constructor(parts: Parts, ends: Map<string, number>) {
    this.#parts = parts;
    this.#ends = ends;
  }

  /** With the sessions of an earlier process that have not ended. */
  static async open(parts: Parts): Promise<Sessions> {
    const rows = await parts.store.query({
      sql: 'select hash, expires_at from sessions where expires_at > ?',
      params: [parts.now()],
    });
    return new Sessions(parts, new Map(rows.map(([hash, end]) => [String(hash), Number(end)])));
  }

  /** @returns the new session's id, for its cookie alone */
  async begin(): Promise<string> {
    const { store, now } = this.#parts;
    const id = randomText(LENGTH);
    const [hash, end] = [this.#hash(id), now() + SESSION_MS];
    await store.atomic([
      { sql: 'delete from sessions where expires_at <= ?', params: [now()] },
      { sql: 'insert into sessions (hash, expires_at) values (?, ?)', params: [hash, end] },
    ]);
    for (const [other, ends] of this.#ends) if (ends <= now()) this.#forget(other);
    this.#ends.set(hash, end);
    return id;
  }

  holds(id: string): boolean {
    return (this.#ends.get(this.#hash(id)) ?? 0) > this.#parts.now();
  }

  /** Aborted when the session ends; undefined where there is none. */
  until(id: string): AbortSignal | undefined {
    if (!this.holds(id)) return undefined;
    const hash = this.#hash(id);
    const open = this.#open.get(hash) ?? new AbortController();
    this.#open.set(hash, open);
    return open.signal;
  }

  async end(id: string): Promise<void> {
    const hash = this.#hash(id);
    this.#forget(hash);
    await this.#parts.store.atomic([{ sql: 'delete from sessions where hash = ?', params: [hash] }]);
  }

  #forget(hash: string): void {
    this.#ends.delete(hash);
    this.#open.get(hash)?.abort();
    this.#open.delete(hash);
  }

  #hash(id: string): string {
    return createHmac('sha256', this.#parts.key.reveal()).update(id).digest('hex');
  }
}
