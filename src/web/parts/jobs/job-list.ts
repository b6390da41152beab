import { useState } from 'preact/hooks';
import type { JobPage } from '../../../client/answers/job-list.ts';
import type { JobFigures, ListedJob } from '../../../protocol/listed-job.ts';
import type { RedraftError } from '../../../client/redraft-error.ts';
import { STATUSES } from '../../../protocol/status.ts';
import { pagesOf, type Seen, useList } from '../use-list.ts';
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

const seen: Seen<Found> = {};

/** Jobs that fit, newest first; read again while somebody looks, so that a status is what it is. */
export function useJobs({ text, status, from }: Filter): JobList {
  const [, setRead] = useState(0);
  const { found, error, more, again } = useList(seen, {
    name: JSON.stringify([text, status, from]),
    everyMs: EVERY_MS,
    pauseMs: text === '' ? 0 : PAUSE_MS,
    read: (pages, signal) => listed({ text, status, from }, pages, signal),
    after: ({ jobs }, signal) => readFigures(jobs, () => setRead((times) => times + 1), signal),
  });
  return {
    rows: found?.jobs.map((job) => ({ job, figures: knownFigures(job) })),
    counts: found?.counts,
    error,
    more: found?.further ? more : undefined,
    again,
  };
}

async function listed({ text, status, from }: Filter, pages: number, signal: AbortSignal): Promise<Found> {
  const wanted = {
    limit: PAGE,
    text: text.trim() || undefined,
    status: status === '' ? undefined : STATUSES.filter((one) => status.split(',').includes(one)),
    from: from || undefined,
    signal,
  };
  let counts: JobPage['counts'];
  const { items: jobs, further } = await pagesOf(pages, async (cursor) => {
    const page = await redraft.jobs({ ...wanted, cursor, ...(cursor === undefined ? { counts: true } : {}) });
    counts ??= page.counts;
    return page;
  });
  return { jobs, counts, further };
}
