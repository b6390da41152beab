import type { BlockKind } from '../../protocol/document.ts';

/** A block before it has an id: where it stands in the source. Offsets are UTF-16 units, `end` is exclusive. */
export interface Leaf {
  readonly kind: BlockKind;
  readonly start: number;
  readonly end: number;
}
