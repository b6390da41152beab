import { expect, test } from 'bun:test';
import type { DocumentFormat } from '../../../src/documents/document-format.ts';
import { readDocument } from '../../../src/documents/reading/read-document.ts';
import { ParagraphCount, placeWords } from '../../../src/documents/search/paragraph-count.ts';

/** Every block's first word and the number it counts as. */
function counted(text: string, format: DocumentFormat = 'markdown'): string[] {
  const count = new ParagraphCount(format);
  return readDocument(text, format).blocks.map((block) => `${block.text.split(/\s/)[0]} ${count.next(block)}`);
}

test('headings, code, formulas and front matter are not counted', () => {
  const text = '---\ntitle: x\n---\n\n# Top\n\none\n\n## Sub\n\n```\ncode\n```\n\ntwo\n\n$$\nx\n$$\n\nthree\n';
  expect(counted(text)).toEqual(['--- 0', 'Top 0', 'one 1', 'Sub 1', '``` 1', 'two 2', '$$ 2', 'three 3']);
});

test('items of a list and quotations are one each, a table is one', () => {
  expect(counted('one\n\n- two\n- three\n\n> four\n>\n> five\n')).toEqual([
    'one 1',
    'two 2',
    'three 3',
    'four 4',
    'five 5',
  ]);
  const table = '| a | b |\n|---|---|\n| c | d |\n';
  const cells = ['a 2', 'b 2', 'c 2', 'd 2', 'a 3', 'b 3', 'c 3', 'd 3'];
  expect(counted(`one\n\n${table}\n${table}\nlast\n`)).toEqual(['one 1', ...cells, 'last 4']);
});

test.each(['\n', '\r\n', '\r'])('a paragraph that was cut for its length is one, with line ends %j', (line) => {
  const long = `Rope is made of hemp.${line}`.repeat(1_000);
  const numbers = (text: string, format: DocumentFormat) =>
    new Set(counted(text, format).map((one) => one.split(' ')[1]));
  expect([...numbers(`${long}${line}${long}`, 'markdown')]).toEqual(['1', '2']);
  expect([...numbers('Rope is made of hemp. '.repeat(1_000) + line + 'x'.repeat(300), 'text')]).toEqual(['1', '2']);
});

test.each([
  [1, '', 'paragraph 1'],
  [3, 'Ropes', 'paragraph 3, under “Ropes”'],
  [3, 'The **jib** of `C#` [here](http://x.y)', 'paragraph 3, under “The jib of C# here”'],
  [3, 'x'.repeat(100), `paragraph 3, under “${'x'.repeat(79)}…”`],
])('%d under %j is %j', (paragraph, heading, words) => {
  expect(placeWords(paragraph, heading)).toBe(words);
});

test('the place of code is told by the paragraph before it', () => {
  expect([placeWords(0, '', true), placeWords(0, 'Ropes', true), placeWords(3, 'Ropes', true)]).toEqual([
    'code',
    'code, under “Ropes”',
    'code after paragraph 3, under “Ropes”',
  ]);
});
