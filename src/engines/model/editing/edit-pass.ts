import type { BatchContext } from '../asking/batch-context.ts';
import { type Batch, batches, isWritten } from '../asking/batches.ts';
import type { PassKind } from '../asking/pass-kind.ts';
import { EditWork } from './edit-work.ts';

/** Asks for exact edits, about several blocks in one call. */
export class EditPass implements PassKind {
  readonly advice = 'A small model may do better with MODEL_EDITS=rewrite.';
  readonly isAbout = isWritten;
  readonly batches = batches;

  changes({ segments }: Batch, context: BatchContext) {
    return new EditWork(context).changes(segments);
  }
}
