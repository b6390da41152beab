import { createHash } from 'node:crypto';

/** A key of 43 characters for a text of any length: the same for the same text, another for every other. */
export function shortKey(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
