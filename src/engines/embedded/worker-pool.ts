import type { RevisionEngine } from '../revision-engine.ts';
import {
  type WorkerAnswer,
  type Loss,
  type OpenRequest,
  type SlotOptions,
  type Task,
  WorkerSlot,
} from './worker-slot.ts';

/** Workers lost in a row, without one task done, before the engine counts as failed. */
const FRUITLESS_WORKERS = 3;
const TASK_ATTEMPTS = 2;

export interface PoolOptions extends SlotOptions {
  /** Most workers at a time; each takes some 300 MB. */
  readonly workers: number;
}

/** A block's answer, or why there is none though another worker has tried again. */
export type Outcome = ({ readonly ok: true } & WorkerAnswer) | { readonly ok: false; readonly cause: Loss | 'closed' };

interface Job extends Task {
  readonly attempt: number;
  readonly settle: (index: number, outcome: Outcome) => void;
}

/** Shares its workers among the requests: a task of each in turn. */
export class WorkerPool {
  readonly #slots: readonly WorkerSlot[];
  /** What waits, by request; the first request is the next to have its turn. */
  readonly #waiting = new Map<OpenRequest, Job[]>();
  readonly #running = new Map<number, Job>();
  #status: RevisionEngine['status'] = 'cold';
  /** Who waits for the first worker. */
  readonly #expecting: (() => void)[] = [];
  #numbers = 0;
  #fruitless = 0;
  #closed = false;

  constructor(options: PoolOptions) {
    const events = {
      free: () => this.#loaded(),
      done: (task: Task, answers: readonly WorkerAnswer[]) => this.#done(task, answers),
      lost: (slot: WorkerSlot, loss: Loss, task: Task | undefined) => this.#lost(slot, loss, task),
    };
    this.#slots = Array.from({ length: options.workers }, () => new WorkerSlot(options, events));
  }

  get status(): RevisionEngine['status'] {
    return this.#status;
  }

  /** Begins to load one worker, again if that failed before. */
  warm(): void {
    if (this.#closed || this.#status === 'warming' || this.#status === 'ready') return;
    this.#status = 'warming';
    this.#fruitless = this.#fruitless === 0 ? 0 : FRUITLESS_WORKERS - 1;
    this.#slots[0]?.boot();
  }

  /** Resolves when a worker has loaded, or none can be made to. */
  ready(): Promise<void> {
    this.warm();
    if (this.#status !== 'warming') return Promise.resolve();
    return new Promise((resolve) => this.#expecting.push(resolve));
  }

  open(request: Pick<OpenRequest, 'pass' | 'options' | 'blocks'>): OpenRequest {
    return { ...request, id: ++this.#numbers, over: false };
  }

  /**
   * Outcomes of the blocks from index `from` up to `to`, in order. Never settles once the request is over.
   * @param known a block of them: the facts under which its revision is known, or null
   */
  revise(request: OpenRequest, from: number, to: number, known: Task['known']): Promise<readonly Outcome[]> {
    return new Promise((resolve) => {
      const outcomes: Outcome[] = [];
      let open = to - from;
      const settle = (index: number, outcome: Outcome) => {
        outcomes[index - from] = outcome;
        if (--open === 0) resolve(outcomes);
      };
      if (open === 0) return resolve(outcomes);
      const job: Job = { id: ++this.#numbers, request, from, to, known, attempt: 1, settle };
      if (this.#closed) return this.#giveUp(job, 'closed');
      this.#wait(request, [...(this.#waiting.get(request) ?? []), job]);
      this.warm();
      this.#pump();
    });
  }

  /** Drops what waits for the request and the result of what runs. */
  forget(request: OpenRequest): void {
    request.over = true;
    this.#waiting.delete(request);
    for (const slot of this.#slots) slot.forget(request);
  }

  async close(): Promise<void> {
    this.#closed = true;
    const jobs = [...this.#waiting.values()].flat().concat(...this.#running.values());
    this.#waiting.clear();
    this.#running.clear();
    await Promise.all(this.#slots.map((slot) => slot.empty()));
    for (const job of jobs) this.#giveUp(job, 'closed');
    this.#settled('cold');
  }

  #settled(status: RevisionEngine['status']): void {
    this.#status = status;
    for (const resolve of this.#expecting.splice(0)) resolve();
  }

  #pump(): void {
    for (const slot of this.#slots) {
      if (slot.state !== 'idle') continue;
      const job = this.#next();
      if (job === undefined) return;
      this.#running.set(job.id, job);
      void slot.run(job);
    }
    const jobs = [...this.#waiting.values()].reduce((sum, { length }) => sum + length, 0);
    const booting = this.#slots.filter(({ state }) => state === 'booting').length;
    const empty = this.#slots.filter(({ state }) => state === 'empty');
    for (const slot of empty.slice(0, Math.max(0, jobs - booting))) slot.boot();
  }

  #next(): Job | undefined {
    for (const [request, [job, ...others]] of this.#waiting) {
      this.#waiting.delete(request);
      if (others.length > 0) this.#waiting.set(request, others);
      return job;
    }
    return undefined;
  }

  #wait(request: OpenRequest, jobs: Job[]): void {
    if (jobs.length > 0) this.#waiting.set(request, jobs);
  }

  #loaded(): void {
    this.#settled('ready');
    this.#pump();
  }

  #done({ id }: Task, answers: readonly WorkerAnswer[]): void {
    this.#fruitless = 0;
    const job = this.#running.get(id);
    this.#running.delete(id);
    if (job === undefined) return;
    answers.forEach((answer, index) => job.settle(job.from + index, { ok: true, ...answer }));
  }

  #lost(slot: WorkerSlot, loss: Loss, task: Task | undefined): void {
    const job = task && this.#running.get(task.id);
    if (job === undefined) this.#fruitless++;
    else this.#again(job, loss);
    if (this.#fruitless < FRUITLESS_WORKERS) {
      slot.boot();
      return;
    }
    this.#settled('failed');
    if (this.#slots.some(({ state }) => state !== 'empty')) return;
    const jobs = [...this.#waiting.values()].flat();
    this.#waiting.clear();
    for (const waiting of jobs) this.#giveUp(waiting, loss);
  }

  /** Once more, block by block: those that did nothing wrong must not share the fate of the one that did. */
  #again(job: Job, loss: Loss): void {
    this.#running.delete(job.id);
    if (job.request.over) return;
    if (job.attempt >= TASK_ATTEMPTS) return this.#giveUp(job, loss);
    const alone = Array.from({ length: job.to - job.from }, (_, index) => ({
      ...job,
      id: ++this.#numbers,
      from: job.from + index,
      to: job.from + index + 1,
      known: [job.known[index] ?? null],
      attempt: job.attempt + 1,
    }));
    this.#wait(job.request, [...alone, ...(this.#waiting.get(job.request) ?? [])]);
  }

  #giveUp(job: Job, cause: Loss | 'closed'): void {
    for (let index = job.from; index < job.to; index++) job.settle(index, { ok: false, cause });
  }
}
