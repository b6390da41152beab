import MarkdownIt, { type StateBlock } from 'markdown-it';
import type { BlockKind } from '../../protocol/document.ts';
import type { Leaf } from './leaf.ts';
import { displayMath } from './markdown-math.ts';
import { tableCells } from './table-cells.ts';
import { skipSpace, skipSpaceBack } from '../white-space.ts';

/** Quotes count one level, lists two. Deeper text is kept as it is; the parser's time grows with this bound. */
const MAX_NESTING = 20;

// Its block phase alone reads 1 MB in some 30 ms and stays linear on hostile text. micromark takes 2.5 s for that and a
// minute for 55 KB of lazy quotes; @lezer/markdown has exact offsets but takes 20 s for 100 KB of a link left open.
const parser = new MarkdownIt({ html: true, maxNesting: MAX_NESTING });
parser.block.ruler.before('fence', 'math', displayMath, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });

// Whether a definition's link is safe to follow is not asked here.
parser.validateLink = () => true;
parser.normalizeLink = (url) => url;

const leavesOf = new WeakMap<StateBlock, Leaf[]>();
const tokenize = parser.block.tokenize.bind(parser.block);
// Called once for the document and once for every quote and list item. As it returns, the line marks are still those
// of the container's content: the one moment at which offsets in the source are known exactly.
parser.block.tokenize = (state, startLine, endLine) => {
  const firstToken = state.tokens.length;
  tokenize(state, startLine, endLine);
  for (const leaf of containerLeaves(state, firstToken, startLine)) leavesOf.get(state)?.push(leaf);
  // Nobody reads them again: those of every item of a long list would take fifty times the room of its text.
  if (state.level > 0) state.tokens.length = firstToken;
};

/**
 * The blocks of a Markdown document, in order: CommonMark with GFM tables and display mathematics.
 * @param text with `\n` as its only line break
 */
export function markdownLeaves(text: string): Leaf[] {
  const state = new parser.block.State(text, parser, {}, []);
  const leaves: Leaf[] = [];
  leavesOf.set(state, leaves);
  parser.block.tokenize(state, 0, state.lineMax);
  return leaves.sort((a, b) => a.start - b.start);
}

/** The leaves that stand in a container itself, not in a container inside it. */
function* containerLeaves(state: StateBlock, firstToken: number, startLine: number): Generator<Leaf> {
  const textKind = TEXT_KIND[state.parentType] ?? 'paragraph';
  let line = startLine;
  for (let index = firstToken; index < state.tokens.length; index++) {
    const token = state.tokens[index];
    if (!token?.map || token.level !== state.level || token.nesting < 0) continue;
    const [first, after] = token.map;
    // What the parser skipped: text nested too deep.
    yield* lines(state, 'verbatim', line, first);
    line = after;
    if (token.type === 'paragraph_open') yield* lines(state, textKind, first, after);
    else if (token.type === 'heading_open') yield* heading(state, token.markup, first, after);
    else if (token.type === 'table_open') yield* table(state, first, after);
    else yield* lines(state, TOKEN_KIND[token.type], first, after);
  }
  yield* lines(state, 'verbatim', line, state.line);
}

const TEXT_KIND: Readonly<Record<string, BlockKind>> = { blockquote: 'quote', list: 'list_item' };
const TOKEN_KIND: Readonly<Record<string, BlockKind>> = {
  fence: 'code',
  code_block: 'code',
  math: 'math',
  html_block: 'html',
  hr: 'verbatim',
  reference_definition: 'verbatim',
};

function* lines(state: StateBlock, kind: BlockKind | undefined, firstLine: number, afterLine: number): Generator<Leaf> {
  if (!kind || firstLine >= afterLine) return;
  const from = contentStart(state, firstLine);
  const end = skipSpaceBack(state.src, state.eMarks[afterLine - 1] ?? 0, from);
  const start = skipSpace(state.src, from, end);
  if (start < end) yield { kind, start, end };
}

/** `# Title #`, or a title with a line of `=` or `-` under it. */
function* heading(state: StateBlock, markup: string, first: number, after: number): Generator<Leaf> {
  if (!markup.startsWith('#')) return yield* lines(state, 'heading', first, after - 1);
  const line = contentStart(state, first) + markup.length;
  const lineEnd = skipSpaceBack(state.src, state.eMarks[first] ?? 0, line);
  const start = skipSpace(state.src, line, lineEnd);
  const beforeMarks = state.skipCharsBack(lineEnd, '#'.charCodeAt(0), start);
  const end = skipSpaceBack(state.src, beforeMarks, start);
  // A closing run of # stands apart: "C#" is the title itself.
  const closed = end < beforeMarks || beforeMarks === start;
  if (start < (closed ? end : lineEnd)) yield { kind: 'heading', start, end: closed ? end : lineEnd };
}

function* table(state: StateBlock, first: number, after: number): Generator<Leaf> {
  for (let line = first; line < after; line++) {
    const delimiterRow = line === first + 1;
    if (!delimiterRow) yield* tableCells(state.src, contentStart(state, line), state.eMarks[line] ?? 0);
  }
}

function contentStart(state: StateBlock, line: number): number {
  return (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
}
