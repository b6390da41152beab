import type { Block } from '../../protocol/document.ts';
import type { DocumentFormat } from '../document-format.ts';
import { readDocument } from './read-document.ts';

/** A document that is to be read. */
export interface ReadingOrder {
  readonly text: string;
  readonly format: DocumentFormat;
}

/** A document as it is handed on: first what there will be, then its blocks in groups. */
export type DocumentPart =
  | { readonly part: 'opening'; readonly lead: string; readonly blocks: number }
  | { readonly part: 'blocks'; readonly blocks: readonly Block[] };

/** Bytes of a group as JSON: an event of 64 KiB takes one with room for the rest of its frame. */
const GROUP_BYTES = 60 * 1_024;

export function* documentParts(text: string, format: DocumentFormat): Generator<DocumentPart> {
  const { lead, blocks } = readDocument(text, format);
  yield { part: 'opening', lead, blocks: blocks.length };
  let group: Block[] = [];
  let bytes = 0;
  for (const block of blocks) {
    const size = Buffer.byteLength(JSON.stringify(block)) + 1;
    if (bytes + size > GROUP_BYTES && group.length > 0) {
      yield { part: 'blocks', blocks: group };
      group = [];
      bytes = 0;
    }
    group.push(block);
    bytes += size;
  }
  if (group.length > 0) yield { part: 'blocks', blocks: group };
}
