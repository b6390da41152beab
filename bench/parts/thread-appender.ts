import { Worker } from 'node:worker_threads';
import { benchEvent } from './bench-events.ts';
import { beginSpan, type Span } from './span.ts';

/**
 * What is left of SQLite's speed where a thread of its own writes and every event waits for the commit before it: events
 * are made here, go over in one message, and the next are made when that is answered.
 */
export class ThreadAppender {
  readonly #worker: Worker;
  readonly #jobs: readonly string[];
  #seq = 0;

  private constructor(worker: Worker, jobs: readonly string[]) {
    this.#worker = worker;
    this.#jobs = jobs;
  }

  /** @param path a database that holds the jobs */
  static async open(path: string, jobs: readonly string[]): Promise<ThreadAppender> {
    const worker = new Worker(new URL('./raw-writer.ts', import.meta.url), { workerData: { path } });
    worker.once('error', (error) => {
      throw error;
    });
    await answerOf(worker);
    return new ThreadAppender(worker, jobs);
  }

  /** @returns what `times` events of each job took. */
  async append(times: number): Promise<Span> {
    const taken = beginSpan();
    for (let time = 0; time < times; time += 1) {
      const seq = ++this.#seq;
      const flat = this.#jobs.flatMap((job) => {
        const { type, data } = benchEvent(seq);
        return [job, seq, type, Date.now(), JSON.stringify(data)];
      });
      this.#worker.postMessage(flat);
      // oxlint-disable-next-line no-await-in-loop
      await answerOf(this.#worker);
    }
    return taken();
  }
}

function answerOf(worker: Worker): Promise<void> {
  return new Promise((resolve) => worker.once('message', () => resolve()));
}
