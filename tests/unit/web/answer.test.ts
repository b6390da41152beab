import { describe, expect, test } from 'bun:test';
import type { JobEvent, LoggedEvent } from '../../../src/protocol/events.ts';
import { reduce } from '../../../src/protocol/fold/reduce.ts';
import { initialState, type JobState } from '../../../src/protocol/fold/state.ts';
import { liveAnswer, storedAnswer } from '../../../src/web/ask/answer.ts';

const PASSES = ['answer', 'outline', 'draft', 'revise'].map((name, index) => ({ pass: index + 1, name }));
const BLOCKS = ['b1', 'b2'].map((id) => ({ id, kind: 'paragraph' as const, text: '', gap: '' }));

const complete = (pass: number, block: string, text: string): JobEvent => {
  return { type: 'block_complete', data: { pass, block, text, length: text.length, sha256: '', changes: [] } };
};
const opens = (pass: number, block: string): JobEvent => ({ type: 'block_start', data: { pass, block, attempt: 1 } });
const says = (pass: number, block: string, text: string): JobEvent => {
  return { type: 'content', data: { pass, block, off: 0, text } };
};
const begins = (pass: number): JobEvent => {
  const name = PASSES[pass - 1]?.name ?? '';
  return { type: 'pass_start', data: { pass, name, of: PASSES.length, attempt: 1, blocks: BLOCKS.length } };
};

/** A hybrid answer after these events. */
function after(...events: readonly JobEvent[]): JobState {
  const opening: readonly JobEvent[] = [
    { type: 'state', data: { status: 'running' } },
    { type: 'route', data: { to: 'hybrid', reason: 'it asks for an explanation' } },
    { type: 'job_started', data: { engine: 'one/fake-1', passes: PASSES, lead: '', blocks: BLOCKS.length } },
    { type: 'blocks', data: { blocks: BLOCKS } },
  ];
  return [...opening, ...events].reduce<JobState>((state, event, index) => {
    const logged: LoggedEvent = { ...event, seq: index + 1, at: 0 };
    return reduce(state, logged);
  }, initialState('job_1'));
}

const partsAfter = (...events: readonly JobEvent[]) =>
  liveAnswer(after(...events)).parts.map(({ id, text, standing }) => [id, text, standing]);

describe('an answer at length, with a short one before it', () => {
  const short = [begins(1), complete(1, 'b1', 'In short.'), complete(1, 'b2', '')];
  const outlined = [...short, begins(2), complete(2, 'b2', '## Sails\n'), complete(2, 'b1', 'In short.')];
  const drafted = [...outlined, begins(3), complete(3, 'b2', '## Sails\n\nMuch.\n'), complete(3, 'b1', '')];

  test('is empty before it is written', () => {
    expect(partsAfter()).toEqual([]);
    expect(liveAnswer(after()).stage).toBe('Reading the question.');
  });

  test('grows while it is written', () => {
    expect(partsAfter(begins(1), opens(1, 'b1'), says(1, 'b1', 'In sh'))).toEqual([['b1', 'In sh', 'writing']]);
  });

  test('the short one stays until the long one is whole, whose titles come first', () => {
    expect(partsAfter(...outlined)).toEqual([
      ['b1', 'In short.', 'short'],
      ['b2', '## Sails\n', 'awaited'],
    ]);
    const writing = [...outlined, begins(3), opens(3, 'b2'), says(3, 'b2', '## Sails\n\nMu')];
    expect(partsAfter(...writing)).toEqual([
      ['b1', 'In short.', 'short'],
      ['b2', '## Sails\n\nMu', 'writing'],
    ]);
    expect(partsAfter(...drafted)).toEqual([['b2', '## Sails\n\nMuch.\n', 'written']]);
  });

  test('the short one is kept apart once the long one has taken its place', () => {
    expect(liveAnswer(after(...short)).isShortGone).toBe(false);
    expect(liveAnswer(after(...outlined)).isShortGone).toBe(false);
    expect(liveAnswer(after(...drafted)).isShortGone).toBe(true);
    const stays = complete(3, 'b1', 'In short.');
    expect(liveAnswer(after(...outlined, begins(3), complete(3, 'b2', ''), stays)).isShortGone).toBe(false);
    const kept = { text: 'Much.', sources: [], engine: 'one/fake-1', warnings: [], error: null };
    expect(storedAnswer('completed', { ...kept, route: { to: 'hybrid', reason: '' } }, 1).isShortGone).toBe(true);
    expect(storedAnswer('completed', { ...kept, route: { to: 'simple', reason: '' } }, 1).isShortGone).toBe(false);
  });

  test('a section that was begun again after a crash is known by it', () => {
    const again: JobEvent = { type: 'block_start', data: { pass: 3, block: 'b2', attempt: 2 } };
    const parts = (event: JobEvent) =>
      liveAnswer(after(...outlined, begins(3), event, says(3, 'b2', '## Sails\n\nMu'))).parts.map(
        ({ isBegunAgain }) => isBegunAgain,
      );
    expect(parts(again)).toEqual([false, true]);
    expect(parts(opens(3, 'b2'))).toEqual([false, false]);
  });

  test('a section that is mended is read as it was until its new text is whole', () => {
    const mending = [...drafted, begins(4), opens(4, 'b2'), says(4, 'b2', '## Sails\n\nMo')];
    expect(partsAfter(...mending)).toEqual([['b2', '## Sails\n\nMuch.\n', 'writing']]);
    expect(liveAnswer(after(...mending)).stage).toBe('Reading it again and mending it.');
  });
});

test('that an answer is quoted stands beside it, and not in it as well', () => {
  const said = 'Quoted from your files: no model is configured that could write.\n\nThe keel. [1]\n';
  expect(partsAfter(begins(1), complete(1, 'b1', said))).toEqual([['b1', 'The keel. [1]\n', 'short']]);
  const kept = { text: said, sources: [], route: null, engine: 'quoting', warnings: [], error: null };
  expect(storedAnswer('completed', kept, 1).parts.map(({ text }) => text)).toEqual(['The keel. [1]\n']);
});
