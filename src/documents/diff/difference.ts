import type { Change } from '../../protocol/document.ts';
import type { BlockState } from '../../protocol/fold/state.ts';
import { blockDifference } from './block-difference.ts';
import type { DiffOrder } from './diff-order.ts';
import { type DiffPart, newerText, olderText } from './diff-part.ts';
import { diffTexts } from './diff-texts.ts';

/** What lies between two texts. `changes`: told by the stored changes. `text`: found by comparing. */
export interface Difference {
  readonly source: 'changes' | 'text';
  readonly parts: readonly DiffPart[];
  /** The stored changes that the parts name, by id. */
  readonly changes: ReadonlyMap<string, Change>;
}

/** From the stored changes where they tell it exactly, else by comparing the texts. */
export function differenceOf({ older, newer, document }: DiffOrder, blocks: readonly BlockState[]): Difference {
  if (document) {
    const parts = [...documentParts(document, blocks)];
    if (olderText(parts) === older && newerText(parts) === newer) {
      return { source: 'changes', parts, changes: namedChanges(parts, blocks) };
    }
  }
  return { source: 'text', parts: diffTexts(older, newer), changes: new Map() };
}

function* documentParts(
  { lead, standpoints }: NonNullable<DiffOrder['document']>,
  blocks: readonly BlockState[],
): Generator<DiffPart> {
  let same = lead;
  for (const block of blocks) {
    for (const part of blockDifference(block, standpoints)) {
      if (part.op === 'same') same += part.text;
      else {
        if (same !== '') yield { op: 'same', text: same };
        same = '';
        yield part;
      }
    }
    same += block.gap;
  }
  if (same !== '') yield { op: 'same', text: same };
}

function namedChanges(parts: readonly DiffPart[], blocks: readonly BlockState[]): Map<string, Change> {
  const known = new Map(blocks.flatMap(({ changes }) => changes.map((change) => [change.id, change] as const)));
  const named = new Map<string, Change>();
  for (const part of parts) {
    if (part.op !== 'change') continue;
    for (const id of part.changes ?? []) {
      const change = known.get(id);
      if (change) named.set(id, change);
    }
  }
  return named;
}
