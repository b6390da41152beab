import { describe, expect, test } from 'bun:test';
import { sha256, sha256InTurns } from '../../src/documents/sha256.ts';
import { versionText } from '../../src/documents/version.ts';
import { closedPass } from '../../src/jobs/runs/closed-pass.ts';
import { versionFigures } from '../../src/jobs/versions/version-figures.ts';
import { Outline } from '../../src/pipelines/refine/places/outline.ts';
import { passComplete } from '../../src/pipelines/refine/events.ts';
import type { Change } from '../../src/protocol/document.ts';
import { type BlockState, initialState, type JobState } from '../../src/protocol/fold/state.ts';
import { mostInOneTurn } from '../support/most-in-one-turn.ts';

const BLOCKS = 4_000;
/** Some milliseconds of a turn, in blocks such as these. */
const FEW = 600;

/** A document whose every block says when it is looked at. */
function watched(look: () => void): JobState {
  const blocks = Array.from({ length: BLOCKS }, (_, index) => {
    const block = blockOf(`b${index + 1}`);
    const { text, changes } = block;
    const looked = <T>(value: T) => ({
      enumerable: true,
      get() {
        look();
        return value;
      },
    });
    return Object.defineProperties(block, { text: looked(text), changes: looked(changes) });
  });
  const passes = [
    { pass: 1, name: 'proofread', status: 'running', attempt: 1, completed: BLOCKS, changes: 0 },
  ] as const;
  return { ...initialState('job'), blocks, announced: BLOCKS, passes };
}

const about = { pass: 1, block: 'b1', category: 'style', rule: 'r', reason: '', confidence: 1, tier: 'A' } as const;
const CHANGES: readonly Change[] = [
  { id: 'p1.b1.1', start: 0, end: 3, before: 'teh', after: 'the', ...about, applied: true },
];
const blockOf = (id: string): BlockState => {
  return { id, kind: 'heading', gap: '\n', text: 'the block', input: 'teh block', pass: 1, changes: CHANGES };
};
const due = { pass: 1, name: 'proofread', of: 1, attempt: 1, fresh: false };
const complete = await passComplete(initialState('job'), due, 'words', 0);

describe('a large document keeps nobody from their turn', () => {
  test.each([
    ['while the changes of a pass are counted', (state: JobState) => closedPass(state, [complete])],
    ['while a pass says what it came to', (state: JobState) => passComplete(state, due, 'words', 0)],
    ['while versions are measured', (state: JobState) => versionFigures(state, [{ version: 0 }, { version: 1 }])],
    ['while its text is put together', (state: JobState) => versionText(state)],
    ['while its headings are read', (state: JobState) => Outline.of(state)],
  ])('%s', async (_, work) => {
    let looks = 0;
    const most = await mostInOneTurn((look) =>
      work(
        watched(() => {
          looks += 1;
          look();
        }),
      ),
    );
    expect(looks).toBeGreaterThanOrEqual(BLOCKS);
    expect(most).toBeLessThan((looks * FEW) / BLOCKS);
  });

  test('while a text is summed; the sum is the same wherever it is cut', async () => {
    const piece = 512 * 1_024;
    for (const before of [0, 1, 2]) {
      const text = `${'x'.repeat(piece - 2 + before)}😀ä${'😀'.repeat(piece)}`;
      let [turns, over] = [0, false];
      const turn = () => {
        turns += 1;
        if (!over) setImmediate(turn);
      };
      setImmediate(turn);
      const sum = await sha256InTurns(text);
      over = true;
      expect(sum).toBe(sha256(text));
      expect(turns).toBeGreaterThanOrEqual(3);
    }
    expect(await sha256InTurns('')).toBe(sha256(''));
  });
});
