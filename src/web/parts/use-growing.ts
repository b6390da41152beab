import { useEffect, useState } from 'preact/hooks';

/** What is drawn in one go, and added in the next: the page answers in between. */
const STEP = 250;

/**
 * How much of a long list is drawn: the beginning at once, and then more and more until it is all there.
 * @param total how many there are
 * @param needed one that must be there, by its index; -1 = none
 */
export function useGrowing(total: number, needed: number): number {
  const [count, setCount] = useState(STEP);
  const drawn = Math.max(count, needed + STEP / 5);
  useEffect(() => {
    if (drawn >= total) return undefined;
    const timer = setTimeout(() => setCount(drawn + STEP));
    return () => clearTimeout(timer);
  }, [drawn, total]);
  return Math.min(drawn, total);
}
