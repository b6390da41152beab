import { useLayoutEffect, useRef } from 'preact/hooks';
import { keep, keptIn } from '../kept.ts';

const KEY = 'redraft.keys';

/** Single keys work unless somebody turned them off: people who dictate press them by accident. */
export function keysAreOn(): boolean {
  return keptIn('localStorage', KEY) !== 'off';
}

export function turnKeys(on: boolean): void {
  keep('localStorage', KEY, on ? 'on' : 'off');
}

const TYPING = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], dialog[open]';

/** Single keys by `KeyboardEvent.key` in lower case, or `shift+a`; silent while somebody types. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !keysAreOn()) return;
      if (event.target instanceof Element && event.target.closest(TYPING)) return;
      const act = latest.current[nameOf(event)];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

/** Shift counts with letters alone: other signs need it on some keyboards and not on others. */
function nameOf({ key, shiftKey }: KeyboardEvent): string {
  return shiftKey && /^\p{L}$/u.test(key) ? `shift+${key.toLowerCase()}` : key.toLowerCase();
}
