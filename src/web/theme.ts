import { keep, keptIn } from './parts/kept.ts';

export type Theme = 'light' | 'dark';

const KEY = 'redraft.theme';

/** What the switch was left at; undefined: as the system has it. */
export function storedTheme(): Theme | undefined {
  const kept = keptIn('localStorage', KEY);
  return kept === 'light' || kept === 'dark' ? kept : undefined;
}

export function shownTheme(): Theme {
  return storedTheme() ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}

export function showTheme(theme: Theme | undefined): void {
  if (theme === undefined) return;
  keep('localStorage', KEY, theme);
  document.documentElement.dataset['theme'] = theme;
}
