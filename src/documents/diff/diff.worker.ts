import type { BlockState } from '../../protocol/state.ts';
import { END } from '../in-thread.ts';
import type { DiffBlocks, DiffOrder } from './diff-order.ts';
import { diffReport } from './diff-report.ts';

declare const self: Worker;

let order: DiffOrder | undefined;
const blocks: BlockState[] = [];

/** Takes an order and the blocks that belong to it, answers with the difference and says `END`. */
self.onmessage = ({ data }: MessageEvent<DiffOrder | DiffBlocks>) => {
  if ('blocks' in data) for (const block of data.blocks) blocks.push(block);
  else order = data;
  if (!order || blocks.length < (order.document?.blocks ?? 0)) return;
  for (const bytes of diffReport(order, blocks)) self.postMessage(bytes, [bytes.buffer]);
  self.postMessage(END);
};
