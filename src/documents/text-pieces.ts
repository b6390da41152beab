/** A text in pieces of about so many UTF-16 units, cut between letters: each can be encoded for itself. */
export function* textPieces(text: string, units: number): Generator<string> {
  for (let from = 0; from < text.length;) {
    const to = from + units + (isPairAt(text, from + units - 1) ? 1 : 0);
    yield text.slice(from, to);
    from = to;
  }
}

function isPairAt(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}
