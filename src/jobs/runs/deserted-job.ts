import type { Commands } from '../commands.ts';
import type { EventLog } from '../log/event-log.ts';
import type { JobTable } from '../job-table.ts';

interface Parts {
  readonly log: EventLog;
  readonly table: JobTable;
  readonly commands: Commands;
  /** The database did not answer; it is asked again. */
  readonly onFailure: (error: unknown, job: string) => void;
}

/**
 * A job that nobody watches any more. Closing a socket is not a cancel, unless the job was started with
 * `cancel_after_s`: then it is cancelled once nobody has watched it for so many seconds after somebody did.
 */
export class DesertedJob {
  readonly #parts: Parts;
  readonly #job: string;
  /** One id: a cancel that landed unanswered has no second effect. */
  readonly #command = crypto.randomUUID();
  /** Seconds; null = it is not to be cancelled, undefined = not known. */
  #patience: number | null | undefined;
  #busy = false;

  constructor(parts: Parts, job: string) {
    this.#parts = parts;
    this.#job = job;
  }

  /** Whether it may still have to be cancelled. */
  get waits(): boolean {
    return this.#patience !== null;
  }

  /** To be called every second until the job has ended; never rejects. @param seconds since somebody watched */
  async unwatched(seconds: number): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      this.#patience = await this.#afterwards(seconds);
    } catch (error) {
      this.#parts.onFailure(error, this.#job);
    } finally {
      this.#busy = false;
    }
  }

  /** What is left of the patience when what is due has been done. */
  async #afterwards(seconds: number): Promise<number | null> {
    const patience = this.#patience === undefined ? await this.#wished() : this.#patience;
    if (patience === null || seconds < patience) return patience;
    return (await this.#cancel()) ? null : patience;
  }

  async #wished(): Promise<number | null> {
    const [first] = await this.#parts.log.read(this.#job, 0, 1);
    const wish: unknown = first?.type === 'job_accepted' && JSON.parse(first.data).options.cancel_after_s;
    return typeof wish === 'number' ? wish : null;
  }

  /** @returns whether that was all. */
  async #cancel(): Promise<boolean> {
    const row = await this.#parts.table.find(this.#job);
    if (!row) return true;
    const owner = { id: row.principal, scopes: ['read', 'control'] as const };
    const command = { type: 'cancel', id: this.#command, reason: 'nobody watches' } as const;
    const reply = await this.#parts.commands.submit(owner, this.#job, command);
    return reply.ok || !reply.error.retryable;
  }
}
