/** UTF-16 units that are encoded at once. */
const CHUNK = 64 * 1_024;

/** A text that comes in pieces, as UTF-8 in larger ones. */
export function* byteChunks(pieces: Iterable<string>): Generator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < CHUNK) continue;
    yield encoder.encode(text);
    text = '';
  }
  if (text !== '') yield encoder.encode(text);
}
