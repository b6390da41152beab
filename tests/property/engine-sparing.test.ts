import { describe, expect, setDefaultTimeout, test } from 'bun:test';
import * as fc from 'fast-check';
import { type Finding, harperLinter } from '../../src/engines/embedded/proofread/harper-linter.ts';
import { knownToHarper } from '../../src/engines/embedded/proofread/harper-signs.ts';
import { joinedLinter } from '../../src/engines/embedded/proofread/joined-linter.ts';
import { lexicon } from '../../src/engines/embedded/proofread/lexicon.ts';
import { RULES } from '../../src/engines/embedded/proofread/rule-table.ts';
import { sparingLinter } from '../../src/engines/embedded/proofread/sparing-linter.ts';
import type { RevisionOptions } from '../../src/engines/revision-engine.ts';
import { needs } from '../support/needs.ts';
import { realTexts } from '../support/real-texts.ts';

setDefaultTimeout(300_000);

type Format = RevisionOptions['format'];

const rules = Object.keys(RULES);
const whole = joinedLinter(await harperLinter('US', rules));
const sparing = sparingLinter(whole, rules, knownToHarper(lexicon()));

/** What the table takes of what was found, in one order. */
function taken(text: string, findings: readonly Finding[]): string[] {
  return findings
    .filter(({ rule: name, start, end, replacements: [after = ''] }) => {
      const rule = RULES[name];
      const before = text.slice(start, end);
      return !rule?.guard || rule.guard({ text, start, end, before, after, opensSentence: true }) !== undefined;
    })
    .map((finding) => JSON.stringify(finding))
    .sort();
}

async function expectEqual(texts: readonly string[], format: Format): Promise<void> {
  const [spared, all] = await Promise.all(
    [sparing, whole].map((linter) => Promise.all(texts.map((text) => linter.find(text, format)))),
  );
  const of = (found: readonly Finding[][] | undefined) =>
    texts.map((text, index) => ({ text, found: taken(text, found?.[index] ?? []) }));
  expect(of(spared)).toEqual(of(all));
}

/** Words that rules look for beside words that mean nothing to them. */
const WORDS =
  'The They He She It We You I house old river stone went stood came walks walk easy happy quick a an the some any one body self ' +
  'my your their its it’s it is are was were has have had been to too two there then than that which more most better ' +
  'less need want try mean ready learn can will must should might not be of course off apple hour user unit honest MVP ' +
  'wo informations childs blorp other every no where now days despite inspired from by and but 5 day $ spoke broke gone ' +
  'black sea new delhi alot lots quiet quite over they’re there’s don’t doesn’t “quoted” (aside) well-known *bold* `code`';
const word = fc.constantFrom(...WORDS.split(' '));
const gap = fc.constantFrom(' ', ' ', ' ', ' ', ' ', ' ', ', ', '. ', ' ,', '; ', '  ', '\n', '. The ', '! They ');
const text = fc
  .tuple(
    fc.constantFrom('The ', 'They ', ''),
    fc.array(fc.tuple(word, gap), { maxLength: 14 }),
    word,
    fc.constantFrom('.', '.', '?', '', '!', ' .'),
  )
  .map(([first, words, last, end]) => first + words.map((pair) => pair.join('')).join('') + last + end);

describe('what a sparing linter finds', () => {
  // The same texts each time: what Harper makes of words at random is told from its source, and a new version of it is
  // the time to look at others.
  test.each(['text', 'markdown'] as const)(
    'is what the table takes of what Harper finds in whole texts: %s',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 12 }), (texts) => expectEqual(texts, format)),
        { numRuns: 60, seed: 20261121 },
      );
    },
  );

  const folder = process.env['EVAL_DIR'];
  const evaluation = needs('EVAL_DIR', folder !== undefined);
  test.skipIf(evaluation.skip)(`is the same in real texts${evaluation.because}`, async () => {
    for (const [format, texts] of await realTexts(folder ?? '')) await expectEqual(texts, format);
  });
});
