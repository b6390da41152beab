import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { KeysSheet } from './keys/keys-sheet.tsx';
import { hrefOf, type Place } from '../place.ts';
import type { Session } from '../../client/session.ts';
import { shownTheme, showTheme } from '../theme.ts';
import { Caret, Icon } from './icon.tsx';
import { SkipLink } from './skip-link.tsx';

const PAGES = [
  { at: 'new', name: 'New' },
  { at: 'ask', name: 'Ask' },
  { at: 'jobs', name: 'Jobs' },
  { at: 'insights', name: 'Insights' },
] as const;

interface FrameProps {
  readonly place: Place;
  readonly session: Session | undefined;
  readonly onSignOut: () => void;
  readonly children: ComponentChildren;
}

/** Top bar and page for everything that is not one job. */
export function Frame({ place, session, onSignOut, children }: FrameProps) {
  return (
    <div class="frame">
      <SkipLink />
      <header class="top">
        <a class="brand" href="#/">
          Redraft
          <Caret />
        </a>
        <nav aria-label="Pages">
          {PAGES.map(({ at, name }) => (
            <a key={at} href={hrefOf({ at })} aria-current={place.at === at ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
        <div class="end">
          {session?.mode === 'open' && session.local ? (
            <span class="small quiet open-mode">Open mode: only this machine can connect</span>
          ) : null}
          {session?.mode === 'key' ? (
            <button type="button" class="button plain sign-out" aria-label="Sign out" onClick={onSignOut}>
              <Icon name="leave" />
              <span>Sign out</span>
            </button>
          ) : null}
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
