import { formatCursor, parseCursor, type TextFilter } from '../protocol/cursor.ts';
import type { LoggedEvent } from '../protocol/events.ts';
import type { Resume } from '../protocol/frames.ts';
import type { JobState } from '../protocol/state.ts';
import { isTerminal } from '../protocol/status.ts';
import type { EventLog } from '../jobs/event-log.ts';
import type { Folds } from '../jobs/folds.ts';
import type { JobRow } from '../jobs/job-table.ts';
import { type LogRow, rowEvent } from '../jobs/log-row.ts';
import type { Feed } from './feed.ts';
import type { Hub } from './hub.ts';
import { decideResume } from './resume.ts';

export interface PollRequest {
  readonly hub: Hub;
  readonly log: EventLog;
  readonly folds: Folds;
  readonly row: JobRow;
  readonly since: string | undefined;
  /** Seconds to wait for the next event. */
  readonly wait: number;
  /** Rows. */
  readonly limit: number;
  readonly text: TextFilter;
  readonly signal: AbortSignal;
}

export interface Polled {
  readonly events: readonly LoggedEvent[];
  /** Where the next poll goes on; it may have passed rows that the filter left out. */
  readonly cursor: string;
  readonly head: number;
  readonly caught_up: boolean;
  /** The log has ended and everything in it was handed over. */
  readonly ended: boolean;
  readonly resume?: Resume;
  readonly snapshot?: JobState;
}

const PAGE_CHARS = 900_000;

/** One answer of long-polling; undefined when `since` is no cursor. */
export async function poll(request: PollRequest): Promise<Polled | undefined> {
  const { hub, row, since, text } = request;
  const feed = await hub.feed(row);
  const { epoch, head } = feed;
  const resume = decideResume(since, text, { epoch, head, trimmed: row.trimmedAt !== null });
  if (!resume) return undefined;
  if (resume.status !== 'replay') return snapshot(request, feed, resume);
  const from = since === undefined ? 0 : (parseCursor(since)?.seq ?? 0);
  const first = await page(request, feed, from);
  const idle = first.events.length === 0 && first.caught_up && !first.ended && request.wait > 0;
  if (!idle) return first;
  await growth(request, feed, Math.max(from, first.head));
  return page(request, feed, from);
}

async function snapshot({ folds, row, text }: PollRequest, feed: Feed, resume: Resume): Promise<Polled> {
  const state = await folds.current(row.id);
  const cursor = formatCursor(feed.epoch, state.seq, text);
  const reset = resume.status === 'fresh' ? {} : { resume };
  return {
    events: [],
    cursor,
    head: state.seq,
    caught_up: true,
    ended: isTerminal(state.status),
    ...reset,
    snapshot: state,
  };
}

async function page({ log, row, limit, text }: PollRequest, feed: Feed, from: number): Promise<Polled> {
  const { head, end } = feed;
  const rows = await log.read(row.id, from, limit, text);
  const taken = withinSize(rows);
  const all = taken.length === rows.length && rows.length < limit;
  const last = taken.at(-1)?.seq ?? from;
  const seq = all ? Math.max(last, head) : last;
  const caught_up = seq >= feed.head;
  return {
    events: taken.map(rowEvent),
    cursor: formatCursor(feed.epoch, seq, text),
    head: Math.max(feed.head, seq),
    caught_up,
    ended: caught_up && end !== undefined,
  };
}

/** As many rows as a page holds, one at least. */
function withinSize(rows: readonly LogRow[]): LogRow[] {
  let chars = 0;
  return rows.filter((row, index) => {
    chars += row.data.length + 100;
    return index === 0 || chars <= PAGE_CHARS;
  });
}

function growth({ hub, wait, signal }: PollRequest, feed: Feed, seen: number): Promise<void> {
  if (feed.head > seen) return Promise.resolve();
  return new Promise((resolve) => {
    const follower = { grown: () => finish(), signal: () => undefined, draining: () => finish() };
    const timer = setTimeout(() => finish(), wait * 1_000);
    const finish = () => {
      clearTimeout(timer);
      hub.leave(feed, follower);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    signal.addEventListener('abort', finish, { once: true });
    hub.join(feed, follower);
  });
}
