import { expect, test } from 'bun:test';
import type { DocumentFormat } from '../../../src/documents/document-format.ts';
import { readDocument } from '../../../src/documents/reading/read-document.ts';
import { type Block, documentText } from '../../../src/protocol/document.ts';

const MAX_TEXT = 16 * 1_024;
const MAX_GAP = 8 * 1_024;

/** The blocks, none over its size as JSON or as UTF-8, none ending inside a surrogate pair. */
function blocksOf(text: string, format: DocumentFormat = 'markdown'): Block[] {
  const { lead, blocks } = readDocument(text, format);
  expect(documentText(lead, blocks)).toBe(text);
  for (const part of [lead, ...blocks.map(({ gap }) => gap)]) expect(jsonBytes(part)).toBeLessThanOrEqual(MAX_GAP);
  for (const block of blocks) {
    expect(jsonBytes(block.text)).toBeLessThanOrEqual(MAX_TEXT);
    expect(block.text).not.toBe('');
    if (text.isWellFormed()) expect(block.text.isWellFormed() && block.gap.isWellFormed()).toBe(true);
  }
  return blocks;
}

function jsonBytes(text: string): number {
  return Buffer.byteLength(JSON.stringify(text)) - 2;
}

test('a block of exactly 16 KiB is not cut, one byte more is', () => {
  expect(blocksOf('a'.repeat(MAX_TEXT - 6) + ' word.')).toHaveLength(1);
  expect(blocksOf('a'.repeat(MAX_TEXT - 6) + ' words.')).toHaveLength(2);
});

test('a long paragraph is cut at sentence ends', () => {
  const sentence = 'It was “the best” of times (and the worst of times!). ';
  const blocks = blocksOf(sentence.repeat(1_000), 'text');
  expect(blocks.length).toBeGreaterThan(3);
  for (const { text, gap, kind } of blocks) {
    expect(text).toEndWith('times!).');
    expect(text).toStartWith('It');
    expect([kind, gap]).toEqual(['paragraph', ' ']);
  }
});

test('Chinese is cut at its full stops, which no space follows', () => {
  for (const { text, kind } of blocksOf('我们在这里。'.repeat(3_000))) {
    expect(kind).toBe('paragraph');
    expect(text).toEndWith('。');
  }
});

test('a long sentence is cut at white space', () => {
  for (const { text, gap } of blocksOf('word '.repeat(10_000).trim())) {
    expect(text).toMatch(/^word(?: word)*$/);
    expect(gap).toMatch(/^ ?$/);
  }
});

test('the quote marks at a cut stand in the gap', () => {
  const blocks = blocksOf('> A sentence in a quote.\n'.repeat(1_000));
  expect(blocks.length).toBeGreaterThan(1);
  for (const { text, gap, kind } of blocks) {
    expect([kind, text.slice(0, 2), text.at(-1)]).toEqual(['quote', 'A ', '.']);
    expect(gap).toMatch(/^\n(?:> )?$/);
  }
});

test('what has no space for 16 KiB is no prose: an image in its link stays whole and untouched', () => {
  const image = `![a picture](data:image/png;base64,${'iVBORw0KGgo'.repeat(4_000)})`;
  const blocks = blocksOf(`Look at this: ${image} and read on.`);
  expect(blocks[0]).toMatchObject({ kind: 'paragraph', text: 'Look at this: ![a' });
  expect(blocks.at(-1)).toMatchObject({ kind: 'paragraph', text: 'and read on.' });
  expect(blocks.slice(1, -1).map(({ kind }) => kind)).toEqual(['verbatim', 'verbatim', 'verbatim']);
});

test('a word of emoji is cut between them', () => {
  expect(blocksOf('😀'.repeat(10_000)).length).toBeGreaterThan(1);
  expect(blocksOf(`a${'😀'.repeat(10_000)}`).length).toBeGreaterThan(1);
});

test('code is cut at line ends', () => {
  const blocks = blocksOf(`\`\`\`\n${'const answer = 42;\n'.repeat(2_000)}\`\`\``);
  expect(blocks.length).toBeGreaterThan(2);
  for (const { kind, text, gap } of blocks) expect([kind, /(?:\n|```)$/.test(text), gap]).toEqual(['code', true, '']);
});

test('white space of over 8 KiB is a block of its own, wherever it stands', () => {
  const space = ' \n'.repeat(5_000);
  for (const format of ['text', 'markdown'] as const) {
    expect(blocksOf(`one${space}two`, format).map(({ kind }) => kind)).toEqual(['paragraph', 'verbatim', 'paragraph']);
    expect(blocksOf(space, format).every(({ kind }) => kind === 'verbatim')).toBe(true);
    expect(blocksOf(`${space}one${space}`, format).map(({ kind }) => kind)).toEqual([
      'verbatim',
      'paragraph',
      'verbatim',
    ]);
  }
  expect(blocksOf(`one${' '.repeat(MAX_GAP)}`)).toHaveLength(1);
  expect(blocksOf(`one${' '.repeat(MAX_GAP + 1)}`)).toHaveLength(2);
});

test('control characters and lone surrogates count as JSON writes them', () => {
  expect(blocksOf('\0'.repeat(5_000)).length).toBeGreaterThan(1);
  expect(blocksOf('\ud800'.repeat(5_000)).length).toBeGreaterThan(1);
  expect(blocksOf('"'.repeat(10_000)).length).toBeGreaterThan(1);
});
