import { useRef } from 'preact/hooks';

/** CSS pixels to the side after which a touch was meant. */
const FAR = 72;

/** To the right accepts, to the left rejects: what the buttons do as well. */
export function useSwipe(decide: (decision: 'accepted' | 'rejected') => void) {
  const from = useRef<{ readonly x: number; readonly y: number } | undefined>(undefined);
  return {
    onTouchStart({ touches: [touch] }: TouchEvent) {
      from.current = touch ? { x: touch.clientX, y: touch.clientY } : undefined;
    },
    onTouchEnd({ changedTouches: [touch] }: TouchEvent) {
      if (!touch || !from.current) return;
      const [x, y] = [touch.clientX - from.current.x, touch.clientY - from.current.y];
      if (Math.abs(x) > FAR && Math.abs(x) > 2 * Math.abs(y)) decide(x > 0 ? 'accepted' : 'rejected');
    },
  };
}
