import { describe, expect, setDefaultTimeout, test } from 'bun:test';
import * as fc from 'fast-check';
import { type Finding, type HarperLinter, harperLinter } from '../../src/engines/embedded/proofread/harper-linter.ts';
import { joinedLinter } from '../../src/engines/embedded/proofread/joined-linter.ts';
import { RULES } from '../../src/engines/embedded/proofread/rule-table.ts';
import type { RevisionOptions } from '../../src/engines/revision-engine.ts';
import { needs } from '../support/needs.ts';
import { realTexts } from '../support/real-texts.ts';

setDefaultTimeout(300_000);

type Format = RevisionOptions['format'];

const alone = await harperLinter('US', Object.keys(RULES));
let calls = 0;
const counted: HarperLinter = {
  find(text, format) {
    calls++;
    return alone.find(text, format);
  },
};
const joined = joinedLinter(counted);

/** What the rules weigh, and what parsers join or cut. */
const WORDS =
  'a an A An the The i I its it’s it is are was to too two there their they we you your that than then of off course ' +
  'must need want learn ready prepare happy many much more better cat cats hour honest SQL ubiquitous U.S. e.g. etc. ' +
  'Mr. 9 p.m. well-known choosed every one every-one any body however known walked goes pacific ocean 1st $5 5$ .md ' +
  '(aside) “quoted” "open *bold* `code` [link](http://a.b/c) http://a.b/c #1 naïve — … ... x.';
const word = fc.constantFrom(...WORDS.split(' '));
const gap = fc.constantFrom(' ', ' ', ' ', ' ', ', ', '. ', ' ,', '; ', '  ', '\n');
const text = fc
  .tuple(
    fc.array(fc.tuple(word, gap), { maxLength: 9 }),
    word,
    fc.constantFrom('', '', '.', '.', '?', '!', ':', ' .', '."', '. '),
  )
  .map(([words, last, end]) => words.map((pair) => pair.join('')).join('') + last + end);
/** Texts, and how they are cut into what is asked for at a time. */
const cuts = fc.array(fc.array(text, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 3 });

/** In one order: a rule may find in any. */
function ordered(findings: readonly Finding[]): string[] {
  return findings.map((finding) => JSON.stringify(finding)).sort();
}

async function expectEqual(texts: readonly string[], format: Format): Promise<void> {
  const found = await Promise.all(texts.map((one) => joined.find(one, format)));
  for (const [index, one] of texts.entries()) {
    // Harper has one thread.
    // oxlint-disable-next-line no-await-in-loop
    const expected = ordered(await alone.find(one, format));
    expect({ text: one, found: ordered(found[index] ?? []) }).toEqual({ text: one, found: expected });
  }
}

describe('what is found in joined texts', () => {
  test.each(['text', 'markdown'] as const)(
    'is what is found in each alone, however they are cut: %s',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(cuts, async (groups) => {
          for (const group of groups) await expectEqual(group, format);
        }),
        { numRuns: 60 },
      );
    },
  );

  const folder = process.env['EVAL_DIR'];
  const evaluation = needs('EVAL_DIR', folder !== undefined);
  test.skipIf(evaluation.skip)(`is the same in real texts, with far fewer calls${evaluation.because}`, async () => {
    for (const [format, texts] of await realTexts(folder ?? '')) {
      calls = 0;
      await expectEqual(texts, format);
      expect(calls).toBeLessThan(texts.length / 3);
    }
  });
});
