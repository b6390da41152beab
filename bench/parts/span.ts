/** What something took, ms. */
export interface Span {
  readonly ms: number;
  /** Processor time of this process, all its threads and the kernel's work for it. */
  readonly cpu: number;
}

/** Begins to measure. @returns what says what it has taken until then */
export function beginSpan(): () => Span {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return { ms: performance.now() - began, cpu: (user + system) / 1_000 };
  };
}
