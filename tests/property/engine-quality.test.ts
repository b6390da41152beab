import { describe, expect, setDefaultTimeout, test } from 'bun:test';
import { cweb, jfleg } from '../../bench/parts/eval-texts.ts';
import { learners, references, websites } from '../../bench/parts/quality-figures.ts';
import { documentProofreader } from '../../bench/parts/quality-run.ts';
import { proofreader } from '../../src/engines/embedded/proofread/proofread.ts';
import { needs } from '../support/needs.ts';

/** Some 6,000 sentences go through Harper. */
setDefaultTimeout(300_000);

const folder = process.env['EVAL_DIR'];
const { skip, because } = needs('EVAL_DIR', folder !== undefined);
const proofread = documentProofreader(proofreader());

/** In documents of 20 sentences, applied by `auto`; docs/QUALITY.md says what the figures mean. */
describe.skipIf(skip)(`the pass proofread${because}`, () => {
  test('brings learners’ sentences nearer to what people made of them, with little harm', async () => {
    const { gleu, harmfulPercent, secondRunPercent } = await learners(await jfleg(folder ?? ''), proofread);
    expect(gleu).toBeGreaterThanOrEqual(45.5);
    expect(harmfulPercent).toBeLessThanOrEqual(4);
    expect(secondRunPercent).toBeLessThanOrEqual(1);
  });

  test('leaves what people corrected', async () => {
    const { unsupportedPercent } = await references(await jfleg(folder ?? ''), proofread);
    expect(unsupportedPercent).toBeLessThanOrEqual(0.7);
  });

  for (const set of ['G', 'S'] as const) {
    /** Every second document: all of them take twice as long. */
    test(`leaves sentences of websites in which nothing is wrong: ${set}`, async () => {
      const sentences = (await cweb(folder ?? '', set)).filter((_, index) => index % 40 < 20);
      const { clean } = await websites(set, sentences, proofread);
      expect(clean.sentences).toBeGreaterThan(800);
      expect(clean.percent).toBeLessThanOrEqual(0.5);
    });
  }
});
