import type { Leaf } from './leaf.ts';
import { skipSpace, skipSpaceBack } from '../white-space.ts';

const PIPE = 124;
const BACKSLASH = 92;

/** The cells of one row of a GFM table, pipes and the space around them left out. Empty cells are no leaves. */
export function* tableCells(text: string, rowStart: number, rowEnd: number): Generator<Leaf> {
  let from = rowStart;
  for (let at = rowStart; at <= rowEnd; at++) {
    const atEnd = at === rowEnd;
    if (!atEnd && (text.charCodeAt(at) !== PIPE || text.charCodeAt(at - 1) === BACKSLASH)) continue;
    const end = skipSpaceBack(text, at, from);
    const start = skipSpace(text, from, end);
    if (start < end) yield { kind: 'table_cell', start, end };
    from = at + 1;
  }
}
