import { describe, expect, test } from 'bun:test';
import { rule } from '../../../src/jobs/command-rules.ts';
import { initialState, type JobState } from '../../../src/protocol/fold/state.ts';

const FEEDBACK = { type: 'feedback', id: 'f', text: 'shorter' } as const;

/** A running job that has heard so many feedbacks. */
function heard(count: number): JobState {
  const feedback = Array.from({ length: count }, (_, index) => ({
    feedback: `f${index}`,
    mode: 'steer' as const,
    text: 'shorter',
    applied: { understood: [], not_understood: [] },
  }));
  return { ...initialState('job'), status: 'running', feedback };
}

describe('feedback', () => {
  // One client could make a job's state grow without end, and every snapshot with it.
  test('P-139 is taken two hundred times and no more', () => {
    expect(rule(heard(199), FEEDBACK)).toMatchObject({ ok: true });
    expect(rule(heard(200), FEEDBACK)).toMatchObject({ ok: false, error: { code: 'CONFLICT' } });
    expect(rule(heard(200), { type: 'cancel', id: 'c' })).toMatchObject({ ok: true });
  });
});
