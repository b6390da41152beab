import { expect, test } from 'bun:test';
import { checkedCitations } from '../../../src/pipelines/writing/citations.ts';

const QUOTES = ['The halyard raises the sail.', 'A sheet is a rope.', 'The jib is in front.'];
const SOURCES = QUOTES.map((quote, at) => {
  return {
    id: String(at + 1),
    title: 'ships.md',
    file: 'file_1',
    page_or_block: `paragraph ${at + 1}`,
    quote,
    score: 1,
  };
});

test.each([
  ['A rope [1].', 'A rope [1].', 0],
  ['A rope [1], [2].', 'A rope [1], [2].', 0],
  ['A rope [9].', 'A rope.', 1],
  // Every number behind a quotation is held against it.
  ['“The halyard raises the sail” [1][2].', '“The halyard raises the sail” [1].', 1],
  ['“The halyard raises the sail” [2][1].', '“The halyard raises the sail” [1].', 1],
  ['“The halyard raises the sail” [1, 2].', '“The halyard raises the sail” [1].', 1],
  ['“The halyard sinks the sail” [1], [2].', '“The halyard sinks the sail”.', 2],
  ['Unknown [98, 99], [98-99] and [source 98], ［97］.', 'Unknown and.', 6],
  ['A rope [1, 2], [ 1 ] or [1–3].', 'A rope [1][2][1] or [1][2][3].', 0],
  ['A rope [Source: 2] and ［3］.', 'A rope [2] and [3].', 0],
  ['A rope [1, 9].', 'A rope [1].', 1],
  // What is no citation.
  ['See [9](https://example.org), `a[9]`, [1998], [0, 1].', 'See [9](https://example.org), `a[9]`, [1998], [0, 1].', 0],
  ['```\nrow[8, 9]\n```\nA rope [9].', '```\nrow[8, 9]\n```\nA rope.', 1],
  ['First.\n\n[9] Second.', 'First.\n\n Second.', 1],
])('%j', (text, checked, dropped) => {
  expect(checkedCitations(text, SOURCES)).toEqual({ text: checked, dropped });
});

test('without sources a number alone is a citation, and several may be an interval', () => {
  expect(checkedCitations('Between [2, 5] it grows [2].', [])).toEqual({
    text: 'Between [2, 5] it grows.',
    dropped: 1,
  });
});
