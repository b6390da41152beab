import { and, eq, gt } from 'drizzle-orm';
import type { Statement } from '../store/driver.ts';
import { idempotency } from '../store/schema.ts';
import { type Store, statementOf } from '../store/store.ts';

/** A request that may arrive twice: one key, one job. */
export interface IdempotentRequest {
  readonly route: string;
  readonly key: string;
  /** What was asked for, where the job's body holds more than that. */
  readonly asked?: unknown;
}

/** The request as it is remembered: whose it is, and the sum of what it asked for. */
export interface KeyedRequest extends IdempotentRequest {
  readonly principal: string;
  /** sha256, in hex. */
  readonly fingerprint: string;
}

const KEPT_MS = 24 * 3_600_000;

/** Remembers for a day which job a request made. */
export class IdempotencyKeys {
  readonly #store: Store;
  readonly #now: () => number;

  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** The id of the job that the request made; `mismatch`: its key was used with another body. */
  async find({ principal, route, key, fingerprint }: KeyedRequest): Promise<{ job: string } | 'mismatch' | undefined> {
    const mine = and(eq(idempotency.principal, principal), eq(idempotency.route, route), eq(idempotency.key, key));
    const kept = gt(idempotency.expiresAt, this.#now());
    const [row] = await this.#store.db.select().from(idempotency).where(and(mine, kept));
    if (!row) return undefined;
    return row.fingerprint === fingerprint ? { job: row.job } : 'mismatch';
  }

  /** Forgets every key that has had its day: its row would stand in the way of a new one. */
  forgetting(): Statement {
    return { sql: 'delete from idempotency where expires_at <= ?', params: [this.#now()] };
  }

  /** Refused when somebody else's commit under the key came first. */
  remembering({ principal, route, key, fingerprint }: KeyedRequest, job: string): Statement {
    const row = { principal, route, key, fingerprint, job, expiresAt: this.#now() + KEPT_MS };
    return statementOf(this.#store.db.insert(idempotency).values(row));
  }
}
