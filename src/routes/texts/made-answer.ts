import { Problem } from '../../http/answers/problem.ts';
import { textPieces } from '../../documents/text-pieces.ts';
import type { Made } from '../../documents/workshop.ts';

/** UTF-16 units that are encoded in one turn of the event loop, and bytes that are summed: a ms of it. */
const TURN = 1_024 * 1_024;

/** An answer in bytes, with their sum in `Repr-Digest`. */
export async function bytesAnswer(
  bytes: readonly Uint8Array<ArrayBuffer>[],
  headers: Record<string, string>,
): Promise<Response> {
  const sum = new Bun.CryptoHasher('sha256');
  let summed = 0;
  for (const part of bytes) {
    sum.update(part);
    summed += part.length;
    if (summed < TURN) continue;
    summed = 0;
    await new Promise(setImmediate);
  }
  const digest = `sha-256=:${sum.digest('base64')}:`;
  return new Response(new Blob([...bytes]), { headers: { ...headers, 'repr-digest': digest } });
}

/** The same of a text, in UTF-8. */
export async function textAnswer(text: string, headers: Record<string, string>): Promise<Response> {
  const encoder = new TextEncoder();
  const bytes: Uint8Array<ArrayBuffer>[] = [];
  for (const piece of textPieces(text, TURN)) {
    if (bytes.length > 0) await new Promise(setImmediate);
    bytes.push(encoder.encode(piece));
  }
  return bytesAnswer(bytes, headers);
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
