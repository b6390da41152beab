import { expect, test } from 'bun:test';
import { Inbox } from '../../../src/realtime/sockets/inbox.ts';

test('P-133 an inbox does one thing after the other, in order, and no more than 64 wait', async () => {
  const inbox = new Inbox(0);
  const gate = Promise.withResolvers<void>();
  const done: number[] = [];
  const taken = Array.from({ length: 70 }, (_, index) => {
    // A second later each: the rate alone would let them all in.
    const admission = inbox.admit(index * 1_000);
    if (admission === 'ok') {
      inbox.queue(async () => {
        await gate.promise;
        done.push(index);
      });
    }
    return admission;
  });
  expect(taken).toEqual([...Array(64).fill('ok'), ...Array(6).fill('refuse')]);
  const over = Promise.withResolvers<void>();
  inbox.queue(async () => over.resolve());
  gate.resolve();
  await over.promise;
  expect(done).toEqual(Array.from({ length: 64 }, (_, index) => index));
  expect(inbox.admit(100_000)).toBe('ok');
});

test('P-131 twenty a second, forty at once; who goes on is refused, then closed', () => {
  const inbox = new Inbox(0);
  const many = (count: number, clock: number) => Array.from({ length: count }, () => inbox.admit(clock));
  expect(new Set(many(40, 0))).toEqual(new Set(['ok']));
  expect(many(1, 0)).toEqual(['refuse']);
  expect(many(2, 50)).toEqual(['ok', 'refuse']);
  expect(many(21, 1_050).filter((admission) => admission === 'ok')).toHaveLength(20);
  const refused = many(30, 1_050);
  expect(refused.indexOf('close')).toBe(17);
  expect(new Set(refused.slice(17))).toEqual(new Set(['close']));
});

// They were counted for as long as the socket lived: a client that was too fast now and then was closed after days.
test('P-131 a refusal is forgotten after ten seconds', () => {
  const inbox = new Inbox(0);
  const ends = Array.from({ length: 20 }, (_, round) => {
    const clock = round * 10_000;
    return Array.from({ length: 60 }, () => inbox.admit(clock)).at(-1);
  });
  expect(new Set(ends)).toEqual(new Set(['refuse']));
  expect(inbox.admit(19 * 10_000 + 9_999)).toBe('ok');
  for (let left = 39; left > 0; left -= 1) inbox.admit(19 * 10_000 + 9_999);
  expect(inbox.admit(19 * 10_000 + 9_999)).toBe('close');
});

test('P-121 the third bad frame in ten seconds is one too many', () => {
  const slow = new Inbox(0);
  expect([0, 6_000, 12_000, 18_000].map((clock) => slow.bad(clock))).toEqual([false, false, false, false]);
  const justOver = new Inbox(0);
  expect([0, 5_000, 10_000].map((clock) => justOver.bad(clock))).toEqual([false, false, false]);
  const fast = new Inbox(0);
  expect([0, 5_000, 9_999].map((clock) => fast.bad(clock))).toEqual([false, false, true]);
});
