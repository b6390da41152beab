import { describe, expect, test } from 'bun:test';
import { readDocument } from '../../../src/documents/reading/read-document.ts';
import { editPrompt } from '../../../src/engines/model/editing/edit-prompt.ts';
import { editRulesFor } from '../../../src/engines/model/editing/edit-rules.ts';
import { DEFAULT_OPTIONS, type GivenBlock, type RevisionOptions } from '../../../src/engines/revision-engine.ts';
import type { Change } from '../../../src/protocol/document.ts';

const DOCUMENT = `# On tests

Every test tells a story, and teh story is short.

## What Zolmit does

Zolmit waits for a word. It never sleeps.

Last words.
`;

function promptOf(options: Partial<RevisionOptions> = {}, findings: readonly Change[] = []): string {
  const blocks: readonly GivenBlock[] = readDocument(DOCUMENT, 'markdown').blocks;
  const segments = [1, 2, 3].flatMap((index) => {
    const block = blocks[index];
    return block ? [{ block, index, start: 0, text: block.text }] : [];
  });
  const { messages } = editPrompt({
    pass: 'proofread',
    segments,
    blocks,
    options: { ...DEFAULT_OPTIONS, ...options },
    findings: (block) => findings.filter((change) => change.block === block),
    ref: '0123456789ab',
  });
  return messages.map(({ role, content }) => `[${role}]\n${content}`).join('\n\n');
}

describe('the prompt of an edit pass', () => {
  test.each(['proofread', 'tighten', 'polish'])('of %s has these rules', (pass) => {
    expect(editRulesFor(pass)).toMatchSnapshot();
  });

  test('has rules, task and text', () => {
    expect(promptOf()).toMatchSnapshot();
  });

  test('says the dialect, the register, what to leave alone and what was found', () => {
    const finding: Change = {
      id: 'p1.b2.1',
      pass: 1,
      block: 'b2',
      start: 29,
      end: 32,
      before: 'teh',
      after: 'the',
      category: 'spelling',
      rule: 'Spelling',
      reason: '“teh” is a misspelling of “the”.',
      confidence: 1,
      tier: 'A',
      applied: true,
    };
    const hint = {
      ...finding,
      id: 'p1.b2.2',
      start: 0,
      end: 5,
      before: 'Every',
      after: 'Every',
      reason: 'Is it every one?',
    };
    const options = {
      dialect: 'GB' as const,
      register: 'academic' as const,
      dictionary: ['zolmit', 'Nowhere', 'waits'],
    };
    expect(promptOf(options, [finding, hint])).toMatchSnapshot();
  });
});

test('every prompt is a file of its own with a version in its name', async () => {
  const files = await Array.fromAsync(new Bun.Glob('*/prompts/*').scan('src/engines/model'));
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((file) => !/\/[a-z]+\.v\d+\.txt$/.test(file))).toEqual([]);
});
