const NARROWEST_WIDE_SPACE = 0xa0;
const WIDE_SPACE = /^\s$/;

/** Whether a UTF-16 unit is white space, in the sense of `String.prototype.trim`. */
export function isSpace(code: number): boolean {
  if (code < NARROWEST_WIDE_SPACE) return code === 32 || (code >= 9 && code <= 13);
  return WIDE_SPACE.test(String.fromCharCode(code));
}

/** The first offset at or after `from` that is not white space, or `end`. */
export function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The offset after the last character before `from` that is not white space, or `start`. */
export function skipSpaceBack(text: string, from: number, start: number): number {
  let at = from;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}
