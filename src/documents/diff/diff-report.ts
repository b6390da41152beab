import type { BlockState } from '../../protocol/fold/state.ts';
import { byteChunks } from '../byte-chunks.ts';
import { diffHtml } from './diff-html.ts';
import { diffJson } from './diff-json.ts';
import type { DiffFormat, DiffHead, DiffOrder } from './diff-order.ts';
import { diffUnified } from './diff-unified.ts';
import { type Difference, differenceOf } from './difference.ts';

const FORMATS: Record<DiffFormat, (head: DiffHead, difference: Difference) => Iterable<string>> = {
  json: diffJson,
  unified: diffUnified,
  html: diffHtml,
};

/** Compares what the order names and writes it down, in UTF-8. */
export function diffReport(order: DiffOrder, blocks: readonly BlockState[]): Generator<Uint8Array<ArrayBuffer>> {
  return byteChunks(FORMATS[order.format](order.head, differenceOf(order, blocks)));
}
