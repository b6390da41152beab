import { expect, test } from 'bun:test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { looksEnglish } from '../../../src/documents/words/language.ts';
import { protectedSpans } from '../../../src/documents/spans/protected-spans.ts';
import type { DocumentFormat } from '../../../src/documents/document-format.ts';
import { readDocument } from '../../../src/documents/reading/read-document.ts';
import { type Block, documentText } from '../../../src/protocol/document.ts';

const folder = process.env.EVAL_DIR;
const because = folder === undefined ? ' (skipped: EVAL_DIR names no folder of real text)' : '';
const testReal = test.skipIf(folder === undefined);

function read(path: string): string {
  const bytes = readFileSync(join(folder ?? '', path));
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
}

function exactBlocks(text: string, format: DocumentFormat): Block[] {
  const { lead, blocks } = readDocument(text, format);
  expect(documentText(lead, blocks) === text).toBe(true);
  return blocks;
}

testReal(`real Markdown pages come back exactly, front matter and all${because}`, () => {
  const pages = readdirSync(join(folder ?? '', 'markdown'));
  expect(pages.length).toBeGreaterThan(5);
  for (const page of pages) {
    const text = read(join('markdown', page));
    expect(exactBlocks(text, 'markdown')[0]?.kind).toBe('front_matter');
    const kinds = exactBlocks(text.replaceAll('\n', '\r\n'), 'markdown').map(({ kind }) => kind);
    expect(kinds).toEqual(exactBlocks(text, 'markdown').map(({ kind }) => kind));
  }
});

testReal(`12 MB of prose come back exactly, as text and as Markdown${because}`, () => {
  const text = read('cc0-prose.txt.gz');
  exactBlocks(text, 'text');
  exactBlocks(text, 'markdown');
});

testReal(`of real English nearly all is seen to be English and free to be corrected${because}`, () => {
  const lines = read('jfleg-dev/src.txt')
    .split('\n')
    .filter((line) => line.trim() !== '');
  expect(lines.filter((line) => looksEnglish(line) === false)).toEqual([]);
  expect(lines.filter((line) => looksEnglish(line) === true).length).toBeGreaterThan(lines.length * 0.98);
  const covered = lines.flatMap((text) => protectedSpans({ kind: 'paragraph', text }, 'markdown'));
  const protectedUnits = covered.reduce((sum, { start, end }) => sum + end - start, 0);
  expect(protectedUnits).toBeLessThan(lines.join('').length * 0.01);
});
