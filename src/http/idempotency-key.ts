import { Problem } from './answers/problem.ts';

/** A token of visible characters, or an RFC 8941 string: printable ASCII in quotes, `\` before a quote or backslash. */
const BARE = /^[\x21\x23-\x7e]{1,255}$/;
const QUOTED = /^"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/;
const LONGEST = 255;

/**
 * The `Idempotency-Key` of a request (draft-ietf-httpapi-idempotency-key-header); `abc` and `"abc"` are the same key.
 * @returns undefined when there is none
 * @throws Problem VALIDATION_ERROR when it is empty, longer than 255 characters or not printable ASCII
 */
export function idempotencyKey(headers: Headers): string | undefined {
  const header = headers.get('idempotency-key');
  if (header === null) return undefined;
  const quoted = QUOTED.exec(header)?.[1]?.replace(/\\(.)/g, '$1');
  const key = quoted ?? (BARE.test(header) ? header : '');
  if (key.length >= 1 && key.length <= LONGEST) return key;
  const message = 'Must be 1 to 255 printable ASCII characters, bare or in double quotes';
  throw new Problem('VALIDATION_ERROR', { details: [{ path: 'Idempotency-Key', message }] });
}
