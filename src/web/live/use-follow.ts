import { type RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { followStep } from './follow-step.ts';

export interface Follow {
  readonly following: boolean;
  readonly setFollowing: (on: boolean) => void;
  /** What scrolls. */
  readonly sheet: RefObject<HTMLElement | null>;
}

const SCROLLING_KEYS = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' ']);
const STOPS = ['wheel', 'touchmove', 'keydown', 'pointerdown', 'focusin'];

/** Keeps the block that is worked on in view, frame by frame, until its reader scrolls or goes to a place in the text. */
export function useFollow(working: string | undefined): Follow {
  const [following, setFollowing] = useState(true);
  const sheet = useRef<HTMLElement>(null);
  const latest = useRef(working);
  latest.current = working;
  const on = following && working !== undefined;
  // What is drawn in a frame is in view in that frame.
  useLayoutEffect(() => {
    if (on) scroll(sheet.current, working, 0);
  }, [on, working]);
  useEffect(() => {
    if (!on) return undefined;
    let before = performance.now();
    let due = 0;
    const step = (now: number) => {
      scroll(sheet.current, latest.current, now - before);
      before = now;
      due = requestAnimationFrame(step);
    };
    due = requestAnimationFrame(step);
    return () => cancelAnimationFrame(due);
  }, [on]);
  useEffect(() => {
    const place = sheet.current;
    if (!place) return undefined;
    const stop = (event: Event) => {
      if (isTheirs(event, place)) setFollowing(false);
    };
    for (const type of STOPS) place.addEventListener(type, stop, { passive: true });
    return () => {
      for (const type of STOPS) place.removeEventListener(type, stop);
    };
  }, []);
  return { following, setFollowing, sheet };
}

/** Somebody scrolls, drags the bar, or has gone to a place in the text. */
function isTheirs(event: Event, place: HTMLElement): boolean {
  if (event instanceof KeyboardEvent) return SCROLLING_KEYS.has(event.key);
  if (event.type === 'pointerdown') return event instanceof MouseEvent && event.offsetX >= place.clientWidth;
  return event.type !== 'focusin' || event.target !== place;
}

function scroll(place: HTMLElement | null, working: string | undefined, elapsed: number): void {
  const block = document.getElementById(`block-${working}`);
  if (!place || !block) return;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  // On a low window the page scrolls, and not the document in it.
  const whole = getComputedStyle(place).overflowY === 'visible';
  const view = whole ? { top: 0, height: innerHeight } : place.getBoundingClientRect();
  const { top, height } = block.getBoundingClientRect();
  const by = followStep({ top: top - view.top, height, view: view.height }, still ? Infinity : elapsed);
  if (by !== 0) (whole ? document.documentElement : place).scrollTop += by;
}
