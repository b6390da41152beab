import { useEffect, useRef, useState } from 'preact/hooks';
import { RedraftError } from '../../client/redraft-error.ts';

/** What was seen last of a list: shown at once to who comes back to it. Made once for each list. */
export interface Seen<T> {
  last?: { readonly name: string; readonly found: T } | undefined;
}

/** How a list is read. */
export interface ListParts<T> {
  /** Tells the lists apart that are shown in the same place, such as by what they are filtered. */
  readonly name?: string;
  /** Another value: read again at once. */
  readonly rev?: unknown;
  /** ms between two looks, so that what happens elsewhere shows up. */
  readonly everyMs: number;
  /** ms without a change before the first look, for who still types. */
  readonly pauseMs?: number;
  readonly read: (pages: number, signal: AbortSignal) => Promise<T>;
  /** Done with what was read, before the next look. */
  readonly after?: (found: T, signal: AbortSignal) => Promise<void>;
}

export interface UsedList<T> {
  /** undefined until it is known; the list before stays until this one is read. */
  readonly found: T | undefined;
  readonly error: RedraftError | undefined;
  readonly again: () => void;
  /** One page more. */
  readonly more: () => void;
  /** Says what has changed before it is read, and reads it. */
  readonly change: (to: (before: T | undefined) => T | undefined) => void;
}

/** A list that is read again and again while somebody looks. */
export function useList<T>(seen: Seen<T>, parts: ListParts<T>): UsedList<T> {
  const { name = '', rev, everyMs, pauseMs = 0 } = parts;
  const [found, setFound] = useState(() => (seen.last?.name === name ? seen.last.found : undefined));
  const [error, setError] = useState<RedraftError>();
  const [pages, setPages] = useState(1);
  const [asked, setAsked] = useState(0);
  const latest = useRef(parts);
  latest.current = parts;
  const again = () => setAsked((times) => times + 1);
  useEffect(() => {
    const left = new AbortController();
    const { signal } = left;
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      try {
        if (document.visibilityState !== 'hidden') {
          const list = await latest.current.read(pages, signal);
          if (signal.aborted) return;
          seen.last = { name, found: list };
          setFound(list);
          setError(undefined);
          await latest.current.after?.(list, signal);
        }
      } catch (problem) {
        if (signal.aborted) return;
        if (!(problem instanceof RedraftError)) throw problem;
        setError(problem);
      }
      if (!signal.aborted) timer = setTimeout(() => void look(), everyMs);
    };
    timer = setTimeout(() => void look(), pauseMs);
    return () => {
      left.abort();
      clearTimeout(timer);
    };
  }, [name, rev, pages, asked]);
  useEffect(() => {
    const back = () => {
      if (document.visibilityState === 'visible') again();
    };
    document.addEventListener('visibilitychange', back);
    return () => document.removeEventListener('visibilitychange', back);
  }, []);
  return {
    found,
    error,
    again,
    more: () => setPages(pages + 1),
    change(to) {
      setFound(to);
      // A look that is under way may have come too early to see it.
      again();
    },
  };
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next_cursor: string | null;
}

/** The first pages of a list in one. @param read of one page; without a cursor the first */
export async function pagesOf<Item>(
  pages: number,
  read: (cursor: string | undefined) => Promise<Page<Item>>,
): Promise<{ readonly items: readonly Item[]; readonly further: boolean }> {
  const items: Item[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pages; page++) {
    // oxlint-disable-next-line no-await-in-loop
    const part = await read(cursor);
    items.push(...part.items);
    cursor = part.next_cursor ?? undefined;
    if (cursor === undefined) break;
  }
  return { items, further: cursor !== undefined };
}
