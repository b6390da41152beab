import { expect, test } from 'bun:test';
import * as fc from 'fast-check';
import { originalOf } from '../../src/protocol/fold/reduce-text.ts';
import { replayText } from '../../src/protocol/review/replay.ts';
import { reviewPieces } from '../../src/protocol/review/review-pieces.ts';
import { decidedBlock } from '../support/random-block.ts';

test('what is shown to who decides holds version 0 and what the suggestions make of it, both exactly', () => {
  fc.assert(
    fc.property(decidedBlock(true), ([block, decisions]) => {
      const pieces = reviewPieces(block, decisions);
      const said = (kinds: readonly string[]) =>
        pieces
          .filter(({ kind }) => kinds.includes(kind))
          .map(({ text }) => text)
          .join('');
      expect(said(['kept', 'spanned', 'added'])).toBe(replayText(block, decisions, 'all'));
      expect(said(['kept', 'spanned', 'removed'])).toBe(originalOf(block));
    }),
    { numRuns: 1_000 },
  );
});
