import { describe, expect, test } from 'bun:test';
import { batches } from '../../../src/engines/model/asking/batches.ts';
import { inTwo, type Segment } from '../../../src/engines/model/asking/segment.ts';
import { paragraphs } from '../../support/engine-requests.ts';

const segmentOf = (text: string): Segment => ({
  block: { id: 'b1', kind: 'paragraph', text },
  index: 0,
  start: 0,
  text,
});

describe('text that is too long for one call', () => {
  test('is cut between blocks, and every block is in one lot', () => {
    const blocks = paragraphs(
      ...Array.from({ length: 20 }, (_, nth) => `Paragraph number ${nth} with some words in it.`),
    );
    const lots = [...batches(blocks, 3, 40, () => true)];
    expect(lots.length).toBeGreaterThan(5);
    expect(lots[0]?.from).toBe(3);
    expect(lots.at(-1)?.to).toBe(20);
    for (const [index, { from }] of lots.entries()) expect(from).toBe(lots[index - 1]?.to ?? 3);
    expect(lots.flatMap(({ segments }) => segments.map(({ block }) => block.id))).toEqual(
      blocks.slice(3).map(({ id }) => id),
    );
  });

  test('of many small blocks goes into several calls, for each has its mark', () => {
    const cells = Array.from({ length: 200 }, (_, nth) => ({ id: `b${nth}`, kind: 'table_cell' as const, text: 'a' }));
    const lots = [...batches(cells, 0, 1_000, () => true)];
    expect(lots.map(({ segments }) => segments.length)).toEqual([117, 83]);
    expect(lots.map(({ from, to }) => [from, to])).toEqual([
      [0, 117],
      [117, 200],
    ]);
  });

  test('asks about prose alone', () => {
    const blocks = [
      { id: 'b1', kind: 'code' as const, text: 'teh = 1' },
      { id: 'b2', kind: 'paragraph' as const, text: '* * *' },
      { id: 'b3', kind: 'paragraph' as const, text: 'Words.' },
      { id: 'b4', kind: 'front_matter' as const, text: '---\na: b\n---' },
    ];
    const lots = [...batches(blocks, 0, 1_000, () => true)];
    expect(lots).toHaveLength(1);
    expect(lots[0]).toMatchObject({ from: 0, to: 4 });
    expect(lots[0]?.segments.map(({ block }) => block.id)).toEqual(['b3']);
  });

  test('is cut in two where a sentence begins, until there is no such place', () => {
    const text = 'This is a sentence by Mr. Smith. Here is another one! '.repeat(20).trimEnd();
    const parts: Segment[] = [];
    const todo: Segment[] = [segmentOf(text)];
    for (let next = todo.shift(); next; next = todo.shift()) {
      const halves = inTwo([next]);
      if (halves) todo.unshift(...halves[0], ...halves[1]);
      else parts.push(next);
    }
    expect(parts.length).toBeGreaterThan(5);
    expect(parts.map((part) => part.text).join('')).toBe(text);
    for (const part of parts) {
      expect(text.slice(part.start, part.start + part.text.length)).toBe(part.text);
      expect(part.text).toMatch(/^(This|Here)/);
    }
  });

  test('has no place to be cut without an end of a sentence', () => {
    expect(inTwo([segmentOf('word '.repeat(500))])).toBeUndefined();
    expect(inTwo([segmentOf('Short. Short.')])).toBeUndefined();
    expect(inTwo([])).toBeUndefined();
  });

  test('two blocks are two lots, whatever their sizes', () => {
    const [first, second] = inTwo([segmentOf('a'), segmentOf('b'.repeat(500))]) ?? [];
    expect([first?.length, second?.length]).toEqual([1, 1]);
    const [long, short] = inTwo([segmentOf('b'.repeat(500)), segmentOf('a')]) ?? [];
    expect([long?.length, short?.length]).toEqual([1, 1]);
  });
});
