import { expect, setDefaultTimeout, test } from 'bun:test';
import { SAMPLE } from '../../../src/web/parts/drafts/sample.ts';
import { proofreadText } from '../../support/engine-proofread.ts';

/** Loading Harper takes seconds on a busy machine. */
setDefaultTimeout(60_000);

/** What somebody who reads the sample sees, and what it should be. */
const PLANTED = [
  ["it's reading room", 'its reading room'],
  ['more often then about', 'more often than about'],
  ['the closure it self', 'the closure itself'],
  ['had sign a petition', 'had signed a petition'],
  ['one tusday in', 'one Tuesday in'],
  ['vandelism', 'vandalism'],
  ['There was new sofas', 'There were new sofas'],
  ['a bank of computer where', 'a bank of computers where'],
  ['have rose since', 'have risen since'],
  ['the the tables', 'the tables'],
  ['the anual report', 'the annual report'],
  ['Noone had to', 'No one had to'],
] as const;

test('every mistake that is planted in the sample of the start page is put right, and nothing else', async () => {
  const paragraphs = SAMPLE.split('\n\n').filter((text) => !text.startsWith('#'));
  const results = await Promise.all(
    paragraphs.map(async (text) => (await proofreadText(text, { document: paragraphs, format: 'markdown' })).result),
  );
  const right = PLANTED.reduce((text, [wrong, meant]) => text.replace(wrong, meant), paragraphs.join('\n\n'));
  expect(right).not.toBe(paragraphs.join('\n\n'));
  expect(results.join('\n\n')).toBe(right.replace('However it', 'However, it'));
});
