import type { Standing } from '../../people/standing.ts';
import type { Decision, Decisions } from '../../protocol/review/decisions.ts';
import type { JobState } from '../../protocol/fold/state.ts';
import { type StoreError, storeErrorIn } from '../../store/store-error.ts';
import type { Bus, Doorbell } from '../bus.ts';
import type { Endings } from './endings.ts';
import type { EventLog } from '../log/event-log.ts';
import type { Files } from '../../files/files.ts';
import { gatherMs } from './gather-ms.ts';
import { MOST_FILE_BYTES } from '../file-input.ts';
import type { Folds } from '../log/folds.ts';
import type { JobQueue } from './job-queue.ts';
import type { JobRow, JobTable } from '../job-table.ts';
import { OneATurn } from './one-a-turn.ts';
import type { Outputs } from './outputs.ts';
import type { Pipeline } from '../pipeline.ts';
import { MOST_DECIDED, type Review } from '../review/review.ts';
import { Run } from './run.ts';
import type { RunLimits } from './run-limits.ts';
import { RunLog } from './run-log.ts';
import type { Tell } from '../tell.ts';

/** What a runner works with. `onFailure` hears what failed for good, `onWait` what the database did not take yet. */
export interface RunnerParts {
  readonly log: EventLog;
  readonly folds: Folds;
  readonly table: JobTable;
  readonly queue: JobQueue;
  readonly bus: Bus;
  readonly tell: Tell;
  readonly endings: Endings;
  readonly files: Pick<Files, 'content'>;
  readonly review: Pick<Review, 'decisions' | 'decide'>;
  readonly outputs: Outputs;
  readonly pipelines: ReadonlyMap<string, Pipeline>;
  /** Of running, not of waiting; ms. */
  readonly timeLimit: number;
  readonly limits: RunLimits;
  readonly now: () => number;
  readonly clock: () => number;
  readonly onFailure: (error: unknown, job: string) => void;
  readonly onWait: (error: StoreError, job: string) => void;
}

/** A job that is this runner's now. */
interface Claimed {
  readonly row: JobRow;
  readonly request: unknown;
  readonly person: Standing;
  readonly pipeline: Pipeline;
  readonly fence: number;
  readonly state: () => JobState;
  /** An earlier run of it ended in a crash. */
  readonly recovered: boolean;
}

/** Claims jobs from the queue and runs them. */
export class Runner {
  readonly #parts: RunnerParts;
  readonly #runs = new Map<string, { readonly run: Run; readonly state: () => JobState }>();
  readonly #turns = new OneATurn();
  #draining = false;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
    parts.bus.subscribe((message) => message.kind === 'doorbell' && this.#attend(message));
  }

  /** Begins to take jobs from the queue. */
  start(): void {
    this.#parts.queue.process((job) => this.#run(job));
  }

  /** How many jobs it runs at the moment. */
  get running(): number {
    return this.#runs.size;
  }

