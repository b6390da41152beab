import { describe, expect, test } from 'bun:test';
import { versionsMade } from '../../../src/jobs/versions/versions-made.ts';
import type { JobEvent } from '../../../src/protocol/events.ts';
import { initialState, type JobState } from '../../../src/protocol/fold/state.ts';

const READABILITY = { grade: 0, words: 0, sentences: 0 };

type Status = JobState['passes'][number]['status'];

/** A job with a block, decided on after its first pass or not. */
function stateOf(statuses: readonly Status[], decided = true, attempt = 1): JobState {
  const passes = statuses.map((status, index) => ({
    pass: index + 1,
    name: `p${index + 1}`,
    status,
    attempt,
    completed: 0,
    changes: 0,
  }));
  const block = { id: 'b1', kind: 'paragraph' as const, text: 'x', gap: '', pass: 1, changes: [] };
  const standing = decided ? { decided: [{ pass: 1, accepted: [], rejected: ['p1.b1.1'] }] } : {};
  return { ...initialState('job'), passes, blocks: [{ ...block, ...standing }] };
}

const start = (pass: number, attempt = 1): JobEvent => ({
  type: 'pass_start',
  data: { pass, name: `p${pass}`, of: 3, attempt, blocks: 1 },
});
const complete = (pass: number): JobEvent => ({
  type: 'pass_complete',
  data: {
    pass,
    version: pass,
    changes: 0,
    by_category: {},
    readability: { before: READABILITY, after: READABILITY },
    usage: { engine: 'test' },
    elapsed_ms: 0,
  },
});
const outcome = { version: 1, partial: false, text_sha256: '', elapsed_ms: 0 };
const done: JobEvent = { type: 'done', data: { ...outcome, changes: 0 } };
const cancelled: JobEvent = { type: 'cancelled', data: { ...outcome, reason: 'user', upstream: 'none' } };

describe('versions', () => {
  test('P-51 the original is one when the first pass begins, and not again', () => {
    expect(versionsMade(stateOf([], false), start(1))).toEqual([{ version: 0, pass: 'original' }]);
    expect(versionsMade(stateOf(['running'], false), start(1, 2))).toEqual([]);
  });

  test('P-51 a pass freezes the version before it, where decisions came into the text', () => {
    expect(versionsMade(stateOf(['complete', 'planned']), start(2))).toEqual([{ version: 1, pass: 'p1' }]);
    expect(versionsMade(stateOf(['complete', 'planned'], false), start(2))).toEqual([]);
    // A pass that did nothing to any block in between.
    expect(versionsMade(stateOf(['complete', 'complete', 'planned']), start(3))).toEqual([{ version: 2, pass: 'p2' }]);
  });

  test('P-51 the end freezes the last version, but never as a pass that was cut short left it', () => {
    expect(versionsMade(stateOf(['complete']), done)).toEqual([{ version: 1, pass: 'p1' }]);
    expect(versionsMade(stateOf(['complete'], false), done)).toEqual([]);
    expect(versionsMade(stateOf(['complete', 'planned']), cancelled)).toEqual([{ version: 1, pass: 'p1' }]);
    expect(versionsMade(stateOf(['complete', 'running']), cancelled)).toEqual([]);
    expect(versionsMade(stateOf([]), cancelled)).toEqual([]);
  });

  test('P-51 the end of a pass that began again freezes the version before it, however it ends', () => {
    const before = { version: 1, pass: 'p1', into: 2 };
    const again = (decided = true) => stateOf(['complete', 'running'], decided, 2);
    expect(versionsMade(again(), complete(2))).toEqual([before, { version: 2, pass: 'p2' }]);
    expect(versionsMade(again(), cancelled)).toEqual([before]);
    expect(versionsMade(again(false), complete(2))).toEqual([{ version: 2, pass: 'p2' }]);
    expect(versionsMade(again(false), cancelled)).toEqual([]);
    // The original is never written over.
    expect(versionsMade(stateOf(['running'], true, 2), complete(1))).toEqual([{ version: 1, pass: 'p1' }]);
    expect(versionsMade(stateOf(['complete', 'running']), complete(2))).toEqual([{ version: 2, pass: 'p2' }]);
  });
});
