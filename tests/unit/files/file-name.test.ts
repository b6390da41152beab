import { expect, test } from 'bun:test';
import { fileName } from '../../../src/files/file-name.ts';

const long = (length: number, end: string) => 'x'.repeat(length - end.length) + end;

test.each([
  [long(300, '.md'), long(200, '.md')],
  [long(300, '.markdown'), long(200, '.markdown')],
  [`${'😀'.repeat(300)}.txt`, `${'😀'.repeat(196)}.txt`],
  // What is behind the last dot and is no extension.
  [long(300, ''), long(200, '')],
  [`Chapter 1. ${'x'.repeat(300)}`, `Chapter 1. ${'x'.repeat(189)}`],
  [`${'x'.repeat(300)}.`, 'x'.repeat(200)],
  [`.${'x'.repeat(300)}`, `.${'x'.repeat(199)}`],
])('%j is called %j', (given, name) => {
  expect(fileName(given)).toBe(name);
});
