import type { CloseCode } from '../protocol/frames/close-codes.ts';

/** Spread, so that watchers who are sent away together do not come back together; ms. */
const BACKOFF_MS = [500, 8_000] as const;

/**
 * The last frame before the server closes: why, and when to come again where that can help.
 * @param requestId where the server failed: it finds the reason in the log.
 */
export function byeJson(code: CloseCode, reason: string, requestId?: string): string {
  const again = code >= 4_500 ? { retry_after_ms: BACKOFF_MS } : {};
  const found = requestId === undefined ? {} : { request_id: requestId };
  return JSON.stringify({ type: 'bye', code, reason, ...again, ...found });
}
