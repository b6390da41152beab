import { describe, expect, test } from 'bun:test';
import * as fc from 'fast-check';
import { sha256 } from '../../src/documents/sha256.ts';
import { documentText } from '../../src/protocol/document.ts';
import { compacted, logged, randomLog, replay } from '../support/random-log.ts';
import { Watcher } from '../support/watcher.ts';
import type { Json } from '../support/world.ts';

/** What is sent of a log that has ended. */
const sentLog = randomLog
  .map(logged)
  .filter((events) => events.at(-1)?.type === 'done')
  .map((events): Json[] => {
    const state = replay(events);
    const text_sha256 = sha256(documentText(state.lead, state.blocks));
    return [...compacted(events), { type: 'stream_end', seq: state.seq, status: state.status, text_sha256 }];
  });

function accepted(frames: readonly Json[]): boolean {
  const watcher = new Watcher('job');
  try {
    for (const frame of frames) watcher.take(frame);
  } catch {
    return false;
  }
  return true;
}

describe('a client that checks what it is sent', () => {
  test('P-15 takes a whole log', () => {
    fc.assert(fc.property(sentLog, (frames) => expect(accepted(frames)).toBe(true)));
  });

  test('P-15 notices every frame that is missing', () => {
    fc.assert(
      fc.property(sentLog, fc.nat(), (frames, place) => {
        const missing = place % (frames.length - 1);
        // The last pieces of an open block are provisional, and nothing follows on them.
        fc.pre(frames[missing].type !== 'content');
        expect(accepted(frames.toSpliced(missing, 1))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('P-14 P-15 notices every frame that comes twice, or out of turn', () => {
    fc.assert(
      fc.property(sentLog, fc.nat(), (frames, place) => {
        const first = place % (frames.length - 2);
        expect(accepted(frames.toSpliced(first, 0, frames[first]))).toBe(false);
        expect(accepted(frames.toSpliced(first, 2, frames[first + 1], frames[first]))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('P-15 notices a letter that is another', () => {
    fc.assert(
      fc.property(sentLog, fc.nat(), (frames, place) => {
        const completes = frames.filter(({ type, data }) => /^block_(complete|decided)$/.test(type) && data.text);
        fc.pre(completes.length > 0);
        const victim = completes[place % completes.length];
        const changed = frames.map((frame) =>
          frame === victim
            ? { ...frame, data: { ...frame.data, text: `${frame.data.text.slice(0, -1)}\u0000` } }
            : frame,
        );
        expect(accepted(changed)).toBe(false);
      }),
    );
  });
});
