import { describe, expect, test } from 'bun:test';
import * as fc from 'fast-check';
import { blockDifference } from '../../../src/documents/diff/block-difference.ts';
import { newerText, olderText } from '../../../src/documents/diff/diff-part.ts';
import { originalOf } from '../../../src/protocol/fold/reduce-text.ts';
import { replayBlock, type Standpoint } from '../../../src/protocol/review/replay.ts';
import type { BlockState } from '../../../src/protocol/fold/state.ts';
import { decidedBlock, randomBlock } from '../../support/random-block.ts';

const RUNS = { numRuns: 1_000 };

const ORIGINAL: Standpoint = { version: 0 };
const frozen = ({ pass }: BlockState): Standpoint => ({ version: pass });

function sides(block: BlockState, older: Standpoint, newer: Standpoint): [string, string] {
  const parts = blockDifference(block, { older, newer });
  return [olderText(parts), newerText(parts)];
}

describe('the difference that stored changes made', () => {
  test('is between the original and the text under the decisions that stand', () => {
    const property = fc.property(decidedBlock(), ([block, decisions]) => {
      const { text } = replayBlock(block, decisions);
      expect(sides(block, ORIGINAL, { decisions })).toEqual([originalOf(block), text]);
      expect(sides(block, { decisions }, ORIGINAL)).toEqual([text, originalOf(block)]);
    });
    fc.assert(property, RUNS);
  });

  test('is between a version as it was frozen and the original', () => {
    const property = fc.property(randomBlock(true), (block) => {
      expect(sides(block, ORIGINAL, frozen(block))).toEqual([originalOf(block), block.text]);
    });
    fc.assert(property, RUNS);
  });

  test('of a text and itself is nothing', () => {
    const property = fc.property(decidedBlock(), ([block, decisions]) => {
      const parts = blockDifference(block, { older: { decisions }, newer: { decisions } });
      expect(parts.filter(({ op }) => op !== 'same')).toEqual([]);
    });
    fc.assert(property, RUNS);
  });

  test('names the changes behind every place, but where a pass wrote the block anew', () => {
    const property = fc.property(
      decidedBlock().filter(([{ rewritten }]) => rewritten === undefined),
      ([block, decisions]) => {
        const known = new Set(block.changes.map(({ id }) => id));
        for (const part of blockDifference(block, { older: ORIGINAL, newer: { decisions } })) {
          if (part.op !== 'change') continue;
          expect(part.changes?.length).toBeGreaterThan(0);
          expect(part.changes?.every((id) => known.has(id))).toBe(true);
        }
      },
    );
    fc.assert(property, RUNS);
  });
});
