import type { Place } from '../../../protocol/directives/directives.ts';
import { indexOfBlock } from '../../../protocol/fold/reduce-text.ts';
import type { JobState } from '../../../protocol/fold/state.ts';
import { type BlockRange, isFootnote, type Outline } from './outline.ts';

/** A document, and how it is divided. */
interface OutlinedDocument {
  readonly state: JobState;
  readonly outline: Outline;
}

/** Whether the block of that index is in a place. */
export type Within = (block: number) => boolean;

/**
 * The place with the blocks that it is in this document.
 * @param anchor the block that “this section” and “this block” mean
 * @returns undefined when the document has no such place
 */
export function placeFound(place: Place, document: OutlinedDocument, anchor: number | undefined): Place | undefined {
  const { state } = document;
  const range = rangeOf(place, document, anchor);
  if (range) {
    const [first, last] = [state.blocks[range.first]?.id, state.blocks[range.last]?.id];
    return first === undefined || last === undefined ? undefined : { ...place, first, last };
  }
  if (place.part === undefined || RANGED.has(place.part)) return undefined;
  const within = withinPlace(place, state);
  return place.part === 'document' || state.blocks.some((_, index) => within(index)) ? place : undefined;
}

const RANGED: ReadonlySet<Place['part']> = new Set(['introduction', 'conclusion', 'section', 'block'] as const);

function rangeOf(place: Place, document: OutlinedDocument, anchor: number | undefined): BlockRange | undefined {
  if (place.section !== undefined) return document.outline.sectionTitled(place.section);
  if (place.block !== undefined) return alone(indexOfBlock(document.state.blocks, place.block));
  switch (place.part) {
    case 'introduction':
      return document.outline.introduction;
    case 'conclusion':
      return document.outline.conclusion;
    case 'section':
      return anchor === undefined ? undefined : document.outline.sectionAround(anchor);
    case 'block':
      return anchor === undefined ? undefined : alone(anchor);
    default:
      return undefined;
  }
}

function alone(index: number): BlockRange | undefined {
  return index < 0 ? undefined : { first: index, last: index };
}

/** Membership in a place that was found. */
export function withinPlace({ part, first, last }: Place, state: JobState): Within {
  const { blocks } = state;
  if (first !== undefined && last !== undefined) {
    const [from, to] = [indexOfBlock(blocks, first), indexOfBlock(blocks, last)];
    return (block) => block >= from && block <= to;
  }
  switch (part) {
    case 'document':
      return () => true;
    case 'headings':
      return (block) => blocks[block]?.kind === 'heading';
    case 'lists':
      return (block) => blocks[block]?.kind === 'list_item';
    case 'quotes':
      return (block) => blocks[block]?.kind === 'quote';
    case 'tables':
      return (block) => blocks[block]?.kind === 'table_cell';
    case 'footnotes':
      return (block) => isFootnote(state, block);
    default:
      return () => false;
  }
}
