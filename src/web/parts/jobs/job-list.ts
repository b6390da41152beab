import { useEffect, useState } from 'preact/hooks';
import type { JobPage } from '../../../client/answers/job-list.ts';
import type { JobFigures, ListedJob } from '../../../protocol/listed-job.ts';
import { RedraftError } from '../../../client/redraft-error.ts';
import { STATUSES } from '../../../protocol/status.ts';
import { redraft } from '../../redraft.ts';
import { knownFigures, readFigures } from './job-figures.ts';

/** A job with what is known of its progress and its changes. */
export interface Row {
  readonly job: ListedJob;
  readonly figures: JobFigures | undefined;
}

export interface Filter {
  readonly text: string;
  /** One or more, with commas between them; empty = any. */
  readonly status: string;
  /** The first day, `2026-11-21`; empty = any. */
  readonly from: string;
}

export interface JobList {
  readonly rows: readonly Row[] | undefined;
  readonly counts: JobPage['counts'];
  readonly error: RedraftError | undefined;
  readonly more: (() => void) | undefined;
  readonly again: () => void;
}

const EVERY_MS = 2_000;
/** While somebody types, in ms. */
const PAUSE_MS = 150;
const PAGE = 50;

interface Found {
  readonly jobs: readonly ListedJob[];
  readonly counts: JobPage['counts'];
  readonly further: boolean;
}

/** What was seen last, and of which list: shown at once to who comes back to it. */
let seen: { readonly list: string; readonly found: Found } | undefined;

/** Jobs that fit, newest first; read again while somebody looks, so that a status is what it is. */
export function useJobs({ text, status, from }: Filter): JobList {
  const name = JSON.stringify([text, status, from]);
  const [found, setFound] = useState(seen?.list === name ? seen.found : undefined);
  const [error, setError] = useState<RedraftError>();
  const [pages, setPages] = useState(1);
  const [asked, setAsked] = useState(0);
  const [, setRead] = useState(0);
  useEffect(() => {
    const left = new AbortController();
    const { signal } = left;
    let timer: ReturnType<typeof setTimeout>;
    const read = async () => {
      try {
        if (document.visibilityState !== 'hidden') {
          const list = await listed({ text, status, from }, pages, signal);
          seen = { list: name, found: list };
          setFound(list);
          setError(undefined);
          await readFigures(list.jobs, () => setRead((times) => times + 1), signal);
        }
      } catch (problem) {
        if (signal.aborted) return;
        if (!(problem instanceof RedraftError)) throw problem;
        setError(problem);
      }
      if (!signal.aborted) timer = setTimeout(() => void read(), EVERY_MS);
    };
    timer = setTimeout(() => void read(), text === '' ? 0 : PAUSE_MS);
    return () => {
      left.abort();
      clearTimeout(timer);
    };
  }, [text, status, from, pages, asked]);
  return {
    rows: found?.jobs.map((job) => ({ job, figures: knownFigures(job) })),
    counts: found?.counts,
    error,
    more: found?.further ? () => setPages(pages + 1) : undefined,
    again: () => setAsked(asked + 1),
  };
}

async function listed({ text, status, from }: Filter, pages: number, signal: AbortSignal): Promise<Found> {
  const jobs: ListedJob[] = [];
  const wanted = {
    limit: PAGE,
    text: text.trim() || undefined,
    status: status === '' ? undefined : STATUSES.filter((one) => status.split(',').includes(one)),
    from: from || undefined,
    signal,
  };
  let cursor: string | undefined;
  let counts: JobPage['counts'];
  for (let page = 0; page < pages; page++) {
    // oxlint-disable-next-line no-await-in-loop
    const part = await redraft.jobs({ ...wanted, cursor, ...(page === 0 ? { counts: true } : {}) });
    jobs.push(...part.items);
    counts ??= part.counts;
    cursor = part.next_cursor ?? undefined;
    if (cursor === undefined) break;
  }
  return { jobs, counts, further: cursor !== undefined };
}
