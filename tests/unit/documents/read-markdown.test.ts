import { expect, test } from 'bun:test';
import { readDocument } from '../../../src/documents/reading/read-document.ts';
import { documentText } from '../../../src/protocol/document.ts';

/** Kind, text and gap of every block, the lead first. */
function read(text: string): (string | readonly [string, string, string])[] {
  const { lead, blocks } = readDocument(text, 'markdown');
  expect(documentText(lead, blocks)).toBe(text);
  expect(blocks.map(({ id }) => id)).toEqual(blocks.map((_, index) => `b${index + 1}`));
  return [lead, ...blocks.map((block) => [block.kind, block.text, block.gap] as const)];
}

test('paragraphs and headings: marks and blank lines stand in the gaps', () => {
  expect(read('\n\n# Title #\n\nOne line\nand another.\n\nSetext\n======\n\n## C#\nEnd')).toEqual([
    '\n\n# ',
    ['heading', 'Title', ' #\n\n'],
    ['paragraph', 'One line\nand another.', '\n\n'],
    ['heading', 'Setext', '\n======\n\n## '],
    ['heading', 'C#', '\n'],
    ['paragraph', 'End', ''],
  ]);
});

test('lists, nested and with paragraphs and tasks', () => {
  expect(read('- [ ] one\n- [x] two\n\n  more\n  lines\n\n1. three\n   * four')).toEqual([
    '- [ ] ',
    ['list_item', 'one', '\n- [x] '],
    ['list_item', 'two', '\n\n  '],
    ['list_item', 'more\n  lines', '\n\n1. '],
    ['list_item', 'three', '\n   * '],
    ['list_item', 'four', ''],
  ]);
});

test('quotes keep the marks of their inner lines, lazy lines and nested containers', () => {
  expect(read('> one\n> two\nlazy\n>\n> - item\n>   more\n>> deeper\n')).toEqual([
    '> ',
    ['quote', 'one\n> two\nlazy', '\n>\n> - '],
    ['list_item', 'item\n>   more', '\n>> '],
    ['quote', 'deeper', '\n'],
  ]);
});

test('table cells are blocks; pipes, the delimiter row and empty cells are gap', () => {
  expect(read('> | a | b \\| c |\n> |---|:-:|\n> | d |  |\n> e | `f`\n')).toEqual([
    '> | ',
    ['table_cell', 'a', ' | '],
    ['table_cell', 'b \\| c', ' |\n> |---|:-:|\n> | '],
    ['table_cell', 'd', ' |  |\n> '],
    ['table_cell', 'e', ' | '],
    ['table_cell', '`f`', '\n'],
  ]);
});

test('code, mathematics and HTML are whole blocks', () => {
  expect(
    read(
      '```js\nconst a;\n\n# no\n```\n\n    indented\n\n    code\n\n$$\na\n=\n\nb\n$$\n\\[\nx\n\\]\n\n<div>\nhi\n</div>',
    ),
  ).toEqual([
    '',
    ['code', '```js\nconst a;\n\n# no\n```', '\n\n    '],
    ['code', 'indented\n\n    code', '\n\n'],
    ['math', '$$\na\n=\n\nb\n$$', '\n'],
    ['math', '\\[\nx\n\\]', '\n\n'],
    ['html', '<div>\nhi\n</div>', ''],
  ]);
});

test('mathematics that is never closed is a paragraph, and what follows it is read as usual', () => {
  expect(read('$$\nnot math\n\n# Title\n\n$$ one line $$\n\n$$ open\n\nend').slice(1)).toEqual([
    ['paragraph', '$$\nnot math', '\n\n# '],
    ['heading', 'Title', '\n\n'],
    ['math', '$$ one line $$', '\n\n'],
    ['paragraph', '$$ open', '\n\n'],
    ['paragraph', 'end', ''],
  ]);
});

test('verbatim: thematic breaks, link definitions, templates alone', () => {
  expect(
    read('***\n[a]: http://x.y\n  "title"\n\n{% include x %}\n{{ y }}\n\n{: .note}\n\n{{ y }} text').slice(1),
  ).toEqual([
    ['verbatim', '***', '\n'],
    ['verbatim', '[a]: http://x.y\n  "title"', '\n\n'],
    ['verbatim', '{% include x %}\n{{ y }}', '\n\n'],
    ['verbatim', '{: .note}', '\n\n'],
    ['paragraph', '{{ y }} text', ''],
  ]);
});

test('the name of a footnote is no part of its text', () => {
  expect(read('[^1]: A note of\n    two lines.')).toEqual(['[^1]: ', ['paragraph', 'A note of\n    two lines.', '']]);
});

test('front matter stands at the very start, is closed and opens with text', () => {
  expect(read('---\ntitle: a\n# b: c\n---\n\nText')).toEqual([
    '',
    ['front_matter', '---\ntitle: a\n# b: c\n---', '\n\n'],
    ['paragraph', 'Text', ''],
  ]);
  expect(read('\uFEFF+++\r\na = 1\r\n+++\r\nText')).toEqual([
    '\uFEFF',
    ['front_matter', '+++\r\na = 1\r\n+++', '\r\n'],
    ['paragraph', 'Text', ''],
  ]);
  expect(read('---\n\nText\n\n---\n')[1]).toEqual(['verbatim', '---', '\n\n']);
  expect(read('+++\na = 1')[1]).toEqual(['paragraph', '+++\na = 1', '']);
});

test('every line break is one: CRLF and CR as LF', () => {
  const text = '# A\n\n- b\n  c\n\n> d\n> e\n\n<div>\nf\n</div>\n\n| g |\n|---|\n| h |\n';
  const kinds = read(text)
    .slice(1)
    .map(([kind]) => kind);
  expect(
    read(text.replaceAll('\n', '\r\n'))
      .slice(1)
      .map(([kind]) => kind),
  ).toEqual(kinds);
  expect(
    read(text.replaceAll('\n', '\r'))
      .slice(1)
      .map(([kind]) => kind),
  ).toEqual(kinds);
});

test('what is nested deeper than anyone nests is kept, not read', () => {
  expect(read(`${'> '.repeat(50)}deep`).at(-1)).toEqual(['verbatim', expect.stringMatching(/deep$/), '']);
});

test('a text of white space is all lead', () => {
  expect(readDocument('', 'markdown')).toEqual({ lead: '', blocks: [] });
  expect(readDocument(' \n\t\r\n', 'markdown')).toEqual({ lead: ' \n\t\r\n', blocks: [] });
});
