import type { Decision } from '../../protocol/review/decisions.ts';
import type { Standpoint } from '../../protocol/review/replay.ts';
import type { BlockState } from '../../protocol/fold/state.ts';
import type { DiffOrder } from './diff-order.ts';

/** A message of an order: what it is about, the texts piece by piece, the blocks with what is decided of them, the end. */
export type OrderPart =
  | { readonly part: 'head'; readonly order: DiffOrder }
  | { readonly part: 'text'; readonly of: 'older' | 'newer' | 'lead'; readonly text: string }
  | {
      readonly part: 'blocks';
      readonly blocks: readonly BlockState[];
      readonly older: Decided;
      readonly newer: Decided;
    }
  | { readonly part: 'end' };

type Decided = readonly (readonly [change: string, decision: Decision])[];

/** UTF-16 units of a text that are copied to a thread at once, and about as many of blocks. */
const TEXT_UNITS = 512 * 1_024;
const BLOCK_UNITS = 64 * 1_024;

/** An order and its blocks in messages of which none takes a turn of the event loop too long. */
export function* orderParts(order: DiffOrder, blocks: readonly BlockState[]): Generator<OrderPart> {
  const { older, newer, document } = order;
  const head = { ...order, older: '', newer: '' };
  if (!document) yield { part: 'head', order: head };
  else {
    const { lead, standpoints } = document;
    const bare = { older: undecided(standpoints.older), newer: undecided(standpoints.newer) };
    yield { part: 'head', order: { ...head, document: { lead: '', standpoints: bare } } };
    yield* textParts('lead', lead);
    for (const group of groups(blocks)) {
      const [before, after] = [decidedOf(group, standpoints.older), decidedOf(group, standpoints.newer)];
      yield { part: 'blocks', blocks: group, older: before, newer: after };
    }
  }
  yield* textParts('older', older);
  yield* textParts('newer', newer);
  yield { part: 'end' };
}

/** Puts together what came in parts. */
export class OrderReader {
  readonly blocks: BlockState[] = [];
  readonly #texts = { older: '', newer: '', lead: '' };
  readonly #decided = { older: new Map<string, Decision>(), newer: new Map<string, Decision>() };
  #order: DiffOrder | undefined;

  /** @returns the order, with its last part. */
  take(part: OrderPart): DiffOrder | undefined {
    switch (part.part) {
      case 'head':
        this.#order = part.order;
        return undefined;
      case 'text':
        this.#texts[part.of] += part.text;
        return undefined;
      case 'blocks':
        for (const block of part.blocks) this.blocks.push(block);
        for (const side of ['older', 'newer'] as const)
          for (const [change, decision] of part[side]) this.#decided[side].set(change, decision);
        return undefined;
      case 'end':
        return this.#order && this.#whole(this.#order);
    }
  }

  #whole(order: DiffOrder): DiffOrder {
    const { older, newer, lead } = this.#texts;
    const { document } = order;
    if (!document) return { ...order, older, newer };
    const standpoints = {
      older: withDecisions(document.standpoints.older, this.#decided.older),
      newer: withDecisions(document.standpoints.newer, this.#decided.newer),
    };
    return { ...order, older, newer, document: { lead, standpoints } };
  }
}

function* textParts(of: 'older' | 'newer' | 'lead', text: string): Generator<OrderPart> {
  for (let from = 0; from < text.length; from += TEXT_UNITS)
    yield { part: 'text', of, text: text.slice(from, from + TEXT_UNITS) };
}

function* groups(blocks: readonly BlockState[]): Generator<BlockState[]> {
  let group: BlockState[] = [];
  let size = 0;
  for (const block of blocks) {
    group.push(block);
    size += block.text.length + 200 * (1 + block.changes.length);
    if (size < BLOCK_UNITS) continue;
    yield group;
    group = [];
    size = 0;
  }
  if (group.length > 0) yield group;
}

function undecided(standpoint: Standpoint): Standpoint {
  return 'decisions' in standpoint ? withDecisions(standpoint, new Map()) : standpoint;
}

function withDecisions(standpoint: Standpoint, decisions: ReadonlyMap<string, Decision>): Standpoint {
  return 'decisions' in standpoint ? { ...standpoint, decisions } : standpoint;
}

function decidedOf(blocks: readonly BlockState[], standpoint: Standpoint): Decided {
  if (!('decisions' in standpoint)) return [];
  return blocks.flatMap(({ changes }) =>
    changes.flatMap(({ id }) => {
      const decision = standpoint.decisions.get(id);
      return decision ? [[id, decision] as const] : [];
    }),
  );
}
