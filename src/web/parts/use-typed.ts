import { useState } from 'preact/hooks';
import { keep, keptIn } from './kept.ts';

/** What is being typed under a name: there again after a look at another page, and after a reload. */
export function useTyped(name: string): readonly [string, (text: string) => void] {
  const key = `redraft.typed.${name}`;
  const [text, setText] = useState(() => keptIn('sessionStorage', key) ?? '');
  const set = (next: string) => {
    setText(next);
    keep('sessionStorage', key, next === '' ? undefined : next);
  };
  return [text, set];
}
