import { isProse } from '../../documents/prose.ts';
import type { RevisionRequest } from '../revision-engine.ts';
import type { ProseBlock } from './prose-block.ts';
import { endsSentence } from './sentence-parts.ts';

type Given = RevisionRequest['blocks'][number];

const HASHES = /(?:^|\n)[ \t>]*(#{1,6})[ \t]+$/;
const UNDERLINE = /^[ \t]*\r?\n[ \t>]*(=+|-+)[ \t]*(?:\r?\n|$)/;
/** UTF-16 units of text that go to a worker at a time: some 60 ms of its work, and of all its calls the fewest. */
const PIECE = 4096;
/** What is to be seen first is there soon. */
const FIRST_PIECE = 512;

/** Consecutive blocks that are done together. */
export interface Piece {
  readonly blocks: readonly Given[];
  /** Where the blocks stand among the document's prose; undefined when they are kept as they are. */
  readonly prose?: { readonly from: number; readonly to: number };
}

/** Blocks of other kinds, and those without a letter, stay as they are. */
function hasProse({ kind, text }: Given): boolean {
  return isProse(kind) && /\p{L}/u.test(text);
}

/** What the worker is told of the document: the prose, in order. */
export function proseBlocks(blocks: readonly Given[]): ProseBlock[] {
  return blocks.flatMap((block, index) => {
    if (!hasProse(block)) return [];
    const { id, kind, text } = block;
    const [previous, next] = [blocks[index - 1], blocks[index + 1]];
    const level = kind === 'heading' ? headingLevel(block, previous) : undefined;
    return {
      id,
      kind,
      text,
      opensSentence: opensSentence(block, previous),
      ...(level === undefined ? {} : { level }),
      ...(next === undefined ? {} : { next: next.kind }),
    };
  });
}

/** From the marks around it; undefined where they are not given. */
function headingLevel({ gap = '' }: Given, previous: Given | undefined): number | undefined {
  const hashes = HASHES.exec(previous?.gap ?? '')?.[1];
  if (hashes !== undefined) return hashes.length;
  const line = UNDERLINE.exec(gap)?.[1];
  return line === undefined ? undefined : line.startsWith('=') ? 1 : 2;
}

/** The document from block `from` on, in order, in pieces small enough that several requests can take turns. */
export function* pieces(blocks: readonly Given[], from = 0): Generator<Piece> {
  let prose = blocks.slice(0, from).filter(hasProse).length;
  let start = from;
  let most = FIRST_PIECE;
  while (start < blocks.length) {
    const first = blocks[start];
    if (first === undefined) return;
    const worked = hasProse(first);
    let size = first.text.length;
    let end = start + 1;
    for (let next = blocks[end]; next !== undefined && hasProse(next) === worked; next = blocks[++end]) {
      size += next.text.length;
      if (worked && size > most) break;
    }
    const piece = { blocks: blocks.slice(start, end) };
    yield worked ? { ...piece, prose: { from: prose, to: prose + end - start } } : piece;
    if (worked) [prose, most] = [prose + end - start, PIECE];
    start = end;
  }
}

/** Items and cells are often fragments, and a paragraph after a formula or a colon carries a sentence on. */
function opensSentence({ kind }: Given, previous: Given | undefined): boolean {
  if (kind !== 'paragraph' && kind !== 'quote') return false;
  if (previous === undefined || previous.kind === 'heading' || previous.kind === 'front_matter') return true;
  return /^(?:paragraph|quote)$/.test(previous.kind) && endsSentence(previous.text);
}
