import type { JobState } from '../../protocol/fold/state.ts';
import type { Bus, Doorbell } from '../bus.ts';
import type { EventLog } from '../log/event-log.ts';
import type { Folds } from '../log/folds.ts';
import type { JobQueue } from '../runs/job-queue.ts';
import type { JobTable } from '../job-table.ts';

interface Parts {
  readonly log: EventLog;
  readonly folds: Folds;
  readonly table: JobTable;
  readonly queue: JobQueue;
  readonly bus: Bus;
  /** ms since 1970. */
  readonly now: () => number;
  readonly onFailure: (error: unknown, job: string) => void;
}

/**
 * Answers questions that nobody answered in time with the answer they fall back to. When a question expires stands in
 * the log, so a time that passed while the server was down has passed.
 */
export class Expiries {
  readonly #parts: Parts;
  /** By job: ms since 1970. */
  readonly #due = new Map<string, number>();

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.bus.subscribe((message) => message.kind === 'doorbell' && this.#hear(message));
  }

  /** Takes up the jobs that wait from before. */
  async start(): Promise<void> {
    const open = await this.#parts.table.open();
    const waiting = open.filter(({ status }) => status === 'awaiting_input');
    await Promise.all(waiting.map(({ id }) => this.#look(id)));
  }

  /** Answers what is due. Resolves when all of it is in the log, or was answered by somebody else. */
  async sweep(): Promise<void> {
    const now = this.#parts.now();
    const due = [...this.#due].filter(([, at]) => at <= now);
    await Promise.all(
      due.map(([job]) => this.#answer(job).catch((error: unknown) => this.#parts.onFailure(error, job))),
    );
  }

  #hear({ job, rows }: Doorbell): void {
    if (rows?.every(({ type }) => type !== 'input_requested')) return;
    this.#look(job).catch((error: unknown) => this.#parts.onFailure(error, job));
  }

  async #look(job: string): Promise<void> {
    const at = expiryOf(await this.#parts.folds.current(job));
    if (at === undefined) this.#due.delete(job);
    else this.#due.set(job, at);
  }

  async #answer(job: string): Promise<void> {
    const { log, folds, table, queue, now } = this.#parts;
    const [row, state] = await Promise.all([table.find(job), folds.current(job)]);
    const at = expiryOf(state);
    const { input, fallback } = state.input ?? {};
    const due = at !== undefined && at <= now();
    if (!row || !due || input === undefined || fallback === undefined) return this.#look(job);
    const waiting = { job, principal: row.principal };
    const answer = { type: 'input_resolved', data: { input, value: fallback, by: 'expiry' } } as const;
    const unit = { job, guard: { by: 'head', head: state.seq }, events: [answer], status: 'queued' } as const;
    const appended = await log.append(unit).catch((error: unknown) => {
      // It may have been stored all the same: whoever takes it from the queue looks.
      queue.add(waiting);
      throw error;
    });
    if (appended.ok) queue.add(waiting);
    else await folds.refresh(job);
    return this.#look(job);
  }
}

/** Only a question that has an answer to fall back to expires. */
function expiryOf({ status, input }: JobState): number | undefined {
  return status === 'awaiting_input' && input?.fallback !== undefined ? input.expires_at : undefined;
}
