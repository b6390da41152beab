import { z } from 'zod';

/** What a time in a query covers, in ms since 1970, both included: a whole day in UTC, or a moment. */
export interface Moment {
  readonly first: number;
  readonly last: number;
}

const DAY_MS = 86_400_000;
/** The last ms of the year 9999. */
const LATEST = 253_402_300_799_999;
const message = 'must be a date (2026-11-21), a time with its zone (2026-11-21T10:00:00Z), or ms since 1970';
const date = z.iso.date();
const time = z.iso.datetime({ offset: true });

/** `from` or `to`: a date, a time or ms since 1970. */
const momentSchema = z
  .string()
  .max(40, message)
  .transform((text, context): Moment => {
    const moment = momentOf(text);
    if (moment) return moment;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  })
  .describe('A date in UTC (2026-11-21), a time with its zone (2026-11-21T10:00:00Z), or ms since 1970');

export const RANGE_QUERY = { from: momentSchema.optional(), to: momentSchema.optional() };

/** For `refine`: `from` does not come after `to`. */
export function inOrder({ from, to }: { from?: Moment | undefined; to?: Moment | undefined }): boolean {
  return !from || !to || from.first <= to.last;
}

export const NOT_IN_ORDER = { path: ['from'], error: 'must not be later than `to`' };

function momentOf(text: string): Moment | undefined {
  if (date.safeParse(text).success) return whole(Date.parse(text));
  const ms = /^\d{1,15}$/.test(text) ? Number(text) : time.safeParse(text).success ? Date.parse(text) : Number.NaN;
  return ms >= 0 && ms <= LATEST ? { first: ms, last: ms } : undefined;
}

function whole(first: number): Moment | undefined {
  return first >= 0 ? { first, last: first + DAY_MS - 1 } : undefined;
}
