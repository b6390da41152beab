/** A job that waits for a runner, and whose it is: principals take turns. */
export interface QueuedJob {
  readonly job: string;
  readonly principal: string;
}

/**
 * Hands waiting jobs to runners. Only an order of work, never the truth: that is the job's row, from which the queue is
 * filled again after a start. At most `concurrency` handlers run at once, principals take turns, and one principal's
 * jobs start in the order they were added.
 */
export interface JobQueue {
  /** A job that waits already keeps its place. */
  add(waiting: QueuedJob): void;
  /** Takes a waiting job out; one that was handed over is not touched. */
  remove(job: string): void;
  /** Begins to hand over. A handler that rejects is reported and frees its place. */
  process(handler: (job: string) => Promise<void>): void;
  readonly waiting: number;
  /** Hands over nothing more; resolves when the last handler has ended. */
  close(): Promise<void>;
}
