import type { JobState } from '../protocol/state.ts';
import { StoreError } from '../store/store-error.ts';
import type { Bus } from './bus.ts';
import type { Endings } from './endings.ts';
import type { EventLog } from './event-log.ts';
import type { Folds } from './folds.ts';
import type { JobQueue } from './job-queue.ts';
import type { JobRow, JobTable } from './job-table.ts';
import type { Outputs } from './outputs.ts';
import type { Pipeline } from './pipeline.ts';
import { Run } from './run.ts';
import type { RunLimits } from './run-limits.ts';
import { RunLog } from './run-log.ts';

export interface RunnerParts {
  readonly log: EventLog;
  readonly folds: Folds;
  readonly table: JobTable;
  readonly queue: JobQueue;
  readonly bus: Bus;
  readonly endings: Endings;
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

const CLAIM_AGAIN_MS = 500;

/** Claims jobs from the queue and runs them. */
export class Runner {
  readonly #parts: RunnerParts;
  readonly #runs = new Map<string, { readonly run: Run; readonly state: () => JobState }>();
  #draining = false;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
    parts.bus.subscribe(({ kind, job }) => kind === 'doorbell' && this.#attend(job));
  }

  start(): void {
    this.#parts.queue.process((job) => this.#run(job));
  }

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

  #attend(job: string): void {
    const going = this.#runs.get(job);
    going?.run.attend(going.state());
  }

  async #run(job: string): Promise<void> {
    const { folds, table } = this.#parts;
    const row = await table.find(job);
    const pipeline = row && this.#parts.pipelines.get(row.kind);
    if (!row || !pipeline || row.status !== 'queued' || this.#draining) return;
    const fold = folds.pin(job);
    try {
      const before = await folds.current(job);
      const fence = await this.#claim(job, before.reason);
      if (fence !== undefined) await this.#drive(row, pipeline, fence, fold.current, before.reason === 'crash');
    } finally {
      fold.release();
    }
  }

  /** Waits for a database that takes no writes. @returns the fence; undefined when somebody was faster. */
  async #claim(job: string, reason: string | null): Promise<number | undefined> {
    while (!this.#draining) {
      try {
        const claimed = await this.#parts.log.append({
          job,
          guard: { by: 'status', statuses: ['queued'] },
          events: [{ type: 'state', data: { status: 'running', ...(reason ? { reason } : {}) } }],
          status: 'running',
          claim: true,
        });
        return claimed.ok ? claimed.fence : undefined;
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        this.#parts.onWait(error, job);
        await new Promise((resolve) => setTimeout(resolve, CLAIM_AGAIN_MS));
      }
    }
    return undefined;
  }

  async #drive(
    row: JobRow,
    pipeline: Pipeline,
    fence: number,
    state: () => JobState,
    recovered: boolean,
  ): Promise<void> {
    const { log, table, bus, endings, outputs, timeLimit, limits, now, clock, onFailure, onWait } = this.#parts;
    const job = row.id;
    const request = await table.request(job);
    const run = new Run({
      pipeline,
      context: {
        job,
        request,
        state,
        recovered,
        clock,
        tell: (signal) => bus.publish({ kind: 'signal', job, signal }),
      },
      log: new RunLog({ job, fence, log, outputs, state, now, clock, onWait: (error) => onWait(error, job) }),
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
