import { Problem } from '../../http/answers/problem.ts';

const RANGE = /^bytes=(?:(\d+)-\d*|-(\d+))$/;

/**
 * Refuses a range that begins beyond the end of a file; every other range is left to what sends the bytes.
 * @throws Problem 416 with how long the file is (RFC 9110, 14.4 and 15.5.17)
 */
export function refuseBeyond(headers: Headers, size: number, etag: string): void {
  const asked = headers.get('if-range');
  if (asked !== null && asked !== etag) return;
  const [, from, last] = RANGE.exec(headers.get('range') ?? '') ?? [];
  if (from === undefined ? last === undefined || Number(last) > 0 : Number(from) < size) return;
  throw new Problem('VALIDATION_ERROR', {
    status: 416,
    message: 'The file ends before that range.',
    details: [{ path: 'range', message: `The file has ${size} bytes` }],
    headers: { 'content-range': `bytes */${size}` },
  });
}

/** Whether the caller already has the file of this tag (RFC 9110, 13.1.2). */
export function isKnown(headers: Headers, etag: string): boolean {
  const known = headers
    .get('if-none-match')
    ?.split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''));
  return known !== undefined && (known.includes(etag) || known.includes('*'));
}
