import { describe, expect, setDefaultTimeout, test } from 'bun:test';
import { harperLinter, unknownWords } from '../../../src/engines/embedded/proofread/harper-linter.ts';
import { RULES } from '../../../src/engines/embedded/proofread/rule-table.ts';

/** Loading Harper takes seconds on a busy machine. */
setDefaultTimeout(300_000);

const NEVER_APPLIED = [
  'OxfordComma',
  'Dashes',
  'NumericRangeEnDash',
  'OrthographicConsistency',
  'DisjointPrefixes',
  'MassNouns',
  'CondenseAllThe',
  'UseEllipsisCharacter',
  'SplitWords',
  'UpdatePlaceNames',
  'Regionalisms',
];

describe('the rules', () => {
  test('have each one sentence as reason', () => {
    for (const [name, { reason }] of Object.entries(RULES)) {
      expect([name, reason]).toEqual([name, expect.stringMatching(/^[\p{Lu}“][^.]*\.$/u)]);
    }
  });

  test('leave out what is never to be applied', () => {
    expect(NEVER_APPLIED.filter((name) => RULES[name]?.tier === 'A')).toEqual([]);
  });

  test('are all Harper’s', async () => {
    await harperLinter('US', Object.keys(RULES));
    await expect(harperLinter('US', ['NoSuchRule'])).rejects.toThrow('NoSuchRule');
  });
});

describe('harperLinter', () => {
  test('finds with the rules it was given only, in UTF-16 offsets', async () => {
    const linter = await harperLinter('US', ['AnA', 'CommaFixes']);
    expect(await linter.find('😀 It is a apple, teh best,and the the.', 'text')).toEqual([
      { rule: 'AnA', start: 9, end: 10, replacements: ['an'] },
      { rule: 'CommaFixes', start: 26, end: 27, replacements: [', '] },
    ]);
  });

  test('skips code in Markdown', async () => {
    const linter = await harperLinter('US', ['AnA']);
    expect(await linter.find('A `a apple` and a apple.', 'markdown')).toHaveLength(1);
  });

  test('has nothing to find in nothing', async () => {
    const linter = await harperLinter('US', ['AnA']);
    expect(await linter.find('', 'text')).toEqual([]);
    expect(await unknownWords('US', [])).toEqual(new Map());
  });

  test('tells unknown words by dialect, many at once', async () => {
    const many = Array.from({ length: 250 }, () => 'house').concat('colour', 'recieve');
    expect([...(await unknownWords('US', many)).keys()]).toEqual(['colour', 'recieve']);
    expect([...(await unknownWords('GB', many)).keys()]).toEqual(['recieve']);
  });
});
