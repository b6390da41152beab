import { describe, expect, test } from 'bun:test';
import * as fc from 'fast-check';
import { ContentBuffer } from '../../src/jobs/runs/content-buffer.ts';
import { formatCursor, parseCursor } from '../../src/protocol/frames/cursor.ts';
import { applyChanges } from '../../src/protocol/document.ts';
import type { EventData } from '../../src/protocol/events.ts';

/** Text as a model streams it: cut anywhere, between the halves of a surrogate pair as well. */
const pieces = fc
  .tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), fc.infiniteStream(fc.integer({ min: 1, max: 4 })))
  .map(([text, lengths]) => {
    const cut: string[] = [];
    for (let at = 0; at < text.length; at += cut.at(-1)?.length ?? 1) {
      const { value } = lengths.next();
      cut.push(text.slice(at, at + (value ?? 1)));
    }
    return cut;
  });

describe('gathered content', () => {
  test('P-7 P-40 loses nothing, follows on, and never ends inside a surrogate pair', () => {
    fc.assert(
      fc.property(
        fc.array(pieces, { minLength: 1, maxLength: 4 }),
        fc.infiniteStream(fc.boolean()),
        (blocks, takes) => {
          const buffer = new ContentBuffer();
          const rows: EventData['content'][] = [];
          const keep = (row: EventData['content'] | undefined) => row && rows.push(row);
          for (const [index, block] of blocks.entries()) {
            let off = 0;
            for (const text of block) {
              keep(buffer.add({ pass: 1, block: `b${index}`, off, text }));
              off += text.length;
              if (takes.next().value) keep(buffer.take(0));
            }
            keep(buffer.take(0));
          }
          for (const [index, block] of blocks.entries()) {
            let text = '';
            for (const row of rows.filter((each) => each.block === `b${index}`)) {
              expect(row.off).toBe(text.length);
              expect(row.text.isWellFormed()).toBe(true);
              expect(row.text).not.toBe('');
              text += row.text;
            }
            expect(text).toBe(block.join(''));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('P-7 the first half of a pair waits for the other, and is not said alone', () => {
    const buffer = new ContentBuffer();
    const at = { pass: 1, block: 'b1' };
    expect(buffer.add({ ...at, off: 0, text: '\ud83d' })).toBeUndefined();
    expect([buffer.empty, buffer.take(0)]).toEqual([true, undefined]);
    expect(buffer.add({ ...at, off: 1, text: '\ude00' })).toBeUndefined();
    expect(buffer.take(0)).toEqual({ ...at, off: 0, text: '😀' });
  });
});

describe('when what is held is due', () => {
  test('P-40 the first text of a block at once, what follows after a while', () => {
    const at = { pass: 1, block: 'b1' };
    const buffer = new ContentBuffer();
    buffer.add({ ...at, off: 0, text: 'a' });
    expect(buffer.dueIn(5, 40)).toBe(0);
    buffer.take(5);
    buffer.add({ ...at, off: 1, text: 'b' });
    expect([6, 44, 45, 99].map((clock) => buffer.dueIn(clock, 40))).toEqual([39, 1, 0, 0]);
    buffer.take(99);
    buffer.add({ ...at, block: 'b2', off: 0, text: 'c' });
    expect(buffer.dueIn(99, 40)).toBe(0);
  });
});

describe('content that does not follow on', () => {
  const at = { pass: 1, block: 'b1' };

  test.each([
    ['of another block', { pass: 1, block: 'b2', off: 2 }],
    ['of another pass', { pass: 2, block: 'b1', off: 2 }],
    ['of a block that starts again', { pass: 1, block: 'b1', off: 0 }],
  ])('P-7 P-40 %s is a row of its own, and half a pair before it is dropped', (_which, next) => {
    const buffer = new ContentBuffer();
    buffer.add({ ...at, off: 0, text: 'a\ud83d' });
    expect(buffer.add({ ...next, text: 'z' })).toEqual({ ...at, off: 0, text: 'a' });
    expect(buffer.take(0)).toEqual({ ...next, text: 'z' });
  });
});

describe('cursors', () => {
  const epoch = fc.string({ unit: fc.constantFrom(...'abcXYZ019'), minLength: 1, maxLength: 32 });

  test('P-20 P-21 a cursor that was given out is read as what it was', () => {
    fc.assert(
      fc.property(epoch, fc.nat({ max: 999_999_999_999_999 }), fc.constantFrom('delta', 'block'), (of, seq, text) => {
        expect(parseCursor(formatCursor(of, seq, text))).toEqual({ epoch: of, seq, text });
      }),
    );
  });

  test('P-29 and every other text is none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cursor = parseCursor(text);
        if (cursor) expect(formatCursor(cursor.epoch, cursor.seq, cursor.text)).toBe(text);
      }),
    );
  });
});

describe('applied changes', () => {
  /** A text, and edits of it that do not overlap, in any order. */
  const edited = fc
    .tuple(
      fc.string({ maxLength: 40 }),
      fc.array(fc.tuple(fc.nat({ max: 40 }), fc.string({ maxLength: 5 }), fc.boolean()), { maxLength: 6 }),
      fc.infiniteStream(fc.nat()),
    )
    .map(([text, cuts, order]) => {
      const places = [...new Set(cuts.map(([at]) => Math.min(at, text.length)))].sort((a, b) => a - b);
      const edits = cuts.slice(0, places.length).flatMap(([, after, applied], index) => {
        const [start = 0, end = text.length] = [places[index], places[index + 1]];
        return { start, end, before: text.slice(start, end), after, applied };
      });
      const shuffled = edits
        .map((edit) => ({ edit, key: order.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ edit }) => edit);
      return { text, edits, shuffled };
    });

  test('P-43 are the same whatever their order, and leave what was not applied', () => {
    fc.assert(
      fc.property(edited, ({ text, edits, shuffled }) => {
        const [first] = edits;
        const parts = edits.map(({ before, after, applied }) => (applied ? after : before));
        const expected = text.slice(0, first?.start ?? text.length) + parts.join('');
        expect(applyChanges(text, shuffled)).toBe(expected);
      }),
    );
  });

  test('P-43 that do not fit the text are told from those that do', () => {
    const fits = { start: 1, end: 3, before: 'bc', after: 'X', applied: true };
    expect(applyChanges('abcd', [fits])).toBe('aXd');
    expect(applyChanges('abcd', [{ ...fits, before: 'bd' }])).toBeUndefined();
    expect(applyChanges('abcd', [fits, { ...fits, start: 2, end: 4, before: 'cd' }])).toBeUndefined();
    expect(applyChanges('ab', [fits])).toBeUndefined();
    expect(applyChanges('abcd', [{ ...fits, before: 'zz', applied: false }])).toBe('abcd');
  });
});
