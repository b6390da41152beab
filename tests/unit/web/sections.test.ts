import { expect, test } from 'bun:test';
import type { BlockState } from '../../../src/protocol/fold/state.ts';
import { isSameSection, sectionsOf, type Showing } from '../../../src/web/live/sections.ts';

const block = (index: number, text = 'A cat.'): BlockState => ({
  id: `b${index}`,
  kind: 'paragraph',
  text,
  gap: '\n\n',
  pass: 0,
  changes: [],
});
const BLOCKS = Array.from({ length: 200 }, (_, index) => block(index));
const SHOWN: Showing = { marks: 'all', drawn: 200, around: 0, working: { block: 'b0', words: 'Polishing' } };

/** The sections that are drawn anew, by their first blocks. */
function redrawn(blocks: readonly BlockState[], showing: Partial<Showing>, open: string | null = null): number[] {
  const before = sectionsOf({ lead: '', blocks: BLOCKS, open: null }, SHOWN);
  const state = {
    lead: '',
    blocks: [...blocks],
    open: open === null ? null : { pass: 1, attempt: 1, block: open, text: 'A' },
  };
  const after = sectionsOf(state, { ...SHOWN, ...showing });
  return after.filter((section, at) => !before[at] || !isSameSection(section, before[at])).map(({ from }) => from);
}

test('every block is in one section, in order, behind what stands before it', () => {
  const sections = sectionsOf({ lead: '# ', blocks: BLOCKS, open: null }, SHOWN);
  expect(sections.flatMap(({ blocks }) => blocks)).toEqual(BLOCKS);
  expect(sections.map(({ lead }) => lead)).toEqual(['# ', ...sections.slice(1).map(() => '\n\n')]);
});

test('a block that changes has its own section drawn anew, and no other', () => {
  expect(redrawn(BLOCKS, {})).toEqual([]);
  expect(redrawn(BLOCKS.with(130, block(130, 'A dog.')), {})).toEqual([120]);
  expect(redrawn(BLOCKS, {}, 'b90')).toEqual([80]);
});

test('where the work goes, the sections that it leaves and reaches are drawn anew', () => {
  expect(redrawn(BLOCKS, { around: 1, working: { block: 'b1', words: 'Polishing' } })).toEqual([0]);
  expect(redrawn(BLOCKS, { around: 100, working: { block: 'b100', words: 'Polishing' } })).toEqual([
    0, 20, 60, 80, 100, 120,
  ]);
});

test('what has to do with all of them has all drawn anew', () => {
  expect(redrawn(BLOCKS, { marks: 'pass' })).toHaveLength(10);
});
