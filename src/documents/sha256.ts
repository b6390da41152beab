import { textPieces } from './text-pieces.ts';

/** UTF-16 units that are summed in one turn of the event loop: a ms of it. */
const TURN_UNITS = 512 * 1_024;

/** sha256 of UTF-8, in hex. */
export function sha256(text: string): string {
  return new Bun.CryptoHasher('sha256').update(text).digest('hex');
}

/** The same of a text that may be a book; others have their turn in between. */
export async function sha256InTurns(text: string): Promise<string> {
  if (text.length <= TURN_UNITS) return sha256(text);
  const sum = new Bun.CryptoHasher('sha256');
  for (const piece of textPieces(text, TURN_UNITS)) {
    sum.update(piece);
    await new Promise(setImmediate);
  }
  return sum.digest('hex');
}