  /** Takes nothing new and hands every running job back at the end of its block. */
  async drain(): Promise<void> {
    this.#draining = true;
    const ended = this.#parts.queue.close();
    for (const { run } of this.#runs.values()) run.stop('drain', false);
    const timer = setTimeout(() => {
      for (const { run } of this.#runs.values()) run.stop('drain', true);
    }, this.#parts.limits.drainMs);
    await ended.finally(() => clearTimeout(timer));
  }

  #attend({ job, head }: Doorbell): void {
    const going = this.#runs.get(job);
    if (!going) return;
    const attend = () => going.run.attend(going.state());
    if (going.state().seq >= head) attend();
    else {
      this.#patiently(job, () => this.#parts.folds.current(job))
        .then(attend)
        .catch((error: unknown) => this.#parts.onFailure(error, job));
    }
  }

  async #run(job: string): Promise<void> {
    const { folds, table, pipelines } = this.#parts;
    const fold = folds.pin(job);
    try {
      await this.#turns.next();
      const found = await this.#patiently(job, async () => ({
        row: await table.find(job),
        given: await table.given(job),
        before: await folds.current(job),
      }));
      const pipeline = found?.row && pipelines.get(found.row.kind);
      if (!pipeline || found.row?.status !== 'queued') return;
      const { row, given, before } = found;
      const fence = await this.#claim(row, before.reason);
      if (fence === undefined) return;
      await this.#drive({ row, ...given, pipeline, fence, state: fold.current, recovered: before.reason === 'crash' });
    } finally {
      fold.release();
    }
  }

  /** @returns the fence; undefined when somebody was faster. */
  async #claim({ id: job, fence }: JobRow, reason: string | null): Promise<number | undefined> {
    const { log, folds, table } = this.#parts;
    let doubtful = false;
    const claimed = await this.#patiently(job, async () => {
      const row = doubtful ? await table.find(job) : undefined;
      if (row && row.fence > fence) {
        // The claim before this one was stored, and its answer was lost: nobody has heard of it yet.
        log.announce(job, row.head);
        return row.fence;
      }
      doubtful = true;
      const appended = await log.append({
        job,
        guard: { by: 'status', statuses: ['queued'] },
        events: [{ type: 'state', data: { status: 'running', ...(reason ? { reason } : {}) } }],
        status: 'running',
        claim: true,
      });
      return appended.ok ? appended.fence : undefined;
    });
    if (claimed !== undefined) await this.#patiently(job, () => folds.current(job));
    return claimed;
  }

  /** Waits for a database that does not answer. @returns undefined when the server stops first. */
  async #patiently<T>(job: string, work: () => Promise<T>): Promise<T | undefined> {
    while (!this.#draining) {
      try {
        return await work();
      } catch (error) {
        const failure = storeErrorIn(error);
        if (!failure) throw error;
        this.#parts.onWait(failure, job);
        await new Promise((resolve) => setTimeout(resolve, this.#parts.limits.againMs));
      }
    }
    return undefined;
  }

  /** A server that stops gives no answer: the run is stopped while it waits for one. */
  async #decisions(job: string, state: () => JobState): Promise<Decisions> {
    const found = await this.#patiently(job, () => this.#parts.review.decisions(job, state()));
    return found ?? new Promise<never>(() => undefined);
  }

  /** The cause goes with the last of many: until then the rest is still to be decided. */
  async #decide(job: string, changes: readonly string[], decision: Decision | 'none', cause: string): Promise<number> {
    let changed = 0;
    for (let from = 0; from < Math.max(1, changes.length); from += MOST_DECIDED) {
      const isLast = from + MOST_DECIDED >= changes.length;
      const of = { ids: changes.slice(from, from + MOST_DECIDED) };
      const verdict = { of, decision, learned: false, ...(isLast && { cause }) };
      const stored = await this.#patiently(job, () => this.#parts.review.decide(job, verdict));
      if (!stored) return new Promise<never>(() => undefined);
      if (!stored.ok) throw new Error(`decisions could not be stored: ${stored.reason}`);
      changed += stored.changed;
    }
    return changed;
  }

  async #drive({ row, request, person, pipeline, fence, state, recovered }: Claimed): Promise<void> {
    const { log, folds, tell, files, endings, outputs, timeLimit, limits, now, clock, onFailure, onWait } = this.#parts;
    const job = row.id;
    const refresh = () => folds.refresh(job);
    const { elapsed } = row;
    const waiting = (error: StoreError) => onWait(error, job);
    const run = new Run({
      pipeline,
      context: {
        job,
        request,
        person,
        decisions: () => this.#decisions(job, state),
        decide: (changes, decision, cause) => this.#decide(job, changes, decision, cause),
        file: (id) => files.content(row.principal, id, MOST_FILE_BYTES),
        state,
        recovered,
        clock,
        now,
        gatherMs: () => gatherMs(limits.coalesceMs, this.#runs.size),
        tell: (signal) => tell(job, signal),
      },
      log: new RunLog({ job, fence, elapsed, log, outputs, state, refresh, now, clock, onWait: waiting }),
      endings,
      limits,
      onFailure: (error) => onFailure(error, job),
    });
    const going = { run, state };
    this.#runs.set(job, going);
    const timer = setTimeout(() => run.stop('timeout', true), Math.max(0, timeLimit - row.elapsed));
    if (this.#draining) run.stop('drain', false);
    run.attend(state());
    await run.finish();
    clearTimeout(timer);
    if (this.#runs.get(job) === going) this.#runs.delete(job);
  }
}
