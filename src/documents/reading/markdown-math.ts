import type { StateBlock } from 'markdown-it';

const CLOSING = { $$: '$$', '\\[': '\\]' } as const;
type Opening = keyof typeof CLOSING;

/** Lines known to close nothing, so that text full of openings is read once and not once an opening. */
interface Searched {
  from: number;
  until: number;
}
const searched = new WeakMap<StateBlock, Partial<Record<Opening, Searched>>>();

/**
 * Display mathematics: lines from `$$` to `$$`, or from `\[` to `\]`. An opening that shares its line with text must be
 * closed before a blank line (TeX allows none there); what is never closed is a paragraph.
 */
export function displayMath(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = lineStart(state, startLine);
  const opening = state.src.startsWith('$$', start) ? '$$' : '\\[';
  if (!state.src.startsWith(opening, start) || indent(state, startLine) >= 4) return false;
  const line = closingLine(state, startLine, endLine, opening);
  if (line === undefined) return false;
  if (silent) return true;
  state.line = line + 1;
  state.push('math', 'math', 0).map = [startLine, state.line];
  return true;
}

function closingLine(state: StateBlock, startLine: number, endLine: number, opening: Opening): number | undefined {
  const closing = CLOSING[opening];
  const length = contentEnd(state, startLine) - lineStart(state, startLine);
  if (length >= 4 && state.src.endsWith(closing, contentEnd(state, startLine))) return startLine;
  const known = seen(state, opening);
  const inKnown = known.from <= startLine && startLine < known.until;
  let line = inKnown ? known.until : startLine + 1;
  for (; line < endLine && indent(state, line) >= 0; line++) {
    if (state.isEmpty(line) && length > 2) break;
    if (closes(state, line, opening)) return line;
  }
  if (!inKnown) known.from = startLine;
  known.until = line;
  return undefined;
}

/** A line that has the opening as well is a formula by itself. */
function closes(state: StateBlock, line: number, opening: Opening): boolean {
  const start = lineStart(state, line);
  const end = contentEnd(state, line);
  if (start >= end || !state.src.endsWith(CLOSING[opening], end)) return false;
  return end - start === 2 || !state.src.startsWith(opening, start);
}

function seen(state: StateBlock, opening: Opening): Searched {
  const all = searched.get(state) ?? {};
  searched.set(state, all);
  return (all[opening] ??= { from: 0, until: 0 });
}

function lineStart(state: StateBlock, line: number): number {
  return (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
}

function contentEnd(state: StateBlock, line: number): number {
  return state.skipSpacesBack(state.eMarks[line] ?? 0, state.bMarks[line] ?? 0);
}

function indent(state: StateBlock, line: number): number {
  return (state.sCount[line] ?? 0) - state.blkIndent;
}
