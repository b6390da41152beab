import { expect, setDefaultTimeout, test } from 'bun:test';
import * as fc from 'fast-check';
import { proseBlocks } from '../../src/engines/embedded/document-blocks.ts';
import { polisher } from '../../src/engines/embedded/polish/polish.ts';
import { proofreader } from '../../src/engines/embedded/proofread/proofread.ts';
import type { Reviser } from '../../src/engines/embedded/reviser.ts';
import { structureChecker } from '../../src/engines/embedded/structure/structure.ts';
import { tightener } from '../../src/engines/embedded/tighten/tighten.ts';
import { toneChecker } from '../../src/engines/embedded/tone/tone.ts';
import { DEFAULT_OPTIONS } from '../../src/engines/revision-engine.ts';
import type { BlockKind } from '../../src/protocol/document.ts';

setDefaultTimeout(120_000);

const REVISERS: readonly (readonly [string, () => Reviser, number])[] = [
  ['proofread', proofreader, 40],
  ['tighten', tightener, 300],
  ['polish', polisher, 300],
  ['structure', structureChecker, 300],
  ['tone', toneChecker, 300],
];

const PIECES =
  'we the a it is are of to and in teh recieve calender kubelet Kubelet KUBELET frobnicate alot colour color organise organize ' +
  'towards e-mail email utilize in order to due to the fact that very really GitHub Github twelve 12 10,000 per cent % ' +
  '“so” "so" — -- ... … The the the they goes he go childs informations a apple discuss about i however in fact';
const sentence = fc
  .tuple(
    fc.array(fc.constantFrom(...PIECES.split(' ')), { minLength: 1, maxLength: 9 }),
    fc.constantFrom('.', '.', '!', ':', ''),
  )
  .map(([words, end]) => words.join(' ') + end);
const block = fc.record({
  kind: fc.constantFrom<BlockKind>(
    'paragraph',
    'paragraph',
    'paragraph',
    'heading',
    'list_item',
    'quote',
    'table_cell',
  ),
  text: fc.array(sentence, { minLength: 1, maxLength: 3 }).map((sentences) => sentences.join(' ')),
});
const blocks = fc.array(block, { minLength: 1, maxLength: 4 });
/** Of other words, so that they leave most facts as they are. */
const apart = fc
  .array(fc.constantFrom('Several rivers ran past seven villages.', 'Her old horse stood near some trees.'), {
    maxLength: 2,
  })
  .map((texts) => texts.map((text) => ({ kind: 'paragraph' as const, text })));
const others = fc.oneof(blocks, apart);

/**
 * A document, and another in which some of its blocks stand among others: most facts differ, some do not, and the cache
 * takes a revision over where they do not.
 */
test.each(REVISERS)(
  '%s: what a block’s facts do not say, its revision does not depend on',
  async (_name, open, numRuns) => {
    const reviser = open();
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(blocks, others, others, async (shared, before, after) => {
        const options = { ...DEFAULT_OPTIONS, format: 'text' } as const;
        const [one, two] = [shared, [...before, ...shared, ...after]].map((all) => {
          const from = all === shared ? 0 : before.length;
          const given = all.map((each, index) => ({ ...each, id: `b${index - from}` }));
          const told = { pass: 1, options, blocks: proseBlocks(given) };
          return { told, reviser: reviser.read(told) };
        });
        for (const mine of one?.told.blocks ?? []) {
          const theirs = two?.told.blocks.find(({ id }) => id === mine.id);
          if (JSON.stringify(mine) !== JSON.stringify(theirs) || !one || !two) continue;
          if (one.reviser.facts(mine) !== two.reviser.facts(mine)) continue;
          compared++;
          const found = await Promise.all([one, two].map((each) => each.reviser.revise(mine, async () => true)));
          expect(found[1]).toEqual(found[0]);
        }
      }),
      { numRuns },
    );
    expect(compared).toBeGreaterThan(0);
  },
);

test('what a word is in the document matters to a block that has it, not to one that a correction brings it into', async () => {
  // "Calender" is a slip for "calendar", unless it is a name in the document.
  const reviser = proofreader({
    open: async () => ({
      async find(text) {
        const start = text.indexOf('before hand');
        return start === -1 ? [] : [{ rule: 'Beforehand', start, end: start + 11, replacements: ['calender'] }];
      },
    }),
  });
  const revised = async (other: string, text: string) => {
    const told = proseBlocks([text, other].map((each, index) => ({ id: `b${index}`, kind: 'paragraph', text: each })));
    const document = reviser.read({ pass: 1, options: DEFAULT_OPTIONS, blocks: told });
    const [first] = told;
    const revision = first && (await document.revise(first, async () => true));
    return { facts: first && document.facts(first), after: revision?.changes.map(({ after }) => after) };
  };
  const [named, unnamed] = ['There we met Calender again.', 'There we met nobody again.'];
  const brought = 'They had it before hand and said so.';
  expect(await revised(named, brought)).toEqual(await revised(unnamed, brought));
  const there = 'They had a calender and said so.';
  expect((await revised(named, there)).after).toEqual([]);
  expect((await revised(unnamed, there)).after).toEqual(['calendar']);
});
