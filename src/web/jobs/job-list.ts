import { useEffect, useState } from 'preact/hooks';
import { RedraftError } from '../../client/redraft-error.ts';
import { STATUSES, type JobStatus } from '../../protocol/status.ts';
import { redraft } from '../redraft.ts';

/** A job as `GET /v1/jobs` lists it. Times in ms since 1970. */
export interface ListedJob {
  readonly id: string;
  readonly title: string;
  readonly strategy: string;
  readonly status: JobStatus;
  readonly created_at: number;
  readonly ended_at: number | null;
}

export interface Filter {
  readonly text: string;
  readonly status: string;
}

export interface JobList {
  readonly jobs: readonly ListedJob[] | undefined;
  readonly error: RedraftError | undefined;
  readonly more: (() => void) | undefined;
}

const EVERY_MS = 2_000;
const PAGE = 50;

/** Jobs that fit, newest first; read again while somebody looks, so that a status is what it is. */
export function useJobs(filter: Filter): JobList {
  const { text, status } = filter;
  const [jobs, setJobs] = useState<readonly ListedJob[]>();
  const [error, setError] = useState<RedraftError>();
  const [pages, setPages] = useState(1);
  const [further, setFurther] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    const read = async () => {
      try {
        const found = document.visibilityState === 'hidden' ? undefined : await list({ text, status }, pages);
        if (left) return;
        setError(undefined);
        if (found) {
          setJobs(found.jobs);
          setFurther(found.further);
        }
      } catch (problem) {
        if (!(problem instanceof RedraftError)) throw problem;
        if (!left) setError(problem);
      }
      if (!left) timer = setTimeout(() => void read(), EVERY_MS);
    };
    void read();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [text, status, pages]);
  return { jobs, error, more: further ? () => setPages(pages + 1) : undefined };
}

async function list({ text, status }: Filter, pages: number) {
  const jobs: ListedJob[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pages; page++) {
    const query = new URLSearchParams({ limit: String(PAGE) });
    if (text.trim() !== '') query.set('text', text.trim());
    if (status !== '') query.set('status', status);
    if (cursor !== undefined) query.set('cursor', cursor);
    const { items, next_cursor: next } = await redraft.api.json('GET', `/v1/jobs?${query}`);
    if (Array.isArray(items)) jobs.push(...items.filter(isListed));
    cursor = typeof next === 'string' ? next : undefined;
    if (cursor === undefined) break;
  }
  return { jobs, further: cursor !== undefined };
}

function isListed(value: unknown): value is ListedJob {
  return (
    typeof value === 'object' && value !== null && 'status' in value && STATUSES.some((one) => one === value.status)
  );
}
