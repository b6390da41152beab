import { describe, expect, test } from 'bun:test';
import type { HarperLinter } from '../../../src/engines/embedded/proofread/harper-linter.ts';
import { SIGNS } from '../../../src/engines/embedded/proofread/harper-signs.ts';
import { RULES } from '../../../src/engines/embedded/proofread/rule-table.ts';
import { sparingLinter } from '../../../src/engines/embedded/proofread/sparing-linter.ts';

/** Finds every "x"; what it is given is kept. */
function letterLinter(rules: readonly string[] = Object.keys(RULES)) {
  const given: string[] = [];
  const linter: HarperLinter = {
    async find(text) {
      given.push(text);
      return [...text.matchAll(/x/g)].map(({ index }) => ({
        rule: 'X',
        start: index,
        end: index + 1,
        replacements: [],
      }));
    },
  };
  return { linter: sparingLinter(linter, rules, (word) => word !== 'blorp'), given };
}

async function givenOn(text: string, format: 'text' | 'markdown' = 'text'): Promise<readonly string[]> {
  const { linter, given: texts } = letterLinter();
  await linter.find(text, format);
  return texts;
}

describe('a sparing linter', () => {
  test('gives on the sentences with a sign, and says where in the text they found something', async () => {
    const { linter, given: texts } = letterLinter();
    const text = 'Nothing stood there. They saw a x apple. It went home. So an dragon x fell. The x ended.';
    expect((await linter.find(text, 'text')).map(({ start }) => start)).toEqual([
      text.indexOf('x'),
      text.indexOf('x fell'),
    ]);
    expect(texts).toEqual(['They saw a x apple.', 'So an dragon x fell.']);
  });

  test('gives sentences that follow each other together, and a text whole where all of them have a sign', async () => {
    expect(await givenOn('It was a apple. It was an dragon. They slept.')).toEqual([
      'It was a apple. It was an dragon.',
    ]);
    expect(await givenOn('It was a apple. It was an dragon.')).toEqual(['It was a apple. It was an dragon.']);
  });

  test.each([
    ['a word in no dictionary', 'They went blorp again.'],
    ['a doubled word', 'They went to the the house.'],
    ['two spaces', 'They went  home.'],
    ['a small letter at the start', 'they went home.'],
    ['a small letter behind a full stop', 'They went home. and slept.'],
    ['a comma out of place', 'They went ,and slept.'],
    ['a pronoun and its verb', 'He go home.'],
    ['a verb without “to”', 'They want see it.'],
  ])('gives on %s', async (_, text) => {
    expect(await givenOn(text)).toEqual([text]);
  });

  test('gives nothing on where no sentence has a sign', async () => {
    expect(await givenOn('The house stood on the hill. They saw it from the road, as the sun set.')).toEqual([]);
  });

  test('does not cut what Harper would read in another way, nor look for signs between markup', async () => {
    const marked = 'The *house stood. On* the hill. They saw a axe.';
    expect(await givenOn(marked, 'markdown')).toEqual([marked]);
    const linked = 'The [house](home) stood on the hill.';
    expect(await givenOn(linked, 'markdown')).toEqual([linked]);
    expect(await givenOn('The house is a URL. They saw a axe.')).toEqual(['The house is a URL. They saw a axe.']);
    expect(await givenOn('They saw Mr. Smith and the axe of St. John.')).toEqual([]);
  });

  test('gives everything on for a rule whose signs nobody knows', async () => {
    const { linter, given: texts } = letterLinter([...Object.keys(RULES), 'NewRule']);
    await linter.find('The house stood on the hill.', 'text');
    expect(texts).toHaveLength(1);
  });

  test('has signs for each rule of the table, and for no other', () => {
    expect(Object.keys(SIGNS).sort()).toEqual(Object.keys(RULES).sort());
  });
});
