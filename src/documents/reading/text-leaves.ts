import type { Leaf } from './leaf.ts';
import { skipSpace, skipSpaceBack } from '../white-space.ts';

/** A line longer than this was not wrapped by hand: it is a paragraph of its own. UTF-16 units. */
const LONGEST_WRAPPED_LINE = 200;

/** The paragraphs of plain text: lines between blank lines, hard-wrapped ones together. */
export function* textLeaves(text: string): Generator<Leaf> {
  let start = -1;
  let end = -1;
  let wrapped = true;
  for (let line = 0; line < text.length;) {
    const lineEnd = endOfLine(text, line);
    const first = skipSpace(text, line, lineEnd);
    const short = lineEnd - line <= LONGEST_WRAPPED_LINE;
    if (start >= 0 && (first === lineEnd || !short || !wrapped)) {
      yield { kind: 'paragraph', start, end };
      start = -1;
    }
    if (first < lineEnd) {
      if (start < 0) start = first;
      end = skipSpaceBack(text, lineEnd, first);
    }
    wrapped = short;
    line = lineEnd + 1;
  }
  if (start >= 0) yield { kind: 'paragraph', start, end };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
