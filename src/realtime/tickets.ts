import { sha256 } from '../documents/sha256.ts';
import type { Scope } from '../protocol/frames/frames.ts';
import { randomText } from '../jobs/ids.ts';
import type { Principal } from '../jobs/principal.ts';
import type { Store } from '../store/store.ts';

/** As it is given out, once. */
export interface Ticket {
  readonly ticket: string;
  /** ms since 1970. */
  readonly expires_at: number;
}

const LIFE_MS = 30_000;

/** One-time tickets: how a browser, which cannot send headers, opens a socket. Stored as hashes. */
export class Tickets {
  readonly #store: Store;
  readonly #now: () => number;

  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  async issue(principal: Principal, job: string): Promise<Ticket> {
    const ticket = randomText(32);
    const expires_at = this.#now() + LIFE_MS;
    await this.#store.atomic([
      { sql: 'delete from tickets where expires_at <= ?', params: [this.#now()] },
      {
        sql: 'insert into tickets (hash, job, principal, scopes, expires_at) values (?, ?, ?, ?, ?)',
        params: [sha256(ticket), job, principal.id, principal.scopes.join(' '), expires_at],
      },
    ]);
    return { ticket, expires_at };
  }

  /** Whose ticket it was; undefined when it is unknown, used, too old or for another job. Deleting it is the proof. */
  async redeem(ticket: string, job: string): Promise<Principal | undefined> {
    const used = await this.#store.atomic([
      {
        sql: 'delete from tickets where hash = ? and job = ? and expires_at > ? returning principal, scopes',
        params: [sha256(ticket), job, this.#now()],
      },
    ]);
    const row = used.ok ? used.rows[0]?.[0] : undefined;
    if (!row) return undefined;
    const scopes = String(row[1])
      .split(' ')
      .filter((scope): scope is Scope => scope === 'read' || scope === 'control');
    return { id: String(row[0]), scopes };
  }
}
