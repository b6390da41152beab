import { type RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

export interface Follow {
  readonly following: boolean;
  readonly setFollowing: (on: boolean) => void;
  /** What scrolls. */
  readonly sheet: RefObject<HTMLElement | null>;
}

const SCROLLING_KEYS = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' ']);

/** Keeps the block that is worked on in view, until its reader scrolls. */
export function useFollow(working: string | undefined): Follow {
  const [following, setFollowing] = useState(true);
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!following || working === undefined) return;
    const block = document.querySelector(`#block-${CSS.escape(working)}`);
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    block?.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  }, [following, working]);
  useEffect(() => {
    const place = sheet.current;
    if (!place) return undefined;
    const stop = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || SCROLLING_KEYS.has(event.key)) setFollowing(false);
    };
    for (const type of ['wheel', 'touchmove', 'keydown']) place.addEventListener(type, stop, { passive: true });
    return () => {
      for (const type of ['wheel', 'touchmove', 'keydown']) place.removeEventListener(type, stop);
    };
  }, []);
  return { following, setFollowing, sheet };
}
