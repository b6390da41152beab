import { describe, expect, test } from 'bun:test';
import { LiveQueue } from '../../../src/engines/live-queue.ts';

type Said = string | number;

/** Longer than any test: only what is no text ends such a wait. */
const FOR_EVER = 1_000_000;

function gathering(ms: () => number): LiveQueue<Said> {
  return new LiveQueue<Said>({
    join: (a, b) => (typeof a === 'string' && typeof b === 'string' ? a + b : undefined),
    isText: (said) => typeof said === 'string',
    ms,
  });
}

async function next(items: AsyncIterator<Said>): Promise<Said | undefined> {
  const { done, value } = await items.next();
  return done === true ? undefined : value;
}

describe('what one side says while the other reads it', () => {
  test('comes in its order, and then the end', async () => {
    const queue = new LiveQueue<Said>();
    for (const said of ['a', 1, 'b']) queue.push(said);
    queue.end();
    expect(await Array.fromAsync(queue)).toEqual(['a', 1, 'b']);
  });

  test('comes before the reason that there is no more', async () => {
    const queue = gathering(() => FOR_EVER);
    queue.push('a');
    queue.fail(new Error('over'));
    const items = queue[Symbol.asyncIterator]();
    expect(await next(items)).toBe('a');
    await expect(next(items)).rejects.toThrow('over');
  });

  test('the first text is read at once, and what comes meanwhile is one text', async () => {
    const queue = gathering(() => 1);
    const items = queue[Symbol.asyncIterator]();
    const first = next(items);
    queue.push('a');
    expect(await first).toBe('a');
    for (const text of ['b', 'c', 'd']) queue.push(text);
    expect(await next(items)).toBe('bcd');
    const late = next(items);
    queue.push('e');
    expect(await late).toBe('e');
  });

  test.each([
    ['something else', (queue: LiveQueue<Said>) => queue.push(1), 1],
    ['the end', (queue: LiveQueue<Said>) => queue.end(), undefined],
  ])('text waits for more of it, but not when %s comes', async (_what, come, then) => {
    const queue = gathering(() => FOR_EVER);
    const items = queue[Symbol.asyncIterator]();
    queue.push('a');
    expect(await next(items)).toBe('a');
    const gathered = next(items);
    queue.push('b');
    queue.push('c');
    come(queue);
    expect(await gathered).toBe('bc');
    expect(await next(items)).toBe(then);
  });

  test('nor where something else is waiting already', async () => {
    const queue = gathering(() => FOR_EVER);
    for (const said of ['a', 1, 'b', 2]) queue.push(said);
    queue.end();
    expect(await Array.fromAsync(queue)).toEqual(['a', 1, 'b', 2]);
  });
});
