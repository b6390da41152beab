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

const LINKED = SOURCES.slice(0, 1).map((source) => ({
  ...source,
  quote: 'It isn’t a sheet.\nIts *main* use is “old”: see [the `log`](log.md) of 1998–99.',
}));

test.each([
  ['"Its main use" [1]', true],
  ["“its main use is 'old'” [1]", false],
  ['"it isn\'t a sheet. Its main use" [1]', true],
  ['“see the log of 1998-99.” [1]', true],
  ['“it isn’t … main use” [1]', true],
  ['“Its main use [...] of 1998” [1]', true],
  ['“main use … it isn’t” [1]', false],
  ['“main use … is new” [1]', false],
  ['so-called "rope" [1]', true],
  ['“the moon is made of cheese” [1]', false],
])('%s: %p', (text, isKept) => {
  expect(checkedCitations(text, LINKED)).toMatchObject({ dropped: isKept ? 0 : 1 });
});

test.each([
  ['Between [2, 5] it grows [2].', 'Between [2, 5] it grows.', 1],
  ['It is x = [1, 2], in [3–4].', 'It is x = [1, 2], in [3–4].', 0],
  ['[1, 2] is a list.', '[1, 2] is a list.', 0],
  ['A rope raises it [1, 2], and more [1-3].', 'A rope raises it, and more.', 5],
])('without sources there are no citations, but intervals: %s', (text, checked, dropped) => {
  expect(checkedCitations(text, [])).toEqual({ text: checked, dropped });
});
