/** How patient runs are; ms. */
export interface RunLimits {
  /** How long streamed text is gathered before it becomes a row of the log, while few jobs run. */
  readonly coalesceMs: number;
  /** How long a stopped call may take to let go before the run goes on without it. */
  readonly graceMs: number;
  /** How long a block may still take when the server stops. */
  readonly drainMs: number;
  /** Until a database that did not answer is asked again. */
  readonly againMs: number;
}

/** Unless told otherwise. */
export const RUN_LIMITS: RunLimits = { coalesceMs: 40, graceMs: 5_000, drainMs: 5_000, againMs: 500 };
