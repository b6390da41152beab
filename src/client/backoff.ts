const FIRST_MS = 500;
const MOST_MS = 20_000;

/** Full jitter: any delay up to a ceiling that doubles with every failure in a row. @returns ms */
export function backoff(failures: number, random: () => number): number {
  return random() * Math.min(MOST_MS, FIRST_MS * 2 ** failures);
}

/** A delay within what the server asked for. @returns ms */
export function within([least, most]: readonly [number, number], random: () => number): number {
  return least + random() * (most - least);
}
