import type { PassKind } from '../model-pass.ts';
import type { BatchContext } from './batch-context.ts';
import { type Batch, batches } from './batches.ts';
import { EditWork } from './edit-work.ts';

/** Asks for exact edits, about several blocks in one call. */
export class EditPass implements PassKind {
  readonly batches = batches;

  changes({ segments }: Batch, context: BatchContext) {
    return new EditWork(context).changes(segments);
  }
}
