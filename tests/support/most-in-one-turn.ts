/**
 * How much of a work was done in one turn of the event loop, at the most: it calls `look` for each piece of it. Counted,
 * so that a slow machine has the same answer.
 */
export async function mostInOneTurn(work: (look: () => void) => Promise<unknown>): Promise<number> {
  let [most, now, over] = [0, 0, false];
  const turn = () => {
    now = 0;
    if (!over) setImmediate(turn);
  };
  setImmediate(turn);
  await work(() => {
    now += 1;
    most = Math.max(most, now);
  });
  over = true;
  return most;
}
