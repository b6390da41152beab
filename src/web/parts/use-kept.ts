import { useState } from 'preact/hooks';
import { keep, keptIn } from './kept.ts';

/** A choice that is the same the next time. @param known what it can be, where that is known */
export function useKept(name: string, initial: string, known?: readonly string[]) {
  const [value, setValue] = useState(() => {
    const kept = keptIn('localStorage', name) ?? initial;
    return known === undefined || known.includes(kept) ? kept : initial;
  });
  const set = (next: string) => {
    setValue(next);
    keep('localStorage', name, next);
  };
  return [value, set] as const;
}
