import { describe, expect, test } from 'bun:test';
import { versionsMade } from '../../src/jobs/versions-made.ts';
import type { JobEvent } from '../../src/protocol/events.ts';
import { initialState, type JobState } from '../../src/protocol/state.ts';

type Status = JobState['passes'][number]['status'];

/** A job with a block, decided on after its first pass or not. */
function stateOf(statuses: readonly Status[], decided = true): JobState {
  const passes = statuses.map((status, index) => ({
    pass: index + 1,
    name: `p${index + 1}`,
    status,
    attempt: 1,
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
});
