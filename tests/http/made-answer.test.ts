import { describe, expect, test } from 'bun:test';
import { textAnswer } from '../../src/routes/texts/made-answer.ts';

const TURN = 1_024 * 1_024;

describe('a text as an answer', () => {
  test.each([0, 1, 2])('is the text, with its sum, wherever it is cut (%p letters before a pair)', async (before) => {
    const text = `${'x'.repeat(TURN - 2 + before)}😀ä${'😀'.repeat(TURN)}`;
    const answer = await textAnswer(text, { 'content-type': 'text/plain' });
    const sum = new Bun.CryptoHasher('sha256').update(text).digest('base64');
    expect(answer.headers.get('repr-digest')).toBe(`sha-256=:${sum}:`);
    expect((await answer.text()) === text).toBe(true);
  });

  test('lets others have their turn in between', async () => {
    let others = 0;
    let made = false;
    const other = () => {
      others += 1;
      if (!made) setImmediate(other);
    };
    setImmediate(other);
    await textAnswer('x'.repeat(16 * TURN), {});
    made = true;
    expect(others).toBeGreaterThan(20);
  });
});
