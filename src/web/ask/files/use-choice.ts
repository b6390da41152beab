import { useRef } from 'preact/hooks';

/** Which files are to be worked from, by their ids. */
export interface Choice {
  readonly chosen: readonly string[];
  readonly toggle: (id: string) => void;
  readonly add: (ids: readonly string[]) => void;
  readonly drop: (id: string) => void;
  readonly clear: () => void;
}

/** What is uploaded is chosen when it is there: by then others may have been ticked, so the newest choice counts. */
export function useChoice(chosen: readonly string[], choose: (chosen: readonly string[]) => void): Choice {
  const latest = useRef(chosen);
  latest.current = chosen;
  const set = (next: readonly string[]) => {
    latest.current = next;
    choose(next);
  };
  const drop = (id: string) => set(latest.current.filter((one) => one !== id));
  const add = (ids: readonly string[]) => set([...new Set([...latest.current, ...ids])]);
  const clear = () => set([]);
  return { chosen, add, drop, clear, toggle: (id) => (latest.current.includes(id) ? drop(id) : add([id])) };
}
