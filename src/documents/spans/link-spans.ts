import type { Span } from './span.ts';

const OPEN_BRACKET = '['.charCodeAt(0);
const CLOSE_BRACKET = ']'.charCodeAt(0);
const OPEN_PAREN = '('.charCodeAt(0);
const CLOSE_PAREN = ')'.charCodeAt(0);
const BACKSLASH = '\\'.charCodeAt(0);

const LONGEST_LABEL = 999;
/** Parentheses within a destination: as deep as cmark goes. */
const MAX_DEPTH = 32;

/**
 * What makes a Markdown link or image of its text: brackets, destination and title, reference label. Without
 * destination or label the text itself may be the label, so all of it is a span.
 */
export function* linkSpans(text: string): Generator<Span> {
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === OPEN_BRACKET) open.push(at);
    else if (code === CLOSE_BRACKET) {
      const start = open.pop();
      const end = targetEnd(text, at + 1);
      if (end !== undefined) yield { start: at, end };
      if (start === undefined) continue;
      const image = text[start - 1] === '!' ? 1 : 0;
      const label = end === undefined && at - start <= LONGEST_LABEL;
      yield { start: start - image, end: label ? at + 1 : start + 1 };
      if (end !== undefined) at = end - 1;
      else if (!label) yield { start: at, end: at + 1 };
    }
  }
  for (const start of open) yield { start, end: start + 1 };
}

/** The end of the `(destination "title")` or `[label]` that begins at `from`. */
function targetEnd(text: string, from: number): number | undefined {
  const code = text.charCodeAt(from);
  if (code === OPEN_PAREN) return resourceEnd(text, from + 1);
  if (code !== OPEN_BRACKET) return undefined;
  LABEL.lastIndex = from;
  // `[]` says that the text before it is the label.
  return LABEL.test(text) && LABEL.lastIndex - from > 2 ? LABEL.lastIndex : undefined;
}

const LABEL = /\[(?:[^[\]\\]|\\.){0,999}\]/sy;
const ANGLED = /<[^<>\n]*>/y;
const TITLE = /\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\))/sy;
const SPACE = /\s*/y;

function resourceEnd(text: string, from: number): number | undefined {
  let at = matchEnd(SPACE, text, from) ?? from;
  at = matchEnd(ANGLED, text, at) ?? destinationEnd(text, at);
  at = matchEnd(TITLE, text, at) ?? at;
  at = matchEnd(SPACE, text, at) ?? at;
  return text.charCodeAt(at) === CLOSE_PAREN ? at + 1 : undefined;
}

function destinationEnd(text: string, from: number): number {
  let depth = 0;
  let at = from;
  for (; at < text.length && depth < MAX_DEPTH; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32 || (code === CLOSE_PAREN && depth === 0)) break;
    if (code === BACKSLASH) at++;
    else if (code === OPEN_PAREN) depth++;
    else if (code === CLOSE_PAREN) depth--;
  }
  return Math.min(at, text.length);
}

function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
