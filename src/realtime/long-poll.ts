import { formatCursor, parseCursor, type TextFilter } from '../protocol/frames/cursor.ts';
import type { LoggedEvent } from '../protocol/events.ts';
import type { Resume } from '../protocol/frames/frames.ts';
import type { JobState } from '../protocol/fold/state.ts';
import { isTerminal } from '../protocol/status.ts';
import type { EventLog } from '../jobs/log/event-log.ts';
import type { Folds } from '../jobs/log/folds.ts';
import type { JobRow } from '../jobs/job-table.ts';
import { type LogRow, rowEvent } from '../jobs/log/log-row.ts';
import { Bell } from './feeds/bell.ts';
import type { Feed } from './feeds/feed.ts';
import type { Hub } from './feeds/hub.ts';
import { decideResume } from './resume.ts';

/** One poll of a job’s log. */
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
  /** The rev of the decisions that the client knows: an answer with another one is not held back. */
  readonly decisionsRev?: number | undefined;
  readonly signal: AbortSignal;
}

/** What a poll brings. `resume` and `snapshot` come where the cursor could not be gone on from. */
export interface Polled {
  readonly events: readonly LoggedEvent[];
  /** Where the next poll goes on; it may have passed rows that the filter left out. */
  readonly cursor: string;
  readonly head: number;
  readonly caught_up: boolean;
  /** The log has ended and everything in it was handed over. */
  readonly ended: boolean;
  /** How often decisions on the job's changes have changed. */
  readonly decisions_rev: number;
  readonly resume?: Resume;
  readonly snapshot?: JobState;
}

/** Of the events' data; the frames around them fit between this and 1 MiB. */
const PAGE_BYTES = 900_000;
const FRAME_BYTES = 100;

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
  const answer = first && isIdle(first, request) && request.wait > 0 ? await waited(request, feed, first) : first;
  return answer ?? snapshot(request, feed, { status: 'reset', reason: 'expired' });
}

/** Nothing to hand over yet. */
function isIdle(
  { events, caught_up, ended, decisions_rev: rev }: Polled,
  { decisionsRev = rev }: PollRequest,
): boolean {
  return events.length === 0 && caught_up && !ended && decisionsRev === rev;
}

/** The first answer that hands something over, or the last one when the waiting is over. */
async function waited(request: PollRequest, feed: Feed, first: Polled): Promise<Polled | undefined> {
  using bell = new Bell(request.hub, feed, request.wait * 1_000, request.signal);
  let answer: Polled | undefined = first;
  while (answer && isIdle(answer, request) && (await bell.rings(answer.head, request.decisionsRev)))
    answer = await page(request, feed, answer.head);
  return answer;
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
    decisions_rev: feed.decisionsRev,
    ...reset,
    snapshot: state,
  };
}

/** @returns undefined when the log lacks rows after `from`. */
async function page({ log, row, limit, text }: PollRequest, feed: Feed, from: number): Promise<Polled | undefined> {
  const { head, end } = feed;
  const rows = await log.read(row.id, from, limit, text);
  const taken = withinSize(rows);
  const all = taken.length === rows.length && rows.length < limit;
  const whole = wholeUpTo(rows, from);
  if (whole === undefined || (all && end !== undefined && whole < head)) return undefined;
  const last = taken.at(-1)?.seq ?? from;
  const seq = all ? Math.max(last, head) : last;
  const caught_up = seq >= feed.head;
  return {
    events: taken.map(rowEvent),
    cursor: formatCursor(feed.epoch, seq, text),
    head: Math.max(feed.head, seq),
    caught_up,
    ended: caught_up && end !== undefined,
    decisions_rev: feed.decisionsRev,
  };
}

/** The last seq before which no event but `content` is missing; undefined when one is. */
function wholeUpTo(rows: readonly LogRow[], from: number): number | undefined {
  let whole = from;
  for (const { seq, prev } of rows) {
    if (prev === null) continue;
    if (prev > whole) return undefined;
    whole = seq;
  }
  return whole;
}

/** As many rows as a page holds, one at least. */
function withinSize(rows: readonly LogRow[]): LogRow[] {
  let bytes = 0;
  return rows.filter(({ data }, index) => {
    bytes += Buffer.byteLength(data) + FRAME_BYTES;
    return index === 0 || bytes <= PAGE_BYTES;
  });
}
