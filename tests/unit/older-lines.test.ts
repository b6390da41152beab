import { describe, expect, test } from 'bun:test';
import { OlderLines } from '../../src/routes/watching/older-lines.ts';
import type { JobEvent, LoggedEvent } from '../../src/protocol/events.ts';
import { initialState } from '../../src/protocol/fold/state.ts';

const SUM = '0'.repeat(64);
const logged = (event: JobEvent, index: number): LoggedEvent => ({ ...event, seq: index + 1, at: 0 });
const empty: JobEvent = { type: 'blocks', data: { blocks: [{ id: 'b1', kind: 'paragraph', text: '', gap: '' }] } };
const pass = (attempt: number): JobEvent => ({
  type: 'pass_start',
  data: { pass: 1, name: 'answer', of: 1, attempt, blocks: 1 },
});
const start = (block: string): JobEvent => ({ type: 'block_start', data: { pass: 1, block, attempt: 1 } });
const content = (block: string, off: number, text: string): JobEvent => ({
  type: 'content',
  data: { pass: 1, block, off, text },
});
const complete = (block: string, text?: string, by = 1): JobEvent => ({
  type: 'block_complete',
  data: { pass: by, block, ...(text !== undefined && { text }), length: 0, sha256: SUM, changes: [] },
});
const said = (...events: readonly JobEvent[]) => {
  const lines = new OlderLines();
  return [empty, ...events].flatMap((event, index) => lines.of(logged(event, index)));
};

describe('what older front ends are told of a block', () => {
  const begins = { type: 'content_start', block: 'b1' };

  test('its text as it comes, and nothing more where that is what counts', () => {
    expect(said(start('b1'), content('b1', 0, 'One '), content('b1', 4, 'two.'), complete('b1', 'One two.'))).toEqual([
      begins,
      { type: 'content', block: 'b1', content: 'One ' },
      { type: 'content', block: 'b1', content: 'two.' },
    ]);
  });

  test('all of it again where something was taken out of it', () => {
    expect(said(start('b1'), content('b1', 0, 'One [9].'), complete('b1', 'One.')).slice(2)).toEqual([
      begins,
      { type: 'content', block: 'b1', content: 'One.' },
    ]);
  });

  test('all of it where the stream is not there any more', () => {
    expect(said(start('b1'), complete('b1', 'One.'))).toEqual([
      begins,
      begins,
      { type: 'content', block: 'b1', content: 'One.' },
    ]);
  });

  test('that it is empty where another takes its place', () => {
    expect(said(complete('b1', 'Short.'), complete('b1', '')).slice(2)).toEqual([begins]);
  });

  test('what it was where a pass leaves it as it is', () => {
    expect(
      said(complete('b1', 'One.'), start('b1'), content('b1', 0, 'Tw'), complete('b1', undefined, 2)).slice(-2),
    ).toEqual([begins, { type: 'content', block: 'b1', content: 'One.' }]);
  });

  test('what it is again where the job ends in the middle of another text for it', () => {
    const outcome = { version: 1, partial: true, text_sha256: SUM, elapsed_ms: 1 };
    const cancelled: JobEvent = { type: 'cancelled', data: { ...outcome, reason: 'user', upstream: 'aborted' } };
    expect(said(complete('b1', 'One.'), start('b1'), content('b1', 0, 'Tw'), cancelled).slice(-3)).toEqual([
      begins,
      { type: 'content', block: 'b1', content: 'One.' },
      { type: 'workflow_failed', error: 'cancelled' },
    ]);
  });

  test('that it is empty where its pass begins again', () => {
    expect(said(pass(1), complete('b1', 'One.'), pass(2)).slice(2)).toEqual([begins]);
  });

  test('how it ended, where its log has gone', () => {
    const block = { id: 'b1', kind: 'paragraph' as const, text: 'One.', gap: '', pass: 1, changes: [] };
    const outcome = { version: 1, partial: false, text_sha256: SUM, elapsed_ms: 1 };
    const state = { ...initialState('job_1'), blocks: [block], end: { type: 'done' as const, ...outcome, changes: 0 } };
    expect(new OlderLines().ofState(state)).toEqual([
      begins,
      { type: 'content', block: 'b1', content: 'One.' },
      { type: 'sources', sources: [] },
      { type: 'workflow_complete' },
    ]);
    const failed = {
      ...state,
      end: { type: 'cancelled' as const, ...outcome, reason: 'user', upstream: 'none' as const },
    };
    expect(new OlderLines().ofState(failed).at(-1)).toEqual({ type: 'workflow_failed', error: 'cancelled' });
  });
});
