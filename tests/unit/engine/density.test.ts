import { describe, expect, setDefaultTimeout, test } from 'bun:test';
import { proofreader } from '../../../src/engines/embedded/proofread/proofread.ts';
import type { ProseBlock } from '../../../src/engines/embedded/prose-block.ts';
import { DEFAULT_OPTIONS } from '../../../src/engines/revision-engine.ts';

/** Loading Harper takes seconds on a busy machine. */
setDefaultTimeout(300_000);

const pass = proofreader();
/** “Also” opens the sentence: a comma is right as a rule, and wrong where a writer knows what she does. */
const ASKED = 'Also they play football here every day.';
const FULL = 'I have recieved teh mesage yesterday. He go to school and she dont like it.';
const CALM = 'We received the message yesterday. He goes to school, and she does not like it there.';

function blocks(...texts: readonly string[]): ProseBlock[] {
  return texts.map((text, index) => ({ id: `b${index + 1}`, kind: 'paragraph', text, opensSentence: true }));
}

async function changed(document: readonly ProseBlock[], at: number, apply: 'auto' | 'suggest' = 'auto') {
  const options = { ...DEFAULT_OPTIONS, format: 'text', apply } as const;
  const reviser = pass.read({ pass: 1, options, blocks: document });
  const block = document[at];
  if (block === undefined) throw new Error('no such block');
  const revision = await reviser.revise(block, async () => true);
  return revision?.changes.filter(({ applied }) => applied).map(({ rule }) => rule);
}

describe('in a text full of errors', () => {
  const full = blocks(FULL, FULL, ASKED, FULL);

  test('what is likely is applied, elsewhere it is a suggestion', async () => {
    expect(await changed(full, 2)).toEqual(['OpeningComma']);
    expect(await changed(blocks(CALM, CALM, ASKED, CALM), 2)).toEqual([]);
    expect(await changed(full, 2, 'suggest')).toEqual([]);
  });

  test('a block is decided on alone as in its turn: a run that goes on decides alike', async () => {
    const alone = await changed(full, 2);
    for (const at of [0, 1]) await changed(full, at);
    expect(await changed(full, 2)).toEqual(alone);
  });

  test('only what stands near counts', async () => {
    const calm = Array.from({ length: 40 }, () => CALM);
    expect(await changed(blocks(...calm, ASKED, ...calm, FULL, FULL, FULL), calm.length)).toEqual([]);
  });

  test('one bad sentence is no such text, nor is a short one with a few mistakes', async () => {
    expect(await changed(blocks('Teh day is here.', ASKED), 1)).toEqual([]);
    expect(await changed(blocks('I have recieved teh mesage. He go to school.', ASKED), 1)).toEqual([]);
  });

  test('whoever only mistypes words knows where the commas stand', async () => {
    const typed = 'We recieved teh mesage yesterday, and tommorow we shall ansewr it in the ususal way.';
    expect(await changed(blocks(typed, typed, ASKED, typed), 2)).toEqual([]);
  });

  test('a second run has nothing to do', async () => {
    const options = { ...DEFAULT_OPTIONS, format: 'text' } as const;
    const reviser = pass.read({ pass: 1, options, blocks: full });
    const results: string[] = [];
    for (const block of full) {
      const changes = (await reviser.revise(block, async () => true))?.changes ?? [];
      const applied = changes.filter((change) => change.applied);
      results.push(
        applied.reduceRight(
          (text, { start, end, after }) => text.slice(0, start) + after + text.slice(end),
          block.text,
        ),
      );
    }
    for (const at of results.keys()) expect(await changed(blocks(...results), at)).toEqual([]);
  });
});
