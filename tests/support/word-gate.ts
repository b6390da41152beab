/** Waits for the test's word, again and again. */
export interface WordGate {
  /** Resolves when the test gives its word. */
  word(): Promise<void>;
  /** Gives it so many times. */
  let(count: number): void;
  /** Gives it whenever it is waited for. */
  open(): void;
}

export function wordGate(): WordGate {
  let permits = 0;
  const waiting: (() => void)[] = [];
  const go = (): void => {
    while (permits > 0 && waiting.length > 0) {
      permits -= 1;
      waiting.shift()?.();
    }
  };
  return {
    word: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        go();
      }),
    let(count) {
      permits += count;
      go();
    },
    open() {
      permits = Number.POSITIVE_INFINITY;
      go();
    },
  };
}
