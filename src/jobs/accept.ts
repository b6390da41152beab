import { and, eq, gt } from 'drizzle-orm';
import type { People } from '../people/people.ts';
import { NO_STANDING, type Standing } from '../people/standing.ts';
import type { Statement } from '../store/driver.ts';
import { idempotency, inputs, jobs } from '../store/schema.ts';
import { type Store, statementOf } from '../store/store.ts';
import type { Append, EventLog } from './event-log.ts';
import { newJobId, randomText, sha256 } from './ids.ts';
import type { JobQueue } from './job-queue.ts';
import { noteSpan } from './job-spans.ts';
import type { JobRow, JobTable } from './job-table.ts';
import type { Acceptance, AcceptedRequest, Pipeline } from './pipeline.ts';
import type { Principal } from './principal.ts';
import { indexTitle } from './job-titles.ts';

/** A request that may arrive twice: one key, one job. */
export interface IdempotentRequest {
  readonly route: string;
  readonly key: string;
}

export type Accepted =
  | { readonly ok: true; readonly job: JobRow; readonly replayed: boolean }
  | {
      readonly ok: false;
      readonly reason: 'invalid';
      readonly problems: Extract<Acceptance, { ok: false }>['problems'];
    }
  /** The key was used with another body. */
  | { readonly ok: false; readonly reason: 'mismatch' };

interface Parts {
  readonly store: Store;
  readonly log: EventLog;
  readonly table: JobTable;
  readonly queue: JobQueue;
  readonly people: People;
  readonly pipelines: ReadonlyMap<string, Pipeline>;
  readonly now: () => number;
}

const KEY_KEPT_MS = 24 * 3_600_000;

/** Takes jobs in: job row, input, `job_accepted` and the idempotency record are one commit. */
export class Acceptor {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** @param body the request without `kind`; @param retryOf the job that this one repeats. */
  async accept(
    principal: Principal,
    kind: string,
    body: unknown,
    once?: IdempotentRequest,
    retryOf?: string,
  ): Promise<Accepted> {
    const pipeline = this.#parts.pipelines.get(kind);
    if (!pipeline) return invalid('kind', `one of: ${[...this.#parts.pipelines.keys()].join(', ')}`);
    const fingerprint = once ? sha256(JSON.stringify([kind, body, retryOf ?? null])) : '';
    const earlier = once && (await this.#earlier(principal, once, fingerprint));
    if (earlier) return earlier;
    const person = await this.#parts.people.standing(principal.id);
    const acceptance = pipeline.accept(body, person);
    if (!acceptance.ok) return { ok: false, reason: 'invalid', problems: acceptance.problems };
    const stored = await this.#store(
      principal,
      kind,
      { ...acceptance, person },
      retryOf,
      once && { ...once, fingerprint },
    );
    if (stored) return { ok: true, job: stored, replayed: false };
    const winner = once && (await this.#earlier(principal, once, fingerprint));
    if (winner) return winner;
    throw new Error('a new job was refused and no earlier one holds its key');
  }

  async #store(
    principal: Principal,
    kind: string,
    { accepted, request, person }: AcceptedRequest & { readonly person: Standing },
    retryOf: string | undefined,
    once: (IdempotentRequest & { fingerprint: string }) | undefined,
  ): Promise<JobRow | undefined> {
    const { store, log, table, queue, now } = this.#parts;
    const job = newJobId();
    const { title, strategy } = accepted;
    const row = {
      id: job,
      principal: principal.id,
      kind,
      title,
      strategy,
      status: 'queued' as const,
      nonce: randomText(8),
      head: 0,
      chain: 0,
      retryOf: retryOf ?? null,
      createdAt: now(),
    };
    const record = once && {
      principal: principal.id,
      route: once.route,
      key: once.key,
      fingerprint: once.fingerprint,
      job,
      expiresAt: now() + KEY_KEPT_MS,
    };
    const unit: Append = {
      job,
      guard: { by: 'head', head: 0 },
      first: [
        ...(once ? [expiredKeys(now())] : []),
        statementOf(store.db.insert(jobs).values(row)),
        statementOf(
          store.db.insert(inputs).values({
            job,
            request: JSON.stringify(request),
            person: person === NO_STANDING ? null : JSON.stringify(person),
          }),
        ),
        noteSpan(job),
        indexTitle(row),
      ],
      events: [{ type: 'job_accepted', data: { kind, ...accepted, ...(retryOf ? { retry_of: retryOf } : {}) } }],
      also: record ? [statementOf(store.db.insert(idempotency).values(record))] : [],
    };
    const waiting = { job, principal: principal.id };
    const appended = await log.append(unit).catch((error: unknown) => {
      // It may have been stored all the same: whoever takes it from the queue looks.
      queue.add(waiting);
      throw error;
    });
    if (!appended.ok) return undefined;
    queue.add(waiting);
    return table.find(job);
  }

  async #earlier(principal: Principal, once: IdempotentRequest, fingerprint: string): Promise<Accepted | undefined> {
    const { store, table, queue, now } = this.#parts;
    const { route, key } = once;
    const [record] = await store.db
      .select()
      .from(idempotency)
      .where(
        and(
          eq(idempotency.principal, principal.id),
          eq(idempotency.route, route),
          eq(idempotency.key, key),
          gt(idempotency.expiresAt, now()),
        ),
      );
    if (!record) return undefined;
    if (record.fingerprint !== fingerprint) return { ok: false, reason: 'mismatch' };
    const job = await table.find(record.job);
    // Its answer may have been lost, and with it that it waits.
    if (job?.status === 'queued') queue.add({ job: job.id, principal: principal.id });
    return job && { ok: true, job, replayed: true };
  }
}

function expiredKeys(now: number): Statement {
  return { sql: 'delete from idempotency where expires_at <= ?', params: [now] };
}

function invalid(path: string, message: string): Accepted {
  return { ok: false, reason: 'invalid', problems: [{ path, message }] };
}
