import { describe, expect, test } from 'bun:test';
import * as fc from 'fast-check';
import type { JobEvent, LoggedEvent } from '../../src/protocol/events.ts';
import { reduce, reduceAll } from '../../src/protocol/fold/reduce.ts';
import { joinParts } from '../../src/protocol/fold/snapshot.ts';
import { initialState, type JobState } from '../../src/protocol/fold/state.ts';
import { snapshotFrames } from '../../src/realtime/feeds/snapshot-frames.ts';
import { compacted, logged, randomLog, replay } from '../support/random-log.ts';

/** A state as a client has it that was sent a snapshot. */
async function sent(state: JobState): Promise<JobState> {
  const parts = (await snapshotFrames(state)).map((frame) => JSON.parse(frame).state);
  return joinParts(parts, initialState('job'));
}

/** A log with a place in it. */
const cut = randomLog.map(logged).chain((events) => fc.tuple(fc.constant(events), fc.nat({ max: events.length })));

describe('the fold', () => {
  test('P-13 a snapshot at n and the tail after it are the replay from 1', async () => {
    await fc.assert(
      fc.asyncProperty(cut, async ([events, n]) => {
        const snapshot = await sent(replay(events.slice(0, n)));
        expect(replay(events.slice(n), snapshot)).toEqual(replay(events));
      }),
      { numRuns: 300 },
    );
  });

  test('P-13 the same where the log was compacted meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(cut, async ([events, n]) => {
        const snapshot = await sent(replay(events.slice(0, n)));
        const tail = compacted(events).filter(({ seq }) => seq > n);
        expect(replay(tail, snapshot)).toEqual(replay(events));
        expect(replay(compacted(events))).toEqual(replay(events));
      }),
      { numRuns: 300 },
    );
  });

  test('P-13 a fold changes nothing that it was given', () => {
    fc.assert(
      fc.property(randomLog.map(logged), (events) => {
        events.reduce((state, event) => {
          const before = JSON.stringify(state);
          const after = reduce(state, event);
          expect(JSON.stringify(state)).toBe(before);
          return after;
        }, initialState('job'));
      }),
      { numRuns: 50 },
    );
  });

  test('P-13 many events at once are folded as one by one, and change nothing that was given', () => {
    fc.assert(
      fc.property(cut, ([events, n]) => {
        const state = replay(events.slice(0, n));
        const before = JSON.stringify(state);
        expect(reduceAll(state, events)).toEqual(replay(events));
        expect(JSON.stringify(state)).toBe(before);
      }),
      { numRuns: 300 },
    );
  });

  test('P-14 an event that was seen changes nothing', () => {
    fc.assert(
      fc.property(cut, ([events, n]) => {
        const state = replay(events);
        expect(events.slice(0, n).reduce(reduce, state)).toBe(state);
      }),
    );
  });

  test('P-14 an event of an unknown type moves the cursor and nothing else', () => {
    fc.assert(
      fc.property(cut, fc.string({ minLength: 1 }), ([events, n], name) => {
        const type = `x-${name}`;
        const before = replay(events.slice(0, n));
        const seq = before.seq + 1;
        const unknown: LoggedEvent = JSON.parse(JSON.stringify({ type, seq, prev: before.chain, at: 1, data: {} }));
        expect(reduce(before, unknown)).toEqual({ ...before, seq, chain: seq });
      }),
    );
  });

  test('P-7 content that does not follow on the open text is left alone', () => {
    const at = { pass: 1, block: 'b1' };
    const said = (off: number, text: string): JobEvent => ({ type: 'content', data: { ...at, off, text } });
    const start: JobEvent = { type: 'block_start', data: { ...at, attempt: 1 } };
    const { open, seq, chain } = replay(logged([start, said(0, 'ab'), said(1, 'x'), said(3, 'x'), said(2, 'c')]));
    expect([open?.text, seq, chain]).toEqual(['abc', 5, 1]);
  });

  test('P-14 names that every object has are unknown types too', () => {
    const before = initialState('job');
    for (const type of ['constructor', '__proto__', 'toString']) {
      const event: LoggedEvent = JSON.parse(JSON.stringify({ type, seq: 1, prev: 0, at: 1, data: {} }));
      expect(reduce(before, event)).toEqual({ ...before, seq: 1, chain: 1 });
    }
  });
});

describe('snapshots', () => {
  test('P-46 the parts of a snapshot put together are the state', async () => {
    await fc.assert(
      fc.asyncProperty(randomLog.map(logged), async (events) => {
        const state = replay(events);
        expect(await sent(state)).toEqual(state);
      }),
    );
  });

  test('P-46 no part is larger than 64 KiB, whatever the state holds much of', async () => {
    const text = fc.constantFrom('a', 'é', '😀', '"', '\u2028').map((one) => one.repeat(2_000));
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        async (texts, times) => {
          const state = large(texts, times);
          const sizes = (await snapshotFrames(state)).map((frame) => Buffer.byteLength(frame));
          expect(Math.max(...sizes)).toBeLessThanOrEqual(64 * 1_024);
          expect(Bun.deepEquals(await sent(state), state, true)).toBe(true);
        },
      ),
      { numRuns: 20, endOnFailure: true },
    );
  });
});

// Fifteen megabytes were put into frames in one turn, a tenth of a second in which nobody else was served.
test('P-146 a large snapshot lets others have their turn in between', async () => {
  const { blocks } = large(['x'.repeat(4_000)], 400);
  const state = { ...initialState('job'), blocks };
  let others = 0;
  let made = false;
  const other = () => {
    others += 1;
    if (!made) setImmediate(other);
  };
  setImmediate(other);
  const frames = await snapshotFrames(state);
  made = true;
  expect(others).toBeGreaterThan(frames.length / 2);
});

/** A state with much of everything that grows. */
function large(texts: readonly string[], times: number): JobState {
  const repeated = Array.from({ length: times }, () => texts)
    .flat()
    .slice(0, 400);
  const change = (pass: number, after: string) => ({
    id: `c${pass}`,
    pass,
    block: 'b1',
    start: 0,
    end: 0,
    before: '',
    after,
    category: 'style' as const,
    rule: '',
    reason: '',
    confidence: 1,
    tier: 'C' as const,
    applied: false,
  });
  const kind = 'paragraph' as const;
  return {
    ...initialState('job'),
    blocks: [
      { id: 'b1', kind, text: 'x', gap: '', pass: 1, changes: repeated.map((text, index) => change(index, text)) },
      {
        id: 'b2',
        kind,
        text: texts[0] ?? '',
        gap: '',
        pass: 9,
        input: texts.slice(0, 4).join(''),
        original: texts.slice(1, 5).join(''),
        changes: [change(1, texts[0] ?? '')],
        decided: repeated.map((text, pass) => ({ pass, accepted: [text], rejected: [] })),
        rewritten: repeated.map((text, pass) => ({ pass, text })),
      },
      ...texts.map((text, index) => ({ id: `b${index + 3}`, kind, text, gap: '\n', pass: 0, changes: [] })),
    ],
    thinking: repeated,
    feedback: repeated.map((text, index) => ({ feedback: `f${index}`, mode: 'steer' as const, text })),
    warnings: repeated.map((message) => ({ code: 'w', message })),
    usage: repeated.map((engine) => ({ engine })),
    sources: repeated.map((title) => ({ id: '1', title, file: 'f', page_or_block: 'b1', quote: title, score: 1 })),
  };
}
