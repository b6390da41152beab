import { describe, expect, test } from 'bun:test';
import { DEFAULT_STRATEGY } from '../../../src/pipelines/refine/strategies.ts';
import { Progress } from '../../../src/pipelines/refine/plan/progress.ts';
import { type BlockState, initialState, type JobState } from '../../../src/protocol/fold/state.ts';

interface Pace {
  readonly engine: string;
  readonly blocks: number;
  /** When the nth block of a pass is done, counted from 1; ms from the pass's start. */
  readonly at: (pass: number, nth: number) => number;
}

/** Runs a job on a clock of its own. @returns what was told and how long it really took from there, in ms */
function told({ engine, blocks, at }: Pace) {
  const names = DEFAULT_STRATEGY.passes;
  let now = 0;
  let state: JobState = {
    ...initialState('job'),
    blocks: Array.from({ length: blocks }, (_, index): BlockState => {
      return { id: `b${index + 1}`, kind: 'paragraph', text: 'x'.repeat(300), gap: '\n\n', pass: 0, changes: [] };
    }),
    passes: names.map((name, index) => {
      return { pass: index + 1, name, status: 'planned', attempt: 0, completed: 0, changes: 0 };
    }),
  };
  const tells: { eta: number | null; now: number }[] = [];
  const run = {
    engine: { name: engine },
    strategy: DEFAULT_STRATEGY,
    clock: () => now,
    state: () => state,
    tell: ({ data }: { data: object }) => {
      if ('eta_ms' in data) tells.push({ eta: typeof data.eta_ms === 'number' ? data.eta_ms : null, now });
    },
  };
  for (const [index, name] of names.entries()) {
    const [pass, began] = [index + 1, now];
    const progress = new Progress(run, { pass, name, of: names.length, attempt: 1, fresh: true });
    for (let nth = 1; nth <= blocks; nth += 1) {
      now = began + at(pass, nth);
      state = { ...state, blocks: state.blocks.with(nth - 1, { ...state.blocks[nth - 1]!, pass }) };
      progress.tell();
    }
    const passes = state.passes.map((row) =>
      row.pass === pass ? { ...row, status: 'complete' as const, elapsed_ms: now - began } : row,
    );
    state = { ...state, passes };
  }
  return tells.map(({ eta, now: then }) => ({ eta, truth: now - then }));
}

/** What is said beside what it took, but for the last moments: what comes with the last call is there at once. */
const known = (tells: ReturnType<typeof told>) => {
  const end = (tells[0]?.truth ?? 0) * 0.05;
  return tells.flatMap(({ eta, truth }) => (eta === null || truth < end ? [] : [eta / truth]));
};

/** One after the other; it begins slowly, and later passes are faster. */
const embedded = (blocks: number): Pace => ({
  engine: 'embedded',
  blocks,
  at: (pass, nth) => 250 + nth * ([20, 6, 4][pass - 1] ?? 0),
});

/** Eight calls at once, each as long as the others, and all passes alike. */
const model = (blocks: number): Pace => ({
  engine: 'gpt',
  blocks,
  at: (_pass, nth) => Math.ceil(nth / 8) * 5_000 + (nth % 8) * 40,
});

describe('the time left', () => {
  test.each([
    ['a text of 30 KB', embedded(100)],
    ['a text of 300 KB', embedded(1_000)],
    ['a text for a model', model(200)],
  ])('%s: what is said is never twice what it takes, nor less than half', (_, pace) => {
    const ratios = known(told(pace));
    expect(ratios.length).toBeGreaterThan(3);
    expect(Math.max(...ratios)).toBeLessThan(2);
    expect(Math.min(...ratios)).toBeGreaterThan(0.5);
  });

  test('what begins is not known yet: nothing is said in place of a guess', () => {
    const [first] = told(model(200));
    expect(first?.eta).toBeNull();
    expect(told(embedded(1_000)).findIndex(({ eta }) => eta !== null)).toBeGreaterThan(3);
  });

  test('a job that is over in a moment says nothing in its first pass', () => {
    const tells = told(embedded(10));
    expect(tells[0]?.eta).toBeNull();
  });

  test('what the passes before took is known when a pass begins', () => {
    const tells = told(embedded(1_000));
    const second = tells.findIndex(({ truth }) => truth <= 10_500);
    expect(tells[second]?.eta).not.toBeNull();
  });
});
