import { Problem } from '../http/problem.ts';
import type { Made } from '../documents/workshop.ts';

/** An answer in bytes, with their sum in `Repr-Digest`. */
export function bytesAnswer(bytes: readonly Uint8Array<ArrayBuffer>[], headers: Record<string, string>): Response {
  const sum = new Bun.CryptoHasher('sha256');
  for (const part of bytes) sum.update(part);
  const digest = `sha-256=:${sum.digest('base64')}:`;
  return new Response(new Blob([...bytes]), { headers: { ...headers, 'repr-digest': digest } });
}

/** @throws Problem that says why nothing was made */
export function notMade(reason: Extract<Made, { ok: false }>['reason']): never {
  if (reason === 'late') throw new Problem('TIMEOUT_ERROR', { message: 'Making this took longer than it may' });
  // Who has left reads no answer.
  throw new Problem('UNAVAILABLE', {
    message: 'Too many texts are being compared and rendered at once',
    headers: { 'retry-after': '5' },
  });
}
