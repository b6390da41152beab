/**
 * Does `work` so often, once a turn of the event loop at most. It may be under way twice: while one burst is sent, the
 * next is being committed.
 */
export async function everyTurn(times: number, work: () => Promise<void> | void): Promise<void> {
  let before: Promise<void> | void = undefined;
  for (let turn = 0; turn < times; turn += 1) {
    const underway = work();
    await before;
    before = underway;
    await new Promise((resolve) => setImmediate(resolve));
  }
  await before;
}

/** Does `work` so often, every `ms`, whether or not the one before is done; resolves when all are. */
export async function everyTick(times: number, ms: number, work: () => Promise<void> | void): Promise<void> {
  const all: (Promise<void> | void)[] = [];
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      all.push(work());
      if (all.length < times) return;
      clearInterval(timer);
      resolve();
    }, ms);
  });
  await Promise.all(all);
}
