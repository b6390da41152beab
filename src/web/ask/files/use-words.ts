import { useEffect, useState } from 'preact/hooks';
import type { StoredFile } from '../../../client/answers/stored-file.ts';
import { RedraftError } from '../../../client/redraft-error.ts';
import { redraft } from '../../redraft.ts';

/** Files that are counted, newest first: each is read for it. */
const MOST = 30;
/** Larger ones are not read for this alone, in bytes. */
const LARGEST = 2_000_000;

/** A file never changes: what was counted once holds, and what cannot be counted cannot be later. */
const counted = new Map<string, number>();
const countless = new Set<string>();

/** How many words each file has, by its id, as they are counted one after the other. */
export function useWords(files: readonly StoredFile[] | undefined): ReadonlyMap<string, number> {
  const [, setCount] = useState(0);
  useEffect(() => {
    const left = new AbortController();
    void countAll(files ?? [], left.signal, () => setCount((times) => times + 1));
    return () => left.abort();
  }, [files]);
  return counted;
}

async function countAll(files: readonly StoredFile[], signal: AbortSignal, tell: () => void): Promise<void> {
  for (const { id, size } of files.slice(0, MOST)) {
    if (signal.aborted) return;
    if (counted.has(id) || countless.has(id) || size > LARGEST) continue;
    try {
      // oxlint-disable-next-line no-await-in-loop
      const { words } = await redraft.estimate({ fileId: id }, { signal });
      counted.set(id, words);
      tell();
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof RedraftError)) throw error;
      if (!error.retryable) countless.add(id);
    }
  }
}
