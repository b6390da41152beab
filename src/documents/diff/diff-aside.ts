import type { BlockState } from '../../protocol/fold/state.ts';
import type { Made, Workshop } from '../workshop.ts';
import type { DiffOrder } from './diff-order.ts';
import { diffReport } from './diff-report.ts';
import { orderParts } from './order-reader.ts';

/** UTF-16 units of both texts that are compared here and now. */
const SMALL = 16 * 1_024;
/** Stored changes that are followed here and now. */
const FEW = 200;

/** Compares two texts without holding the event loop: large ones in a thread. */
export async function diffAside(
  workshop: Workshop,
  order: DiffOrder,
  blocks: readonly BlockState[],
  signal: AbortSignal,
): Promise<Made> {
  const changes = order.document ? blocks.reduce((sum, block) => sum + block.changes.length, 0) : 0;
  if (order.older.length + order.newer.length <= SMALL && changes <= FEW) {
    return { ok: true, bytes: [...diffReport(order, blocks)] };
  }
  const start = () => new Worker(new URL('./diff.worker.ts', import.meta.url));
  return workshop.make(start, orderParts(order, blocks), signal);
}
