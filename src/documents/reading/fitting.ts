/** `\u0000`, as JSON writes a control character or a lone surrogate. Bytes. */
const LARGEST_UNIT = 6;

/**
 * The largest offset up to `end` for which `start` to it takes at most `limit` bytes; never inside a surrogate pair.
 * Bytes are those of JSON in UTF-8, never fewer than of plain UTF-8: what fits here fits a frame whatever it is made of.
 */
export function fitting(text: string, start: number, end: number, limit: number): number {
  if ((end - start) * LARGEST_UNIT <= limit) return end;
  let size = 0;
  for (let at = start; at < end; at++) {
    size += unitSize(text, at);
    if (size > limit) return isPair(text, at - 1) && at - 1 > start ? at - 1 : at;
  }
  return end;
}

function unitSize(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 0x20) return code >= 8 && code <= 13 && code !== 11 ? 2 : LARGEST_UNIT;
  if (code < 0x80) return code === 0x22 || code === 0x5c ? 2 : 1;
  if (code < 0x800) return 2;
  if (code < 0xd800 || code > 0xdfff) return 3;
  return isPair(text, at) || isPair(text, at - 1) ? 2 : LARGEST_UNIT;
}

function isPair(text: string, at: number): boolean {
  const high = text.charCodeAt(at);
  const low = text.charCodeAt(at + 1);
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
}
