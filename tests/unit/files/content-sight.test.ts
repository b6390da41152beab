import { describe, expect, test } from 'bun:test';
import { ContentSight } from '../../../src/files/content-sight.ts';

/** What bytes are taken for, in parts of every size. */
async function seen(bytes: Uint8Array): Promise<string> {
  const found = new Set<string>();
  for (const size of [1, 3, 64, bytes.byteLength + 1]) {
    const sight = new ContentSight();
    for (let at = 0; at < bytes.byteLength; at += size) sight.see(bytes.subarray(at, at + size));
    // oxlint-disable-next-line no-await-in-loop
    const content = await sight.content();
    found.add(content.kind === 'text' ? content.encoding : content.kind);
  }
  return [...found].join(' or ');
}

const wide = (text: string) => Buffer.from(text, 'utf16le');
const swapped = (text: string) => wide(text).swap16();
const LATIN = 'Plain words, in a line or two.\r\nAnd “quoted”, too.\r\n';
const CHINESE = '他一个人在海上航行。\n风从东边来，一切都很安静。\n第二天，他看到了陆地。\n';
const RUSSIAN = 'Привет, это просто текст.\nЕщё одна строка, и всё.\n';
const JAPANESE = '海の鳥は遠くまで飛ぶ。\n綱は帆を上げる。\n';

describe('UTF-16', () => {
  test.each([
    ['Latin', LATIN],
    ['Chinese', CHINESE],
    ['Russian', RUSSIAN],
    ['Japanese', JAPANESE],
    ['long Latin', LATIN.repeat(500)],
    ['long Russian', RUSSIAN.repeat(500)],
    ['emoji among it', `${LATIN}😀 ${LATIN}`],
  ])('of %s text is read with a mark and without, in both orders', async (_, text) => {
    expect(await seen(wide(text))).toBe('utf-16le');
    expect(await seen(swapped(text))).toBe('utf-16be');
    expect(await seen(wide(`\ufeff${text}`))).toBe('utf-16le');
    expect(await seen(swapped(`\ufeff${text}`))).toBe('utf-16be');
  });

  test.each([
    ['letters with zeros between them that are an odd number of bytes', Buffer.from('a\0b\0c')],
    ['zeros in words', Buffer.from('name\0value\0other\0')],
    ['numbers of four bytes', new Uint8Array(new Uint32Array([1, 70, 71, 9_000, 65, 66, 67]).buffer)],
    ['a mark and then a half pair', Buffer.concat([wide('\ufeffwords '), Buffer.from([0x00, 0xd8]), wide(' more')])],
    ['a mark and then zeros', Buffer.concat([wide('\ufeff'), Buffer.alloc(64)])],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0, 0x42, 0, 0, 0])],
    ['text of which the rest is none', Buffer.concat([wide(LATIN.repeat(100)), Buffer.alloc(2_000)])],
    ['the mark of UTF-8 and then zeros', Buffer.concat([Buffer.from('\ufeffwords'), Buffer.alloc(9)])],
  ])('is not what %s are', async (_, bytes) => {
    expect(await seen(bytes)).toBe('other');
  });
});

test('UTF-8 that says it is and is not is broken', async () => {
  expect(await seen(Buffer.concat([Buffer.from('\ufeffwords, and more of them '), Buffer.from([0xc3, 0x28])]))).toBe(
    'broken',
  );
});

test('UTF-8 that is cut off in its last letter is broken', async () => {
  expect(await seen(Buffer.from('Wörter und Größe, und ein letztes é').subarray(0, -1))).toBe('broken');
});

test.each(['BMW', 'MZ', 'ID3', 'BZh', 'GIF89a', 'CWS', '8BPS', 'SQLite format 3'])(
  'a text may begin with %s',
  async (word) => {
    expect(await seen(Buffer.from(`${word} is how this begins, and it goes on for a line.\n`))).toBe('utf-8');
  },
);

test.each([
  ['a page', '<!DOCTYPE html><html><body>Words.</body></html>'],
  ['a page behind a comment', '\n<!-- made by hand -->\n<html lang="en"><p>Words.'],
  ['a page with the mark of UTF-8', '\ufeff<!doctype html>'],
  ['a PDF of ASCII alone', '%PDF-1.4\n1 0 obj\n<<>>\nendobj\n'],
  ['RTF', '{\\rtf1\\ansi Words.}'],
])('%s is none', async (_, text) => {
  expect(await seen(Buffer.from(text))).toBe('other');
});

test('Markdown may begin with a tag, and speak of pages', async () => {
  expect(await seen(Buffer.from('<div>\n\nWords.\n\n</div>\n'))).toBe('utf-8');
  expect(await seen(Buffer.from('`<!doctype html>` begins a page.\n'))).toBe('utf-8');
});

test.each([
  // Of which the likeliest guess is Hebrew, and cannot be read as that.
  ['windows-1256', 'e5d0c720e4d520c8d3edd820c8c7e1e1dbc920c7e1dad1c8edc92e20e6d3d8d120c2ced120e5e4c72e'],
  ['windows-1252', '436166e9'],
  ['windows-1252', '353020802096206f6b'],
  [
    'windows-1257',
    '546169207061707261737461732074656b73746173206c696574757669f8206b616c62612c20fee073797320697220f0756f2e',
  ],
  ['windows-874', 'b9d5e8a4d7cda2e9cda4c7d2c1c0d2c9d2e4b7c2b8c3c3c1b4d2'],
])('%s is told by its letters', async (encoding, hex) => {
  expect(await seen(Buffer.from(hex, 'hex'))).toBe(encoding);
});

test('bytes that are letters in nothing are no text', async () => {
  expect(await seen(Buffer.from(Array.from({ length: 400 }, (_, at) => 0x81 + ((at * 7) % 32))))).toBe('other');
});
