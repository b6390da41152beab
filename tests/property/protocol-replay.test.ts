import { describe, expect, test } from 'bun:test';
import * as fc from 'fast-check';
import { type Decision, type Decisions, NO_DECISIONS } from '../../src/protocol/review/decisions.ts';
import { originalOf } from '../../src/protocol/fold/reduce-text.ts';
import { type Change, isHint } from '../../src/protocol/document.ts';
import { frozenDecisions, replayBlock, replayText } from '../../src/protocol/review/replay.ts';
import type { BlockState } from '../../src/protocol/fold/state.ts';
import { decidedBlock, decisionsFor, randomBlock } from '../support/random-block.ts';

const RUNS = { numRuns: 1_000 };

const everything = (block: BlockState, decision: Decision): Decisions =>
  decisionsFor(block, Array<Decision>(block.changes.length).fill(decision));

describe('a replay', () => {
  test('P-50 without decisions gives the text that the passes made', () => {
    fc.assert(
      fc.property(
        randomBlock(true).filter(({ decided }) => !decided),
        (block) => {
          expect(replayBlock(block, NO_DECISIONS).text).toBe(block.text);
          // Not by the short cut: a decision that is not about this block is none.
          const elsewhere = replayBlock({ ...block, decided: [] }, NO_DECISIONS);
          expect(elsewhere.text).toBe(block.text);
          for (const { id, applied } of block.changes) expect(elsewhere.effects.get(id)?.effective).toBe(applied);
        },
      ),
      RUNS,
    );
  });

  test('P-50 with everything rejected gives the original, whatever was frozen on the way', () => {
    fc.assert(
      fc.property(randomBlock(), (block) => {
        expect(replayBlock(block, everything(block, 'rejected')).text).toBe(originalOf(block));
        expect(replayText(block, everything(block, 'accepted'), 'none')).toBe(originalOf(block));
      }),
      RUNS,
    );
  });

  test('P-51 with the decisions that were frozen gives the text that was frozen', () => {
    fc.assert(
      fc.property(randomBlock(true), (block) => {
        expect(replayBlock(block, frozenDecisions(block)).text).toBe(block.text);
      }),
      RUNS,
    );
  });

  test('P-50 does not look at the order of decisions', () => {
    fc.assert(
      fc.property(decidedBlock(true), ([block, decisions]) => {
        const turned = new Map([...decisions].toReversed());
        expect(replayBlock(block, turned)).toEqual(replayBlock(block, decisions));
      }),
      RUNS,
    );
  });

  test('P-52 every wanted change is in the text or says which other change keeps it out, and no other is', () => {
    fc.assert(
      fc.property(decidedBlock(), ([block, decisions]) => {
        const { effects } = replayBlock(block, decisions);
        expect(effects.size).toBe(block.changes.length);
        for (const change of block.changes) {
          const { id, applied } = change;
          const decision = decisions.get(id);
          const wanted = !onlyHints(change) && (decision === 'accepted' || (applied && decision !== 'rejected'));
          const { effective, blocked_by } = effects.get(id) ?? { effective: true };
          if (!wanted) expect([effective, blocked_by]).toEqual([false, undefined]);
          else expect(effective).toBe(blocked_by === undefined);
          if (blocked_by !== undefined) {
            expect(blocked_by).not.toBe(id);
            expect(effects.has(blocked_by)).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });

  test('P-52 what takes effect is what the text is made of: the same changes alone give the same text', () => {
    fc.assert(
      fc.property(decidedBlock(), ([block, decisions]) => {
        const { text, effects } = replayBlock(block, decisions);
        const inEffect = block.changes.map(({ id }) => (effects.get(id)?.effective ? 'accepted' : 'rejected'));
        expect(replayBlock(block, decisionsFor(block, inEffect)).text).toBe(text);
      }),
      RUNS,
    );
  });

  test('P-52 a suggestion of the last pass that overlaps nothing in effect applies when it is accepted', () => {
    fc.assert(
      fc.property(
        randomBlock().filter(({ changes }) => changes.length > 0),
        fc.nat(),
        (block, pick) => {
          const last = block.changes.filter(({ pass }) => pass === block.pass);
          const one = last[pick % Math.max(1, last.length)];
          fc.pre(one !== undefined && !one.applied && !isHint(one));
          const others = last.filter(({ applied }) => applied);
          fc.pre(others.every(({ start, end }) => one.end <= start || end <= one.start));
          fc.pre(one.start !== one.end || others.every(({ start, end }) => start !== one.start || end !== one.end));
          const decisions = new Map([...frozenDecisions(block), [one.id, 'accepted' as const]]);
          expect(replayBlock(block, decisions).effects.get(one.id)).toEqual({ effective: true });
        },
      ),
      RUNS,
    );
  });

  test('P-50 with all suggestions takes in every change that is not rejected, where nothing is in its way', () => {
    fc.assert(
      fc.property(decidedBlock(), ([block, decisions]) => {
        const { effects } = replayBlock(block, decisions, 'all');
        for (const change of block.changes) {
          const { effective, blocked_by } = effects.get(change.id) ?? { effective: false };
          const wanted = !onlyHints(change) && decisions.get(change.id) !== 'rejected';
          expect(effective || blocked_by !== undefined).toBe(wanted);
        }
      }),
      RUNS,
    );
  });
});

/** It says where, and puts nothing there. */
function onlyHints(change: Change): boolean {
  return !change.applied && isHint(change);
}
