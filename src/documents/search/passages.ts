import { type DocumentFormat, readDocument } from '../reading/read-document.ts';
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
}

/** UTF-16 units of a passage, where its sentences let it be cut; and where words are cut from each other. */
const LENGTH = 500;
const LONGEST = 700;
const LINE_END = /[\r\n]/;

/** The prose of a text in passages, in its order; a row of a table is one. Takes as long as reading the text does. */
export function* passagesOf(text: string, format: DocumentFormat): Generator<Passage> {
  const { lead, blocks } = readDocument(text, format);
  const count = new ParagraphCount(format);
  let heading: Span | undefined;
  let row: Passage | undefined;
  let start = lead.length;
  for (const block of blocks) {
    const end = start + block.text.length;
    const paragraph = count.next(block);
    if (block.kind === 'heading') heading = { start, end };
    else if (block.kind === 'table_cell') {
      row = row ? { ...row, end } : { start, end, paragraph, heading };
      if (LINE_END.test(block.gap) || end - row.start > LENGTH) {
        yield* inPieces(text, row);
        row = undefined;
      }
    } else if (isProse(block.kind)) yield* inPieces(text, { start, end, paragraph, heading });
    start = end + block.gap.length;
  }
  if (row) yield* inPieces(text, row);
}

function* inPieces(text: string, whole: Passage): Generator<Passage> {
  for (const span of cut(text, whole)) yield { ...whole, ...span };
}

/** At the ends of sentences, or between words where a sentence is longer than any passage. */
function* cut(text: string, { start, end }: Span): Generator<Span> {
  let from = start;
  let to = start;
  for (const sentenceEnd of end - start <= LENGTH ? [] : sentenceEnds(text.slice(start, end))) {
    if (start + sentenceEnd - from > LENGTH && to > from) {
      yield* betweenWords(text, from, to);
      from = to;
    }
    to = start + sentenceEnd;
  }
  yield* betweenWords(text, from, end);
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
