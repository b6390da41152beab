import type { PlannedPass } from '../../protocol/events.ts';
import type { Revision, RevisionOptions } from '../revision-engine.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import type { ProseBlock } from './prose-block.ts';
import { revisionsFit } from './revisions-fit.ts';
import { workerReply } from './worker-reply-schema.ts';

/** UTF-16 units that are copied to a worker in one turn of the event loop, 1 ms or less. */
const TOLD_AT_ONCE = 128 * 1024;
const END_TIMEOUT_MS = 1000;
/** A worker that has nothing to do goes, be the machine ever so busy. */
const IDLE_END_TIMEOUT_MS = 30_000;

/** A request whose document workers are told of. */
export interface OpenRequest {
  readonly id: number;
  readonly pass: PlannedPass;
  readonly options: RevisionOptions;
  readonly blocks: readonly ProseBlock[];
  /** True once nobody waits for it any more. */
  over: boolean;
}

/** The blocks of a request from index `from` up to `to`. */
export interface Task {
  readonly id: number;
  readonly request: OpenRequest;
  readonly from: number;
  readonly to: number;
  /** A block of them: the facts under which its revision is known, or null. */
  readonly known: readonly (string | null)[];
}

/** What a worker makes of a block: nothing new where its revision is known under these facts. */
export interface WorkerAnswer {
  readonly revision: Revision | null;
  readonly facts: string;
}

/** Why a worker is gone: it did not load, it ended or spoke nonsense, or it took longer than a task may. */
export type Loss = 'unloadable' | 'crashed' | 'stuck';

export interface SlotOptions {
  readonly workerUrl: string | URL;
  /** ms to load. */
  readonly bootTimeoutMs: number;
  /** ms for one task. */
  readonly taskTimeoutMs: number;
  /** UTF-8 bytes of text after which the worker has grown enough to be replaced. */
  readonly recycleAfterBytes: number;
  /** Hears why a worker had to be replaced, for whoever keeps the log. */
  readonly onLoss?: ((loss: Loss, why: string) => void) | undefined;
}

export interface SlotEvents {
  /** The worker has loaded, or has answered and is free. */
  free(slot: WorkerSlot): void;
  done(task: Task, answers: readonly WorkerAnswer[]): void;
  /** The slot is empty again. */
  lost(slot: WorkerSlot, loss: Loss, task: Task | undefined): void;
}

type State =
  | { readonly name: 'empty' }
  | { readonly name: 'booting'; readonly worker: Worker; readonly timer: Timer }
  | { readonly name: 'idle'; readonly worker: Worker }
  | { readonly name: 'ending'; readonly worker: Worker }
  | Busy;

interface Busy {
  readonly name: 'busy';
  readonly worker: Worker;
  readonly timer: Timer;
  readonly task: Task;
}

type Timer = ReturnType<typeof setTimeout>;

/** Place for one worker at a time, which it boots, watches and buries. */
export class WorkerSlot {
  readonly #options: SlotOptions;
  readonly #events: SlotEvents;
  #state: State = { name: 'empty' };
  #told = new Set<number>();
  #bytes = 0;

  constructor(options: SlotOptions, events: SlotEvents) {
    this.#options = options;
    this.#events = events;
  }

  get state(): State['name'] {
    return this.#state.name;
  }

