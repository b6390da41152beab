import { describe, expect, test } from 'bun:test';
import { pastedParagraphs } from '../../../src/web/start/pasted.ts';

const WORD = '<p class=MsoNormal>One.</p><p class=MsoNormal>Two.</p><p class=MsoNormal>Three.</p>';

describe('a pasted text', () => {
  test('of a word processor has a blank line between its paragraphs', () => {
    expect(pastedParagraphs('One.\r\nTwo.\r\nThree.\r\n', WORD)).toBe('One.\n\nTwo.\n\nThree.');
  });

  test('keeps lists together, with marks that Markdown knows', () => {
    expect(pastedParagraphs('First:\r\n•\tone\r\n\uF0B7\ttwo\r\n1.\tthree\r\nLast.\r\n', WORD + WORD)).toBe(
      'First:\n\n- one\n- two\n1. three\n\nLast.',
    );
  });

  test.each([
    ['without markup', 'One.\nTwo.', ''],
    ['with blank lines', 'One.\n\nTwo.\n\nThree.', WORD],
    ['of a single paragraph with breaks in it', 'One,\ntwo,\nthree.', '<p>One,<br>two,<br>three.</p>'],
    ['of one line', 'One.', '<p>One.</p>'],
  ])('%s goes in as it is', (_, text, html) => {
    expect(pastedParagraphs(text, html)).toBeUndefined();
  });
});
