import { expect, test } from 'bun:test';
import { readDocument } from '../../../src/documents/reading/read-document.ts';
import { documentText } from '../../../src/protocol/document.ts';

function read(text: string): (readonly [string, string])[] {
  const { lead, blocks } = readDocument(text, 'text');
  expect(documentText(lead, blocks)).toBe(text);
  expect(blocks.every(({ kind }) => kind === 'paragraph')).toBe(true);
  return [['', lead], ...blocks.map((block) => [block.text, block.gap] as const)];
}

test('paragraphs are parted by blank lines; hard-wrapped lines stay together', () => {
  expect(read('\n  One\n  two.  \n \t\n\nThree.\n')).toEqual([
    ['', '\n  '],
    ['One\n  two.', '  \n \t\n\n'],
    ['Three.', '\n'],
  ]);
});

test('Markdown means nothing in it', () => {
  expect(read('# One\n- two\n```\n\n> three')).toEqual([
    ['', ''],
    ['# One\n- two\n```', '\n\n'],
    ['> three', ''],
  ]);
});

test('CRLF and CR are line breaks', () => {
  const paragraphs = [
    ['', ''],
    ['One\r\ntwo', '\r\n\r\n'],
    ['Three', '\r\r'],
    ['Four', ''],
  ];
  expect(read('One\r\ntwo\r\n\r\nThree\r\rFour')).toEqual(
    paragraphs.map(([text = '', gap = '']) => [text, gap] as const),
  );
});

test('a line longer than anyone wraps is a paragraph of its own', () => {
  const long = 'A sentence of words. '.repeat(20).trim();
  expect(read(`Title\n${long}\n${long}\nend\nof it`)).toEqual([
    ['', ''],
    ['Title', '\n'],
    [long, '\n'],
    [long, '\n'],
    ['end\nof it', ''],
  ]);
});

test('a text of white space is all lead', () => {
  expect(readDocument('', 'text')).toEqual({ lead: '', blocks: [] });
  expect(readDocument('\u00a0\u2003\n', 'text')).toEqual({ lead: '\u00a0\u2003\n', blocks: [] });
});
