/** The turn of a piece of work in the order of results: what was begun ahead may be done before it, and waits. */
export interface Turn {
  readonly come: boolean;
  /** Called when it comes; at once where it has come. */
  onCome(then: () => void): void;
}

/**
 * Does several pieces of work at once and gives their results in order. Whoever leaves early
 * ends what is still under way by a signal of their own.
 * @param ahead how many are begun before the first of them is taken
 */
export async function* inOrder<T, R>(
  todo: Iterator<T>,
  ahead: number,
  work: (item: T, turn: Turn) => Promise<R>,
): AsyncGenerator<R> {
  const begun: { readonly result: Promise<R>; readonly come: () => void }[] = [];
  const begin = () => {
    const { done, value } = todo.next();
    if (done === true) return;
    const turn = turnOf();
    const result = work(value, turn);
    // Whoever leaves early does not wait for it, and a rejection that nobody awaits would end the process.
    result.catch(() => undefined);
    begun.push({ result, come: turn.arrive });
  };
  for (let count = 0; count < ahead; count += 1) begin();
  for (let next = begun.shift(); next; next = begun.shift()) {
    next.come();
    // oxlint-disable-next-line no-await-in-loop
    const result = await next.result;
    begin();
    yield result;
  }
}

function turnOf(): Turn & { arrive(): void } {
  let come = false;
  const waiting: (() => void)[] = [];
  return {
    get come() {
      return come;
    },
    onCome(then) {
      if (come) then();
      else waiting.push(then);
    },
    arrive() {
      come = true;
      for (const then of waiting.splice(0)) then();
    },
  };
}
