import { and, eq } from 'drizzle-orm';
import { sha256 } from '../documents/sha256.ts';
import type { Command, CommandReply } from '../protocol/commands.ts';
import { errorBody, type ErrorBody } from '../protocol/errors.ts';
import type { JobEvent } from '../protocol/events.ts';
import type { JobStatus } from '../protocol/status.ts';
import type { Statement } from '../store/driver.ts';
import { commands } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { rule } from './command-rules.ts';
import type { Endings } from './runs/endings.ts';
import type { EventLog } from './log/event-log.ts';
import type { Guard } from './log/event-log-sql.ts';
import type { Folds } from './log/folds.ts';
import type { JobQueue } from './runs/job-queue.ts';
import type { JobTable } from './job-table.ts';
import type { Principal } from './principal.ts';

interface Parts {
  readonly store: Store;
  readonly log: EventLog;
  readonly folds: Folds;
  readonly table: JobTable;
  readonly queue: JobQueue;
  readonly endings: Endings;
  readonly now: () => number;
}

/** How often a decision is made anew because somebody wrote first. */
const TRIES = 20;

/** Takes commands, on whatever transport they came: durable before the reply leaves, one effect an id. */
export class Commands {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The reply that the command's id got, now or when it came first. A job that is not the principal's: NOT_FOUND. */
  async submit(principal: Principal, job: string, command: Command): Promise<CommandReply> {
    const row = await this.#parts.table.owned(principal, job);
    if (!row) return refused(command.id, errorBody('NOT_FOUND', 'There is no such job here.'));
    if (!principal.scopes.includes('control')) return refused(command.id, errorBody('FORBIDDEN'));
    for (let tries = 0; tries < TRIES; tries += 1) {
      const reply = (await this.#earlier(principal, job, command)) ?? (await this.#try(principal, job, command));
      if (reply) return reply;
    }
    return refused(command.id, errorBody('UNAVAILABLE', 'the job changes faster than the command could be placed'));
  }

  async #try(principal: Principal, job: string, command: Command): Promise<CommandReply | undefined> {
    const { log, folds, table, queue, endings } = this.#parts;
    const state = await folds.current(job);
    const ruling = rule(state, command);
    if (!ruling.ok) return refused(command.id, ruling.error);
    const { event, end } = ruling;
    const events: JobEvent[] = [event];
    const status = end ? 'cancelled' : ruling.status;
    const also = [this.#record(principal, job, command, status, end ? state.seq + 1 : undefined)];
    const reason = command.type === 'cancel' ? command.reason : undefined;
    const elapsed = end ? ((await table.find(job))?.elapsed ?? 0) : 0;
    const ending = end ? await endings.cancelled(state, reason, 'none', elapsed) : undefined;
    if (ending) {
      events.push(...ending.events);
      also.push(...ending.also);
    }
    const guard: Guard = end ? { by: 'head', head: state.seq } : { by: 'status', statuses: [state.status] };
    const waiting = { job, principal: principal.id };
    const appended = await log.append({ job, guard, events, status, also }).catch((error: unknown) => {
      // It may have been stored all the same: whoever takes it from the queue looks.
      if (status === 'queued') queue.add(waiting);
      throw error;
    });
    if (!appended.ok) {
      await folds.refresh(job);
      return undefined;
    }
    await ending?.after();
    if (status === 'queued') queue.add(waiting);
    if (status === 'paused' || status === 'cancelled') queue.remove(job);
    return { type: 'reply', id: command.id, ok: true, status, seq: appended.rows[0]?.seq ?? appended.head };
  }

  /** @param seq where the command's event stands; undefined when it is the unit's only one. */
  #record(principal: Principal, job: string, command: Command, status: JobStatus, seq: number | undefined): Statement {
    return {
      sql:
        'insert into commands (job, principal, id, fingerprint, status, seq, at) ' +
        'values (?, ?, ?, ?, ?, coalesce(?, (select head from jobs where id = ?)), ?)',
      params: [job, principal.id, command.id, fingerprintOf(command), status, seq ?? null, job, this.#parts.now()],
    };
  }

  async #earlier(principal: Principal, job: string, command: Command): Promise<CommandReply | undefined> {
    const mine = and(eq(commands.job, job), eq(commands.principal, principal.id), eq(commands.id, command.id));
    const [row] = await this.#parts.store.db.select().from(commands).where(mine);
    if (!row) return undefined;
    if (row.fingerprint !== fingerprintOf(command)) return refused(command.id, errorBody('IDEMPOTENCY_MISMATCH'));
    await this.#heard(principal, job, row.seq);
    return { type: 'reply', id: command.id, ok: true, status: row.status, seq: row.seq };
  }

  /** A command whose answer was lost may be one that nobody has heard of. */
  async #heard(principal: Principal, job: string, seq: number): Promise<void> {
    const { log, folds, queue } = this.#parts;
    if ((await folds.current(job)).seq < seq) log.announce(job, seq);
    if ((await folds.current(job)).status === 'queued') queue.add({ job, principal: principal.id });
  }
}

function fingerprintOf({ id: _id, ...body }: Command): string {
  return sha256(JSON.stringify(Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1))));
}

function refused(id: string, error: ErrorBody): CommandReply {
  return { type: 'reply', id, ok: false, error };
}
