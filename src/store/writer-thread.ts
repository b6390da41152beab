import { Worker } from 'node:worker_threads';
import type { Committed, Statement } from './driver.ts';
import type { Turn } from './group-commit.ts';
import { StoreError } from './store-error.ts';
import { unpackAnswers } from './answer-packing.ts';
import { UnitPacker } from './unit-packing.ts';
import type { WriterAnswer, FromWriter, ToWriter, WriterStart } from './writer-messages.ts';

interface Pending {
  readonly resolve: (committed: Committed) => void;
  readonly reject: (error: Error) => void;
}

/** Answers that are told at once, and ms of what follows from them after which others have their turn. */
const [TOLD, TURN_MS] = [16, 8];
/**
 * ms of a commit below which units leave while answers are still being told, so that both threads work at the same time.
 * It takes a commit more: on a slower disk units wait until all of them can share one.
 */
const QUICK_MS = 2;
/** What the newest commit counts among those before it. */
const NEWEST = 1 / 8;

/** This side of the thread that writes a database file. */
export class WriterThread {
  /** Settles when the thread has the file open, or could not open it. */
  readonly ready: Promise<void>;
  readonly #worker: Worker;
  readonly #exited: Promise<void>;
  readonly #pending = new Map<number, Pending>();
  readonly #outbox: (readonly Statement[])[] = [];
  readonly #packer = new UnitPacker();
  /** What has come and was not told. */
  readonly #answers: (readonly [number, WriterAnswer])[] = [];
  #telling = false;
  #submitted = 0;
  /** What the disk takes for a commit, about. */
  #commitMs = QUICK_MS;
  #gone: StoreError | undefined;
  #drained: (() => void) | undefined;

  constructor(start: WriterStart, onTurn?: (turn: Turn) => void) {
    this.#worker = new Worker(new URL('./writer.worker.ts', import.meta.url), { workerData: start });
    this.#exited = new Promise((resolve) => this.#worker.once('exit', () => resolve()));
    this.ready = new Promise((resolve, reject) => {
      this.#worker.on('message', (message: FromWriter) => {
        if (message === 'ready') return resolve();
        unpackAnswers(message, (number, answer) => this.#answers.push([number, answer]));
        for (const { commitMs } of message.turns) this.#commitMs += (commitMs - this.#commitMs) * NEWEST;
        if (!this.#telling) this.#tell(performance.now());
        for (const turn of message.turns) onTurn?.(turn);
      });
      this.#worker.once('error', (error) => reject(this.#lose(error)));
      this.#worker.once('exit', () => reject(this.#lose()));
    });
    // An open database is no reason for the process to live; an answer that is awaited is.
    this.#worker.unref();
  }

  submit(unit: readonly Statement[]): Promise<Committed> {
    if (this.#gone) return Promise.reject(this.#gone);
    return new Promise((resolve, reject) => {
      if (this.#outbox.length === 0) setImmediate(() => this.#post());
      if (this.#pending.size === 0) this.#worker.ref();
      this.#outbox.push(unit);
      this.#pending.set(this.#submitted, { resolve, reject });
      this.#submitted += 1;
    });
  }

  /** Takes nothing more and waits until everything that was submitted is settled. */
  async drain(): Promise<void> {
    this.#gone ??= new StoreError('unavailable', 'the database is closed');
    if (this.#pending.size > 0) await new Promise<void>((resolve) => (this.#drained = resolve));
  }

  async close(): Promise<void> {
    this.#worker.ref();
    this.#send('close');
    await this.#exited;
  }

  #post(): void {
    if (this.#outbox.length === 0) return;
    const first = this.#submitted - this.#outbox.length;
    let packed = 0;
    while (packed < this.#outbox.length && !this.#packer.full) this.#packer.add(this.#outbox[packed++] ?? []);
    this.#outbox.splice(0, packed);
    this.#send(this.#packer.take(first));
    if (this.#outbox.length > 0) setImmediate(() => this.#post());
  }

  #send(message: ToWriter): void {
    this.#worker.postMessage(message);
  }

  /** Some hundred runs may go on at one commit, each with work of its own: they do in turns of the event loop. */
  #tell(began: number): void {
    for (const [number, answer] of this.#answers.splice(0, TOLD)) this.#settle(number, answer);
    this.#telling = this.#answers.length > 0;
    if (!this.#telling) return;
    const others = () => {
      if (this.#commitMs < QUICK_MS) this.#post();
      if (performance.now() - began < TURN_MS) this.#tell(began);
      else setImmediate(() => this.#tell(performance.now()));
    };
    // What follows runs in microtasks, and a tick that is set by one of them comes after all of these.
    queueMicrotask(() => process.nextTick(others));
  }

  #settle(number: number, answer: WriterAnswer): void {
    const pending = this.#pending.get(number);
    this.#pending.delete(number);
    if (this.#pending.size === 0) this.#rest();
    if ('ok' in answer) pending?.resolve(answer);
    else if ('fault' in answer) pending?.reject(new StoreError(answer.fault, answer.message));
    else pending?.reject(Object.assign(new Error(answer.mistake), { code: answer.code }));
  }

  #rest(): void {
    this.#worker.unref();
    this.#drained?.();
  }

  /** The thread ended by itself: what it was asked for may or may not be stored. */
  #lose(cause?: unknown): StoreError {
    const lost = new StoreError('unavailable', 'the thread that writes the database ended', cause);
    this.#gone ??= lost;
    for (const [number, answer] of this.#answers.splice(0)) this.#settle(number, answer);
    for (const { reject } of this.#pending.values()) reject(lost);
    this.#pending.clear();
    this.#rest();
    return lost;
  }
}
