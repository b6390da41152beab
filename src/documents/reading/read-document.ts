import type { DocumentFormat } from '../document-format.ts';
import type { Block } from '../../protocol/document.ts';
import { cutLeaf } from './cut-leaf.ts';
import { frontMatterEnd } from './front-matter.ts';
import type { Leaf } from './leaf.ts';
import { markdownLeaves } from './markdown-leaves.ts';
import { paragraphLeaf } from './paragraph-openings.ts';
import { textLeaves } from './text-leaves.ts';
import { fitting } from './fitting.ts';

/** Bytes between two blocks, at most: longer white space is a block of its own. */
const MAX_GAP = 8 * 1_024;
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The document as blocks: slices of `text`, with what stands between them in `lead` and the gaps.
 * `documentText(lead, blocks) === text`, for every string; the same text always gives the same blocks.
 */
export function readDocument(text: string, format: DocumentFormat): { lead: string; blocks: Block[] } {
  const leaves = documentLeaves(text, format);
  const blocks: Block[] = [];
  const lead = text.slice(0, leaves[0]?.start ?? text.length);
  for (const [index, { kind, start, end }] of leaves.entries()) {
    const gap = text.slice(end, leaves[index + 1]?.start ?? text.length);
    blocks.push({ id: `b${index + 1}`, kind, text: text.slice(start, end), gap });
  }
  return { lead, blocks };
}

/** Where its blocks stand: for whoever can do without them, and without the room they take. */
export function documentLeaves(text: string, format: DocumentFormat): Leaf[] {
  return withLongGaps(text, pieces(text, format === 'markdown' ? markdown(text) : textLeaves(unixLines(text))));
}

function* markdown(text: string): Generator<Leaf> {
  const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  const source = unixLines(text.slice(mark));
  const fence = frontMatterEnd(source);
  if (fence > 0) yield { kind: 'front_matter', start: mark, end: mark + fence };
  const offset = mark + fence;
  for (const { kind, start, end } of markdownLeaves(source.slice(fence))) {
    yield paragraphLeaf(text, { kind, start: start + offset, end: end + offset });
  }
}

/** The text with `\n` as its only line break, every character where it was. */
function unixLines(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', ' \n').replaceAll('\r', '\n') : text;
}

function* pieces(text: string, leaves: Iterable<Leaf>): Generator<Leaf> {
  for (const leaf of leaves) yield* cutLeaf(text, leaf);
}

function withLongGaps(text: string, leaves: Iterable<Leaf>): Leaf[] {
  const all: Leaf[] = [];
  let at = 0;
  for (const leaf of leaves) {
    all.push(...longGap(text, at, leaf.start), leaf);
    at = leaf.end;
  }
  all.push(...longGap(text, at, text.length));
  return all;
}

function longGap(text: string, start: number, end: number): Iterable<Leaf> {
  const short = fitting(text, start, end, MAX_GAP) === end;
  return short ? [] : cutLeaf(text, { kind: 'verbatim', start, end });
}
