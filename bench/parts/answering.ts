/** What a server under test does when the script that started it asks; values are JSON. */
export type Answers = Readonly<Record<string, (params: Readonly<Record<string, unknown>>) => unknown>>;

/** Answers the parent process, one message after the other; `hello` is the first thing it hears. */
export function answering(hello: unknown, answers: Answers): void {
  let last: Promise<void> = Promise.resolve();
  const all: Answers = { cpu: cpuMs, rss: () => process.memoryUsage.rss(), ...answers };
  process.on('message', (message: { id: number; ask: string; params: Readonly<Record<string, unknown>> }) => {
    const { id, ask, params } = message;
    last = last
      .then(() => all[ask]?.(params))
      .then(
        (value) => void process.send?.({ id, value: value ?? null }),
        (error: unknown) => void process.send?.({ id, error: String(error) }),
      );
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ id: 0, value: hello });
}

/** ms of processor time this process has used, all its threads and the kernel's work for it. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
