import { useEffect, useState } from 'preact/hooks';
import { createClient } from '../../../client/client.ts';
import { RedraftError } from '../../../client/redraft-error.ts';
import type { StoredFile } from '../../../client/answers/stored-file.ts';
import { noticing, redraft } from '../../redraft.ts';
import { fetchTelling } from './send-form.ts';

/** A file on its way, or one that was not taken. */
export interface Upload {
  readonly name: string;
  readonly size: number;
  /** 0 to 1. */
  readonly sent: number;
  readonly refused: string | undefined;
  /** Aborted: it goes no further. */
  readonly stop: AbortController;
}

export interface UsedFiles {
  /** Newest first; undefined until they are known. */
  readonly files: readonly StoredFile[] | undefined;
  /** What a file is called; in a word where it is not among those that are known. */
  readonly nameOf: (id: string) => string;
  /** Whether there is no such file any more, as far as all are known. */
  readonly isGone: (id: string) => boolean;
  readonly error: RedraftError | undefined;
  readonly more: (() => void) | undefined;
  readonly again: () => void;
  readonly uploads: readonly Upload[];
  readonly isUploading: boolean;
  /** Uploads one after the other. @returns those that were taken */
  readonly take: (files: readonly File[]) => Promise<readonly StoredFile[]>;
  /** Stops one that is on its way, and says no more of one that was not taken. */
  readonly dismiss: (upload: Upload) => void;
  /** @throws RedraftError */
  readonly remove: (id: string) => Promise<void>;
}

const PAGE = 50;

interface Found {
  readonly files: readonly StoredFile[];
  readonly further: boolean;
}

/** What was seen last: shown at once to who comes back. */
let seen: Found | undefined;

/** The files there are to work from, and those on their way. */
export function useFiles(): UsedFiles {
  const [found, setFound] = useState(seen);
  const [error, setError] = useState<RedraftError>();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [pages, setPages] = useState(1);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    const left = new AbortController();
    filesThere(pages, left.signal).then(
      (list) => {
        if (left.signal.aborted) return;
        seen = list;
        setFound(list);
        setError(undefined);
      },
      (problem: unknown) => {
        if (left.signal.aborted) return;
        if (!(problem instanceof RedraftError)) throw problem;
        setError(problem);
      },
    );
    return () => left.abort();
  }, [pages, asked]);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') setAsked((times) => times + 1);
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  const again = () => setAsked((times) => times + 1);
  const take = async (chosen: readonly File[]) => {
    const waiting = chosen.map((file) => ({ file, stop: new AbortController() }));
    setUploads((before) => [...before, ...waiting.map(({ file, stop }) => uploadOf(file, stop))]);
    const taken: StoredFile[] = [];
    for (const { file, stop } of waiting) {
      if (stop.signal.aborted) continue;
      const told = (sent: number, refused?: string) => {
        const now = uploadOf(file, stop, sent, refused);
        setUploads((before) => before.map((one) => (one.stop === stop ? now : one)));
      };
      // oxlint-disable-next-line no-await-in-loop
      const stored = await uploaded(file, told, stop.signal);
      if (!stored) continue;
      taken.push(stored);
      setUploads((before) => before.filter((one) => one.stop !== stop));
      setFound((before) => ({ further: before?.further ?? false, files: [stored, ...(before?.files ?? [])] }));
    }
    if (taken.length > 0) again();
    return taken;
  };
  const named = (id: string) => found?.files.find((file) => file.id === id);
  const isGone = (id: string) => found !== undefined && !found.further && named(id) === undefined;
  return {
    files: found?.files,
    nameOf: (id) => named(id)?.name ?? (isGone(id) ? 'a deleted file' : 'a file'),
    isGone,
    error,
    more: found?.further ? () => setPages(pages + 1) : undefined,
    again,
    uploads,
    isUploading: uploads.some(({ refused }) => refused === undefined),
    take,
    dismiss({ stop }) {
      stop.abort();
      setUploads((before) => before.filter((one) => one.stop !== stop));
    },
    async remove(id) {
      await redraft.removeFile(id);
      setFound((before) => before && { ...before, files: before.files.filter((file) => file.id !== id) });
      again();
    },
  };
}

function uploadOf({ name, size }: File, stop: AbortController, sent = 0, refused?: string): Upload {
  return { name, size, sent, refused, stop };
}

/** @param told how much of it has gone, or why it was not taken. */
async function uploaded(
  file: File,
  told: (sent: number, refused?: string) => void,
  signal: AbortSignal,
): Promise<StoredFile | undefined> {
  try {
    const [stored] = await createClient({ url: location.origin, fetch: noticing(fetchTelling(told)) }).upload([file], {
      signal,
    });
    return stored;
  } catch (error) {
    if (signal.aborted) return undefined;
    if (!(error instanceof RedraftError)) throw error;
    told(0, error.details[0]?.message ?? error.message);
    return undefined;
  }
}

async function filesThere(pages: number, signal: AbortSignal): Promise<Found> {
  const files: StoredFile[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pages; page++) {
    // oxlint-disable-next-line no-await-in-loop
    const part = await redraft.files({ limit: PAGE, cursor, signal });
    files.push(...part.items);
    cursor = part.next_cursor ?? undefined;
    if (cursor === undefined) break;
  }
  return { files, further: cursor !== undefined };
}
