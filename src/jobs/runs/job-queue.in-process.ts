import type { JobQueue, QueuedJob } from './job-queue.ts';

interface Options {
  readonly concurrency: number;
  readonly onError: (error: unknown, job: string) => void;
}

/** The queue of one process. The map's order is whose turn it is: who was served goes to the back. */
export function inProcessQueue({ concurrency, onError }: Options): JobQueue {
  const lines = new Map<string, Set<string>>();
  const running = new Set<Promise<void>>();
  let handler: ((job: string) => Promise<void>) | undefined;
  let closed = false;

  function next(): string | undefined {
    for (const [principal, line] of lines) {
      lines.delete(principal);
      const [job] = line;
      if (job === undefined) continue;
      line.delete(job);
      if (line.size > 0) lines.set(principal, line);
      return job;
    }
    return undefined;
  }

  function handOver(): void {
    while (handler && !closed && running.size < concurrency) {
      const job = next();
      if (job === undefined) return;
      const run: Promise<void> = handler(job)
        .catch((error: unknown) => onError(error, job))
        .finally(() => {
          running.delete(run);
          handOver();
        });
      running.add(run);
    }
  }

  return {
    add({ job, principal }: QueuedJob) {
      const line = lines.get(principal) ?? new Set();
      lines.set(principal, line.add(job));
      queueMicrotask(handOver);
    },
    remove(job) {
      for (const line of lines.values()) line.delete(job);
    },
    process(handle) {
      handler = handle;
      handOver();
    },
    get waiting() {
      return [...lines.values()].reduce((sum, line) => sum + line.size, 0);
    },
    async close() {
      closed = true;
      await Promise.all(running);
    },
  };
}
