import { useEffect, useState } from 'preact/hooks';
import { RedraftError } from '../../client/redraft-error.ts';
import type { ListedConversation } from '../../client/writing.ts';
import type { ListedJob } from '../../protocol/listed-job.ts';
import { redraft } from '../redraft.ts';
import { pen } from './pen.ts';

/** What has been asked here so far. */
export interface AskedBefore {
  /** Newest first; undefined until they are known. */
  readonly conversations: readonly ListedConversation[] | undefined;
  /** Texts about topics, newest first. */
  readonly texts: readonly ListedJob[];
  readonly error: RedraftError | undefined;
  readonly more: (() => void) | undefined;
  readonly again: () => void;
}

interface Found {
  readonly conversations: readonly ListedConversation[];
  readonly texts: readonly ListedJob[];
  readonly further: boolean;
}

/** ms between two looks, so that what is asked in another tab or on another machine shows up. */
const EVERY_MS = 3_000;
const PAGE = 30;
const TEXTS = 10;

/** What was seen last: shown at once to who comes back. */
let seen: Found | undefined;

/** @param place read again at once when it is another one */
export function useAsked(place: string | undefined): AskedBefore {
  const [found, setFound] = useState(seen);
  const [error, setError] = useState<RedraftError>();
  const [pages, setPages] = useState(1);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    const left = new AbortController();
    const { signal } = left;
    let timer: ReturnType<typeof setTimeout>;
    const read = async () => {
      try {
        if (document.visibilityState !== 'hidden') {
          seen = await askedBefore(pages, signal);
          setFound(seen);
          setError(undefined);
        }
      } catch (problem) {
        if (signal.aborted) return;
        if (!(problem instanceof RedraftError)) throw problem;
        setError(problem);
      }
      if (!signal.aborted) timer = setTimeout(() => void read(), EVERY_MS);
    };
    void read();
    return () => {
      left.abort();
      clearTimeout(timer);
    };
  }, [pages, asked, place]);
  return {
    conversations: found?.conversations,
    texts: found?.texts ?? [],
    error,
    more: found?.further ? () => setPages(pages + 1) : undefined,
    again: () => setAsked(asked + 1),
  };
}

async function askedBefore(pages: number, signal: AbortSignal): Promise<Found> {
  const [found, texts] = await Promise.all([
    conversationsThere(pages, signal),
    redraft.jobs({ kind: 'generate', limit: TEXTS, signal }),
  ]);
  return { ...found, texts: texts.items };
}

async function conversationsThere(pages: number, signal: AbortSignal): Promise<Omit<Found, 'texts'>> {
  const conversations: ListedConversation[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pages; page++) {
    // oxlint-disable-next-line no-await-in-loop
    const part = await pen.conversations({ limit: PAGE, cursor, signal });
    conversations.push(...part.items);
    cursor = part.next_cursor ?? undefined;
    if (cursor === undefined) break;
  }
  return { conversations, further: cursor !== undefined };
}
