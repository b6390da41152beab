import { useEffect } from 'preact/hooks';

/** What the tab is called while a page is open; the most telling words come first. */
export function useTitle(words: string): void {
  useEffect(() => {
    document.title = words === '' ? 'Redraft' : `${words} · Redraft`;
  }, [words]);
}
