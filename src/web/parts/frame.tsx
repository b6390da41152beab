import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { KeysSheet } from '../keys/keys-sheet.tsx';
import { hrefOf, type Place } from '../place.ts';
import { shownTheme, showTheme } from '../theme.ts';
import { Icon } from './icon.tsx';

const PAGES = [
  { at: 'new', name: 'New' },
  { at: 'jobs', name: 'Jobs' },
  { at: 'insights', name: 'Insights' },
] as const;

/** Top bar and page for everything that is not one job. */
export function Frame({ place, children }: { readonly place: Place; readonly children: ComponentChildren }) {
  return (
    <div class="frame">
      <a class="skip button" href="#main">
        Skip to content
      </a>
      <header class="top">
        <a class="brand" href="#/">
          Redraft<span aria-hidden="true">‸</span>
        </a>
        <nav aria-label="Pages">
          {PAGES.map(({ at, name }) => (
            <a key={at} href={hrefOf({ at })} aria-current={place.at === at ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
        <div class="end">
          <KeysSheet />
          <ThemeSwitch />
          <a class="icon-button api" href="/swagger" aria-label="API reference">
            <Icon name="book" />
          </a>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

export function ThemeSwitch() {
  const [theme, setTheme] = useState(shownTheme());
  const other = theme === 'dark' ? 'light' : 'dark';
  const change = () => {
    showTheme(other);
    setTheme(other);
  };
  return (
    <button type="button" class="icon-button" onClick={change} aria-label={`Switch to ${other}`}>
      <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
    </button>
  );
}
