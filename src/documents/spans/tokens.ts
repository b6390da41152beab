import { isSpace } from '../white-space.ts';

/** A run of text between white space, brackets and quotation marks, without the punctuation around it. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** Letters, and apostrophes and hyphens between them, no capital after a small letter: an ordinary word. */
  readonly plain: boolean;
  readonly ascii: boolean;
}

const BREAKS = new Set([...'()[]{}<>"“”„«»|`—…'].map((mark) => mark.charCodeAt(0)));
const LEADING = new Set([..."*_'‘,;:!?"].map((mark) => mark.charCodeAt(0)));
const TRAILING = new Set([...".,;:!?*_~'‘’\\-"].map((mark) => mark.charCodeAt(0)));
const JOINS = new Set([..."'’-"].map((mark) => mark.charCodeAt(0)));

export function* tokens(text: string): Generator<Token> {
  for (let from = 0; from < text.length; from++) {
    let to = from;
    while (to < text.length && !breaks(text.charCodeAt(to))) to++;
    const token = trimmed(text, from, to);
    if (token.start < token.end) yield { ...token, ...nature(text, token.start, token.end) };
    from = to;
  }
}

function breaks(code: number): boolean {
  return isSpace(code) || BREAKS.has(code);
}

function trimmed(text: string, from: number, to: number): { start: number; end: number } {
  let start = from;
  let end = to;
  while (start < end && LEADING.has(text.charCodeAt(start))) start++;
  while (end > start && TRAILING.has(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function nature(text: string, start: number, end: number): Pick<Token, 'plain' | 'ascii'> {
  let plain = text[start] !== '-';
  let ascii = true;
  let small = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const capital = code >= 65 && code <= 90;
    if (capital && small) plain = false;
    small = code >= 97 && code <= 122;
    if (code >= 128) ascii = false;
    else if (!small && !capital && !JOINS.has(code)) plain = false;
  }
  return { plain, ascii };
}
