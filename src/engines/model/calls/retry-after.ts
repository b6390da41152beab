/** Whole seconds or parts of them, or a date after RFC 9110; ms in the header that some endpoints send beside it. */
const NUMBER = /^\d{1,9}(?:\.\d{1,9})?$/;

/** How long an endpoint wants to be left alone; undefined where it does not say so in a way that can be read. */
export function retryAfterMs(headers: Headers, now: number = Date.now()): number | undefined {
  const ms = headers.get('retry-after-ms')?.trim() ?? '';
  if (NUMBER.test(ms)) return Number(ms);
  const after = headers.get('retry-after')?.trim() ?? '';
  if (NUMBER.test(after)) return Number(after) * 1_000;
  const date = Date.parse(after);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
