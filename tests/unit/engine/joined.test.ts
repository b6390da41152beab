import { describe, expect, test } from 'bun:test';
import type { HarperLinter } from '../../../src/engines/embedded/proofread/harper-linter.ts';
import { joinedLinter } from '../../../src/engines/embedded/proofread/joined-linter.ts';
import { standsAlone } from '../../../src/engines/embedded/proofread/stands-alone.ts';

/** Finds every "x"; what is given to it in one call is kept. A text with FAIL fails. */
function letterLinter() {
  const calls: string[] = [];
  const linter: HarperLinter = {
    async find(text, format) {
      calls.push(`${format} ${text}`);
      if (text.includes('FAIL')) throw new Error('as the text says');
      return [...text.matchAll(/x/g)].map(({ index }) => ({
        rule: 'X',
        start: index,
        end: index + 1,
        replacements: ['y'],
      }));
    },
  };
  return { linter: joinedLinter(linter), calls };
}

const places = async (found: ReturnType<HarperLinter['find']>) => (await found).map(({ start }) => start);

describe('a joined linter', () => {
  test('asks once for what is wanted in one turn, and gives each what is its own', async () => {
    const { linter, calls } = letterLinter();
    const found = ['One x here.', 'None.', 'Two xx 😀 xo.', 'One x here.'].map((text) => linter.find(text, 'text'));
    expect(await Promise.all(found.map(places))).toEqual([[4], [], [4, 5, 10], [4]]);
    expect(calls).toEqual(['text One x here.\n\n.\n\nNone.\n\n.\n\nTwo xx 😀 xo.']);
    expect(await places(linter.find('And x again.', 'text'))).toEqual([4]);
    expect(calls).toHaveLength(2);
  });

  test('asks apart for other formats, for a text that stands alone, for shared phrases and for more than 4 KB', async () => {
    const { linter, calls } = letterLinter();
    const long = `It is long${' and longer'.repeat(250)}.`;
    const texts = [
      'It is so, he said.',
      'SO IT IS @ home.',
      'But then, it is so.',
      'Then, it is so.',
      long,
      `${long}!`,
    ];
    await Promise.all([...texts.map((text) => linter.find(text, 'text')), linter.find('It is so.', 'markdown')]);
    expect(calls).toEqual([
      `text ${texts[0]}\n\n.\n\n${texts[2]}\n\n.\n\n${long}`,
      `text ${texts[1]}`,
      `text ${texts[3]}\n\n.\n\n${long}!`,
      'markdown It is so.',
    ]);
  });

  test('fails what was asked with what fails, and nothing else', async () => {
    const { linter } = letterLinter();
    const found = ['Well x.', 'You FAIL @ it.', 'Fine x.'].map((text) => linter.find(text, 'text'));
    const settled = await Promise.allSettled(found);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await places(linter.find('Then x.', 'text'))).toEqual([5]);
  });
});

test.each([
  ['The first one was good. It went on.', 'text', false],
  ['A label without an end', 'text', false],
  ['- An item', 'text', true],
  ['what it is.', 'text', true],
  ['what it is when it is more than a label.', 'text', false],
  ['He learned it, an SQL database.', 'text', true],
  ['A hour later they met.', 'text', true],
  ['They had had it.', 'text', true],
  ['It was made in the U.S.', 'text', true],
  ['It was made in the U.S. and sold there.', 'text', false],
  ['What they need help with', 'text', true],
  ['Or so they say ...', 'text', true],
  ['One.\n\nTwo.', 'text', true],
  ['**Bold** words and [a link](http://example.com).', 'markdown', false],
  ['One.\n- Two.', 'markdown', true],
  ['[a]: http://b.c', 'markdown', true],
  ['See [[here]].', 'markdown', true],
] as const)('%s stands alone as %s: %p', (text, format, alone) => {
  expect(standsAlone(text, format)).toBe(alone);
});
