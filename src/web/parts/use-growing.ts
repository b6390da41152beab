import { useEffect, useRef, useState } from 'preact/hooks';

/** What is drawn in one go, and added in the next: the page answers in between. */
const STEP = 250;

/**
 * How much of a long list is drawn: the beginning at once, and then more and more until it is all there. What was drawn
 * stays, or what somebody reads would go.
 * @param total how many there are
 * @param needed one that must be there, by its index; -1 = none
 */
export function useGrowing(total: number, needed: number): number {
  const reached = useRef(STEP);
  const [, draw] = useState(0);
  const drawn = Math.max(reached.current, needed + STEP / 5);
  reached.current = drawn;
  useEffect(() => {
    if (drawn >= total) return undefined;
    const timer = setTimeout(() => {
      reached.current = drawn + STEP;
      draw(reached.current);
    });
    return () => clearTimeout(timer);
  }, [drawn, total]);
  return Math.min(drawn, total);
}
