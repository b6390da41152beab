import type { DocumentFormat } from '../document-format.ts';
import { documentLeaves } from '../reading/read-document.ts';
import type { Block } from '../../protocol/document.ts';
import { isProse } from '../prose.ts';
import { sentenceEnds } from '../words/sentences.ts';
import type { Span } from '../spans/span.ts';
import { isSpace, skipSpace, skipSpaceBack } from '../white-space.ts';
import { ParagraphCount } from './paragraph-count.ts';

/** A few sentences of a text: where they stand in it. */
export interface Passage extends Span {
  /** Which paragraph of the text it is, or is part of, as `ParagraphCount` counts. */
  readonly paragraph: number;
  /** The heading it stands under. */
  readonly heading: Span | undefined;
  /** It is code by itself: `paragraph` is the one before it, 0 where there is none. */
  readonly isCode?: boolean;
}

/** UTF-16 units of a passage, where its sentences let it be cut; and where words are cut from each other. */
const LENGTH = 500;
const LONGEST = 700;
/** UTF-16 units of a line that is more of a heading than of a text. */
const TITLE = 80;
const LINE_END = /[\r\n]/;
const SENTENCE_END = /[.!?…。！？][\p{P}\s]*$/u;

/** What a passage that is not over waits for. */
type Awaited = 'cells' | 'items' | 'text' | undefined;

interface OpenPassage extends Passage {
  readonly awaits: Awaited;
}

/**
 * The prose and the code of a text in passages, in its order. What says little by itself is one with what it belongs to:
 * the cells of a row, what ends in a colon and the items or the code behind it, a line like a heading and the text under
 * it. Takes as long as reading the text does.
 */
export function* passagesOf(text: string, format: DocumentFormat): Generator<Passage> {
  const leaves = documentLeaves(text, format);
  const count = new ParagraphCount(format);
  let heading: Span | undefined;
  let open: OpenPassage | undefined;
  for (const [at, { kind, start, end }] of leaves.entries()) {
    const block = { kind, text: text.slice(start, end), gap: text.slice(end, leaves[at + 1]?.start ?? text.length) };
    const paragraph = count.next(block);
    const isCode = block.kind === 'code';
    const isPart = isCode || (isProse(block.kind) && block.kind !== 'heading');
    const fits = open && (open.awaits === 'text' || end - open.start <= LENGTH);
    const joins = open && isPart && isAwaited(block, open.awaits) && fits;
    if (open && !joins) yield* inPieces(text, open);
    if (block.kind === 'heading') heading = { start, end };
    const awaits = isPart ? awaitedBy(block, joins ? open?.awaits : undefined) : undefined;
    if (!isPart) open = undefined;
    else if (open && joins)
      open = { ...open, end, awaits, paragraph: open.awaits === 'text' ? paragraph : open.paragraph };
    else open = { start, end, paragraph, heading, awaits, ...(isCode && { isCode }) };
  }
  if (open) yield* inPieces(text, open);
}

function isAwaited({ kind }: Pick<Block, 'kind'>, awaits: Awaited): boolean {
  switch (awaits) {
    case 'cells':
      return kind === 'table_cell';
    case 'items':
      return kind === 'list_item' || kind === 'code';
    case 'text':
      return kind === 'paragraph';
    case undefined:
      return false;
  }
}

/** @param before what it was awaited as */
function awaitedBy({ kind, text, gap }: Omit<Block, 'id'>, before: Awaited): Awaited {
  if (kind === 'table_cell') return LINE_END.test(gap) ? undefined : 'cells';
  if (kind === 'code') return undefined;
  if (text.endsWith(':')) return 'items';
  if (kind === 'paragraph' && text.length <= TITLE && !SENTENCE_END.test(text)) return 'text';
  return kind === 'list_item' && before === 'items' ? 'items' : undefined;
}

function* inPieces(text: string, whole: Passage): Generator<Passage> {
  for (const span of cut(text, whole)) yield { ...whole, ...span };
}

/** At the ends of sentences, of code at those of lines, or between words where a sentence is longer than any passage. */
function* cut(text: string, { start, end, isCode = false }: Passage): Generator<Span> {
  let from = start;
  let to = start;
  for (const partEnd of end - start <= LENGTH ? [] : (isCode ? lineEnds : sentenceEnds)(text.slice(start, end))) {
    if (start + partEnd - from > LENGTH && to > from) {
      yield* betweenWords(text, from, to);
      from = to;
    }
    to = start + partEnd;
  }
  yield* betweenWords(text, from, end);
}

function* lineEnds(text: string): Generator<number> {
  for (const { index } of text.matchAll(/[\r\n]+/g)) yield index;
}

function* betweenWords(text: string, from: number, to: number): Generator<Span> {
  const end = skipSpaceBack(text, to, from);
  let start = skipSpace(text, from, end);
  while (end - start > LONGEST) {
    const at = lastSpace(text, start, start + LONGEST);
    yield { start, end: skipSpaceBack(text, at, start) };
    start = skipSpace(text, at, end);
  }
  if (/\p{L}/u.test(text.slice(start, end))) yield { start, end };
}

/** Before the last word that ends beyond `limit`; where there is no space, not within a character. */
function lastSpace(text: string, start: number, limit: number): number {
  for (let at = limit; at > start; at -= 1) if (isSpace(text.charCodeAt(at))) return at;
  return text.charCodeAt(limit - 1) >>> 10 === 0x36 ? limit - 1 : limit;
}
