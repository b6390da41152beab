import { ERRORS, isErrorCode } from '../../protocol/errors.ts';
import { isBody } from './body.ts';
import { type Detail, RedraftError } from '../redraft-error.ts';

/** Statuses of proxies that may be gone a moment later. */
const PASSING = new Set([408, 425, 429]);

/** An answer that is not a good one, as an error. Only what comes in the envelope is Redraft's own word. */
export async function refusal(response: Response): Promise<RedraftError> {
  const body: unknown = await response.json().catch(() => undefined);
  const { status, headers } = response;
  const { code, message, details } = isBody(body) && isBody(body['error']) ? body['error'] : {};
  const known = typeof code === 'string' && isErrorCode(code) ? code : undefined;
  const retryable = known ? ERRORS[known].action === 'retry' : status >= 500 || PASSING.has(status);
  return new RedraftError(
    known ?? `HTTP_${status}`,
    known && typeof message === 'string' ? message : `The request was answered with ${status}.`,
    retryable,
    {
      details: Array.isArray(details) ? details.filter(isDetail) : [],
      refused: known !== undefined,
      requestId: headers.get('x-request-id') ?? undefined,
      retryAfterMs: retryAfter(headers.get('retry-after')),
    },
  );
}

function isDetail(value: unknown): value is Detail {
  return isBody(value) && typeof value['path'] === 'string' && typeof value['message'] === 'string';
}

/** Seconds are what Redraft says; proxies may say a date. @returns ms */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
