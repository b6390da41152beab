/** Time as calls need it; a test moves it by hand. */
export interface Timing {
  /** ms of a clock that never goes back. */
  now(): number;
  /** Calls `then` in `ms`, unless the returned function is called first. */
  after(ms: number, then: () => void): () => void;
}

export const TIMING: Timing = {
  now: () => performance.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};

/** Resolves after `ms`, or at once when the signal is aborted. */
export function pause(timing: Timing, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      stop();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const stop = timing.after(ms, done);
    signal.addEventListener('abort', done);
  });
}