  boot(): void {
    if (this.#state.name !== 'empty') return;
    const worker = new Worker(this.#options.workerUrl);
    const timer = setTimeout(() => this.#lose(worker, 'unloadable'), this.#options.bootTimeoutMs);
    this.#state = { name: 'booting', worker, timer };
    this.#told = new Set();
    this.#bytes = 0;
    worker.addEventListener('message', (event) => this.#hear(worker, workerReply.safeParse(event.data).data));
    worker.addEventListener('messageerror', () => this.#lose(worker, 'crashed'));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#lose(worker, 'crashed', event.message);
    });
    worker.addEventListener('close', () => this.#lose(worker, 'crashed'));
  }

  /** Only when idle. */
  async run(task: Task): Promise<void> {
    if (this.#state.name !== 'idle') throw new Error(`a worker that is ${this.#state.name} takes no task`);
    const { worker } = this.#state;
    const timer = setTimeout(() => this.#lose(worker, 'stuck'), this.#options.taskTimeoutMs);
    const busy: Busy = { name: 'busy', worker, timer, task };
    this.#state = busy;
    if (!this.#told.has(task.request.id) && !(await this.#tell(busy))) return;
    const { id, request, from, to, known } = task;
    post(worker, { type: 'revise', request: request.id, task: id, from, to, known });
  }

  /** The worker need not keep the request's document, nor finish its task. */
  forget(request: OpenRequest): void {
    if ('worker' in this.#state && this.#told.delete(request.id)) {
      post(this.#state.worker, { type: 'forget', request: request.id });
    }
  }

  /** Ends the worker. @returns when it is gone, or cannot be made to go: nothing stops a loop inside WebAssembly. */
  async empty(): Promise<void> {
    const state = this.#state;
    if (state.name === 'empty') return;
    this.#leave(state);
    await ended(state.worker);
  }

  /** Sends the document of the task's request, turn by turn. @returns whether the task is still to be done. */
  async #tell(busy: Busy): Promise<boolean> {
    const { request } = busy.task;
    for (const message of telling(request)) {
      post(busy.worker, message);
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (this.#state !== busy) return false;
      if (request.over) {
        post(busy.worker, { type: 'forget', request: request.id });
        this.#release(busy);
        return false;
      }
    }
    this.#told.add(request.id);
    return true;
  }

  #hear(worker: Worker, message: FromWorker | undefined): void {
    const state = this.#state;
    if (state.name === 'empty' || state.worker !== worker) return;
    if (state.name === 'booting' && message?.type === 'ready') {
      clearTimeout(state.timer);
      this.#state = { name: 'idle', worker };
      this.#events.free(this);
      return;
    }
    if (state.name === 'ending') return;
    if (state.name !== 'busy' || message === undefined || !('task' in message)) return this.#lose(worker, 'crashed');
    const { task } = state;
    const blocks = task.request.blocks.slice(task.from, task.to);
    this.#bytes += blocks.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    if (message.task !== task.id) return this.#lose(worker, 'crashed');
    if (message.type === 'done') {
      const answers = answersOf(message, task);
      if (answers === undefined) return this.#lose(worker, 'crashed');
      this.#events.done(task, answers);
    } else if (!task.request.over) {
      return this.#lose(worker, 'crashed');
    }
    this.#release(state);
  }

  #release(busy: Busy): void {
    clearTimeout(busy.timer);
    if (this.#bytes >= this.#options.recycleAfterBytes) return void this.#replace(busy.worker);
    this.#state = { name: 'idle', worker: busy.worker };
    this.#events.free(this);
  }

  /** The next worker loads once this one is gone: two at a time would take twice the memory. */
  async #replace(worker: Worker): Promise<void> {
    const ending: State = { name: 'ending', worker };
    this.#state = ending;
    await ended(worker, IDLE_END_TIMEOUT_MS);
    if (this.#state !== ending) return;
    this.#state = { name: 'empty' };
    this.boot();
  }

  #lose(worker: Worker, how: Loss, why = ''): void {
    const state = this.#state;
    if (state.name === 'empty' || state.name === 'ending' || state.worker !== worker) return;
    const loss = state.name === 'booting' ? 'unloadable' : how;
    this.#leave(state);
    worker.terminate();
    this.#options.onLoss?.(loss, why);
    this.#events.lost(this, loss, state.name === 'busy' ? state.task : undefined);
  }

  #leave(state: State): void {
    if ('timer' in state) clearTimeout(state.timer);
    this.#state = { name: 'empty' };
  }
}

/** Undefined when they do not fit what was asked. */
function answersOf(
  { revisions, facts }: Extract<FromWorker, { type: 'done' }>,
  { request, from, to, known }: Task,
): readonly WorkerAnswer[] | undefined {
  const blocks = request.blocks.slice(from, to);
  if (revisions.length !== blocks.length || facts.length !== blocks.length) return undefined;
  const fit = blocks.every((block, index) => {
    const revision = revisions[index];
    return revision ? revisionsFit([revision], [block]) : known[index] === facts[index];
  });
  return fit ? revisions.map((revision, index) => ({ revision, facts: facts[index] ?? '' })) : undefined;
}

function ended(worker: Worker, patienceMs = END_TIMEOUT_MS): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(resolve, patienceMs);
    worker.addEventListener('close', () => {
      clearTimeout(patience);
      resolve();
    });
    worker.terminate();
  });
}

function post(worker: Worker, message: ToWorker): void {
  worker.postMessage(message);
}

function* telling({ id, pass, options, blocks }: OpenRequest): Generator<ToWorker> {
  for (let start = 0; start < blocks.length;) {
    let end = start;
    for (let size = 0; end < blocks.length && size < TOLD_AT_ONCE; end++) size += blocks[end]?.text.length ?? 0;
    yield { type: 'document', request: id, pass, options, blocks: blocks.slice(start, end) };
    start = end;
  }
}
