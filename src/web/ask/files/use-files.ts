import { useMemo, useState } from 'preact/hooks';
import { createClient } from '../../../client/client.ts';
import { RedraftError } from '../../../client/redraft-error.ts';
import type { StoredFile } from '../../../client/answers/stored-file.ts';
import { pagesOf, type Seen, useList } from '../../parts/use-list.ts';
import { noticing, redraft } from '../../redraft.ts';
import { fileNames } from './file-names.ts';
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
  /** What a file is called, told apart from others of its name; in a word where it is not among those that are known. */
  readonly nameOf: (id: string) => string;
  /** The same, undefined where it is not among those that are known. */
  readonly knownName: (id: string) => string | undefined;
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

const EVERY_MS = 3_000;
const PAGE = 50;

interface Found {
  readonly files: readonly StoredFile[];
  readonly further: boolean;
}

const seen: Seen<Found> = {};

/** The files there are to work from, and those on their way. @param rev read again at once when it is another one */
export function useFiles(rev: unknown): UsedFiles {
  const { found, error, more, again, change } = useList(seen, { rev, everyMs: EVERY_MS, read: filesThere });
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
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
      change((before) => ({ further: before?.further ?? false, files: [stored, ...(before?.files ?? [])] }));
    }
    return taken;
  };
  const names = useMemo(() => fileNames(found?.files ?? []), [found]);
  const isGone = (id: string) => found !== undefined && !found.further && !names.has(id);
  return {
    files: found?.files,
    nameOf: (id) => names.get(id) ?? (isGone(id) ? 'a deleted file' : 'a file'),
    knownName: (id) => names.get(id),
    isGone,
    error,
    more: found?.further ? more : undefined,
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
      change((before) => before && { ...before, files: before.files.filter((file) => file.id !== id) });
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
  const { items: files, further } = await pagesOf(pages, (cursor) => redraft.files({ limit: PAGE, cursor, signal }));
  return { files, further };
}
