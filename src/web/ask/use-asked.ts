import type { RedraftError } from '../../client/redraft-error.ts';
import type { ListedConversation } from '../../client/writing.ts';
import type { ListedJob } from '../../protocol/listed-job.ts';
import { pagesOf, type Seen, useList } from '../parts/use-list.ts';
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

const EVERY_MS = 3_000;
const PAGE = 30;
const TEXTS = 10;

const seen: Seen<Found> = {};

/** @param place read again at once when it is another one */
export function useAsked(place: string | undefined): AskedBefore {
  const { found, error, more, again } = useList(seen, { rev: place, everyMs: EVERY_MS, read });
  return {
    conversations: found?.conversations,
    texts: found?.texts ?? [],
    error,
    more: found?.further ? more : undefined,
    again,
  };
}

async function read(pages: number, signal: AbortSignal): Promise<Found> {
  const [{ items: conversations, further }, texts] = await Promise.all([
    pagesOf(pages, (cursor) => pen.conversations({ limit: PAGE, cursor, signal })),
    redraft.jobs({ kind: 'generate', limit: TEXTS, signal }),
  ]);
  return { conversations, further, texts: texts.items };
}
