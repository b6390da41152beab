import { useEffect, useState } from 'preact/hooks';
import { isBody } from '../../client/api.ts';
import { RedraftError } from '../../client/redraft-error.ts';
import { isTerminal, STATUSES, type JobStatus } from '../../protocol/status.ts';
import { redraft } from '../redraft.ts';

/** A job as `GET /v1/jobs` lists it. Times in ms since 1970. */
export interface ListedJob {
  readonly id: string;
  readonly title: string;
  readonly strategy: string;
  readonly status: JobStatus;
  readonly created_at: number;
  readonly started_at: number | null;
  readonly ended_at: number | null;
  /** How far an open one is. */
  readonly now?: Progress | undefined;
}

export interface Progress {
  readonly pass: number;
  readonly of: number;
  readonly name: string;
  readonly fraction: number;
  readonly eta_ms: number | null;
  readonly changes: number;
}

export interface Filter {
  readonly text: string;
  /** One or more, with commas between them; empty = any. */
  readonly status: string;
  /** The first day, `2026-11-21`; empty = any. */
  readonly from: string;
}

export interface JobList {
  readonly jobs: readonly ListedJob[] | undefined;
  readonly error: RedraftError | undefined;
  readonly more: (() => void) | undefined;
  readonly again: () => void;
}

const EVERY_MS = 2_000;
const PAGE = 50;
/** Open jobs whose progress is asked for with the list. */
const WATCHED = 10;

/** Jobs that fit, newest first; read again while somebody looks, so that a status is what it is. */
export function useJobs({ text, status, from }: Filter): JobList {
  const [jobs, setJobs] = useState<readonly ListedJob[]>();
  const [error, setError] = useState<RedraftError>();
  const [pages, setPages] = useState(1);
  const [further, setFurther] = useState(false);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    const read = async () => {
      try {
        const found = document.visibilityState === 'hidden' ? undefined : await list({ text, status, from }, pages);
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
  }, [text, status, from, pages, asked]);
  return { jobs, error, more: further ? () => setPages(pages + 1) : undefined, again: () => setAsked(asked + 1) };
}

async function list({ text, status, from }: Filter, pages: number) {
  const jobs: ListedJob[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pages; page++) {
    const query = new URLSearchParams({ limit: String(PAGE) });
    if (text.trim() !== '') query.set('text', text.trim());
    if (status !== '') query.set('status', status);
    if (from !== '') query.set('from', from);
    if (cursor !== undefined) query.set('cursor', cursor);
    const { items, next_cursor: next } = await redraft.api.json('GET', `/v1/jobs?${query}`);
    if (Array.isArray(items)) jobs.push(...items.filter(isListed));
    cursor = typeof next === 'string' ? next : undefined;
    if (cursor === undefined) break;
  }
  const open = jobs.filter((job) => !isTerminal(job.status)).slice(0, WATCHED);
  const known = new Map(await Promise.all(open.map(async ({ id }) => [id, await progressOf(id)] as const)));
  return { jobs: jobs.map((job) => ({ ...job, now: known.get(job.id) })), further: cursor !== undefined };
}

/** undefined where the job has gone in the meantime. */
async function progressOf(id: string): Promise<Progress | undefined> {
  try {
    const { progress, changes } = await redraft.api.json('GET', `/v1/jobs/${id}/status`);
    if (!isBody(progress)) return undefined;
    const { pass, of, name, fraction, eta_ms: eta } = progress;
    return {
      pass: Number(pass),
      of: Number(of),
      name: typeof name === 'string' ? name : '',
      fraction: Number(fraction),
      eta_ms: typeof eta === 'number' ? eta : null,
      changes: Number(changes),
    };
  } catch (error) {
    if (error instanceof RedraftError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

function isListed(value: unknown): value is ListedJob {
  return (
    typeof value === 'object' && value !== null && 'status' in value && STATUSES.some((one) => one === value.status)
  );
}
