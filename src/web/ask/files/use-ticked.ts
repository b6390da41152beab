import { useState } from 'preact/hooks';
import { keep, keptIn } from '../../parts/kept.ts';

/**
 * The ids of the files that are ticked in a place: there again after a look at another page, and after a reload.
 * undefined where nobody has ticked any.
 */
export function useTicked(place: string): readonly [readonly string[] | undefined, (ids: readonly string[]) => void] {
  const key = `redraft.ticked.${place}`;
  const [ids, setIds] = useState(() => keptIn('sessionStorage', key)?.split(',').filter(Boolean));
  const set = (next: readonly string[]) => {
    setIds([...next]);
    keep('sessionStorage', key, next.join(','));
  };
  return [ids, set];
}
