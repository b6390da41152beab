import { expect, test } from 'bun:test';
import { readDocument } from '../../../src/documents/reading/read-document.ts';
import { documentText } from '../../../src/protocol/document.ts';

// What a reader of quadratic time takes minutes for: the test's time limit is the assertion.
const SIZE = 200_000;

const LINES = [
  '[',
  '*',
  '>',
  '> - ',
  '- ',
  '-\t',
  '1. a\n',
  '`',
  '``` `\n',
  '```\n',
  '<',
  '<!--\n',
  '<a b="c" ',
  '</',
  '|',
  'a|\n',
  '-|-\n',
  'a|b\n-|-\n',
  '[a]: b\n',
  '[a]: b "\n',
  '[a\n',
  '[^a]: b\n',
  '$$\n',
  '$$ a\n',
  '\\[\n',
  '\\[ a\n',
  '- \\[\n',
  '# a #\n',
  '#',
  'a\n=\n',
  '---\n',
  '* * a\n',
  '    a\n\n',
  '\t',
  ' ',
  '\n',
  '\r',
  '\0',
  '>\n',
  '{{',
  '{{ a }}\n',
  ':::\n',
  'a\n',
  '- > 1. ',
  '\ud800',
  '\u2028',
];

test.each(LINES)('%j, again and again', (line) => {
  expectExact(line.repeat(SIZE / line.length));
});

test('a lazy paragraph under a thousand quote marks, lists that go ever deeper, a great many blocks', () => {
  expectExact(`${'>'.repeat(1_000)}a\n${'b\n'.repeat(SIZE / 2)}`);
  expectExact(Array.from({ length: 600 }, (_, depth) => `${' '.repeat(depth)}- a\n`).join(''));
  expectExact(Array.from({ length: 600 }, (_, depth) => `${'>'.repeat(depth)}a\n`).join(''));
  expectExact('a\n\n'.repeat(SIZE / 2));
  expectExact(`[${'a\n'.repeat(SIZE / 2)}`);
  expectExact(`${'a|'.repeat(20_000)}\n${'-|'.repeat(20_000)}\n${'b\n'.repeat(20_000)}`);
});

function expectExact(text: string): void {
  const { lead, blocks } = readDocument(text, 'markdown');
  expect(documentText(lead, blocks) === text).toBe(true);
}
