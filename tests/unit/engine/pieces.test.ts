import { describe, expect, test } from 'bun:test';
import * as fc from 'fast-check';
import { pieces, proseBlocks } from '../../../src/engines/embedded/document-blocks.ts';
import { revisionsFit } from '../../../src/engines/embedded/revisions-fit.ts';
import { BLOCK_KINDS, type Change } from '../../../src/protocol/document.ts';

const BLOCKS = fc
  .array(fc.record({ kind: fc.constantFrom(...BLOCK_KINDS), size: fc.nat({ max: 3000 }) }), { maxLength: 30 })
  .map((all) => all.map(({ kind, size }, index) => ({ id: `b${index + 1}`, kind, text: 'a'.repeat(size) })));

describe('pieces', () => {
  test('are the blocks in order, and name the same prose as the workers are told', () => {
    fc.assert(
      fc.property(BLOCKS, (blocks) => {
        const all = [...pieces(blocks)];
        expect(all.flatMap((piece) => piece.blocks)).toEqual(blocks);
        const prose = proseBlocks(blocks);
        for (const { blocks: some, prose: range } of all) {
          if (range === undefined) expect(proseBlocks(some)).toEqual([]);
          else expect(prose.slice(range.from, range.to).map(({ id }) => id)).toEqual(some.map(({ id }) => id));
        }
      }),
    );
  });

  test('are no larger than 4 KB unless one block is, and the first no larger than 512 bytes', () => {
    fc.assert(
      fc.property(BLOCKS, (blocks) => {
        const worked = [...pieces(blocks)].filter(({ prose }) => prose !== undefined);
        for (const [index, { blocks: some }] of worked.entries()) {
          const size = some.reduce((sum, { text }) => sum + text.length, 0);
          expect(some.length === 1 || size <= (index === 0 ? 512 : 4096)).toBe(true);
        }
      }),
    );
  });
});

test('a sentence opens in a paragraph that carries nothing on', () => {
  const blocks = [
    ['heading', 'Title'],
    ['paragraph', 'first para:'],
    ['code', 'x = 1'],
    ['paragraph', 'where x is one.'],
    ['list_item', 'an item'],
    ['paragraph', 'goes on.'],
    ['paragraph', 'a new one.'],
    ['quote', 'quoted'],
    ['paragraph', 'after it'],
  ] as const;
  const told = proseBlocks(blocks.map(([kind, text], index) => ({ id: `b${index}`, kind, text })));
  expect(told.filter(({ opensSentence }) => opensSentence).map(({ text }) => text)).toEqual([
    'first para:',
    'a new one.',
    'quoted',
  ]);
});

test('revisions fit when they are of the blocks, in order, and name what is there', () => {
  const blocks = [
    { id: 'b1', text: 'teh cat' },
    { id: 'b2', text: 'a apple' },
  ];
  const change: Change = {
    id: 'p1.b1.1',
    pass: 1,
    block: 'b1',
    start: 0,
    end: 3,
    before: 'teh',
    after: 'the',
    category: 'spelling',
    rule: 'R',
    reason: 'Why.',
    confidence: 1,
    tier: 'A',
    applied: true,
  };
  const fits = (...changes: Change[]) =>
    revisionsFit(
      [
        { block: 'b1', changes },
        { block: 'b2', changes: [] },
      ],
      blocks,
    );
  const moved = (start: number, end: number, before: string): Change => ({ ...change, start, end, before });
  expect(fits()).toBe(true);
  expect(fits(change)).toBe(true);
  expect(fits(moved(4, 7, 'cat'))).toBe(true);
  expect(fits(change, moved(2, 4, 'h '))).toBe(false);
  expect(fits(moved(4, 7, 'cat'), moved(7, 7, ''))).toBe(true);
  expect(fits(moved(4, 4, ''), moved(4, 7, 'cat'))).toBe(true);
  expect(fits(moved(4, 4, ''), moved(4, 4, ''))).toBe(false);
  expect(fits(moved(4, 7, 'cat'), moved(6, 6, ''))).toBe(false);
  expect(fits(moved(0, 3, 'the'))).toBe(false);
  expect(fits(moved(5, 9, 'at'))).toBe(false);
  expect(
    revisionsFit(
      [
        { block: 'b2', changes: [] },
        { block: 'b1', changes: [] },
      ],
      blocks,
    ),
  ).toBe(false);
  expect(revisionsFit([{ block: 'b1', changes: [] }], blocks)).toBe(false);
});
