import { describe, expect, test } from 'bun:test';
import type { DiffOrder } from '../../../src/documents/diff/diff-order.ts';
import { type OrderPart, orderParts, OrderReader } from '../../../src/documents/diff/order-reader.ts';
import type { Decision } from '../../../src/protocol/review/decisions.ts';
import type { Change } from '../../../src/protocol/document.ts';
import type { BlockState } from '../../../src/protocol/fold/state.ts';

const side = { pass: 'x', sha256: '', length: 0 };
const head = { job: 'j', title: 'T', file: 'f.md', from: { version: 0, ...side }, to: { version: 1, ...side } };
const BLOCKS = Array.from({ length: 3_000 }, (_, index) => blockOf(`b${index + 1}`));
const DECIDED = new Map(BLOCKS.flatMap(({ changes }) => changes.map(({ id }): [string, Decision] => [id, 'rejected'])));
/** Longer than a part, and with a pair of units at every place. */
const LONG = '😀'.repeat(600_000);

function blockOf(block: string): BlockState {
  const about = { pass: 1, block, category: 'style', rule: 'r', reason: 'why', confidence: 1, tier: 'A' } as const;
  const changes = [0, 5].map((start, nth): Change => {
    return { id: `p1.${block}.${nth}`, start, end: start + 4, before: 'some', after: 'other', ...about, applied: true };
  });
  return { id: block, kind: 'paragraph', gap: '\n', text: 'other other', input: 'some some', pass: 1, changes };
}

function together(parts: Iterable<OrderPart>) {
  const reader = new OrderReader();
  const orders = [...parts].map((part) => reader.take(structuredClone(part)));
  return { order: orders.at(-1), early: orders.slice(0, -1).filter(Boolean), blocks: reader.blocks };
}

describe('an order in parts', () => {
  test('comes together again', () => {
    const standpoints = { older: { version: 0 }, newer: { decisions: DECIDED, which: 'all' } } as const;
    const document = { lead: LONG, standpoints };
    const order: DiffOrder = { head, format: 'json', older: LONG, newer: `${LONG}x`, document };
    expect(together(orderParts(order, BLOCKS))).toEqual({ order, early: [], blocks: BLOCKS });
  });

  test('comes together again without a document', () => {
    const order: DiffOrder = { head, format: 'html', older: '', newer: 'new' };
    expect(together(orderParts(order, []))).toEqual({ order, early: [], blocks: [] });
  });

  test('has no part that takes a turn too long to copy, however much is decided', () => {
    const standpoints = { older: { decisions: DECIDED }, newer: { decisions: DECIDED, which: 'all' } } as const;
    const document = { lead: '', standpoints };
    const order: DiffOrder = { head, format: 'json', older: LONG, newer: LONG, document };
    for (const part of orderParts(order, BLOCKS)) {
      if (part.part === 'text') expect(part.text.length).toBeLessThanOrEqual(512 * 1_024);
      else expect(objectsIn(part)).toBeLessThan(1_000);
    }
  });
});

function objectsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const members = value instanceof Map ? [...value] : Object.values(value);
  return members.reduce<number>((sum, member) => sum + objectsIn(member), 1);
}
