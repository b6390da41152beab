import { describe, expect, test } from 'bun:test';
import { protectedSpans } from '../../../src/documents/spans/protected-spans.ts';
import { Drops } from '../../../src/engines/model/checks/drops.ts';
import { editsOfProposals } from '../../../src/engines/model/editing/edits-of-proposals.ts';
import type { BlockKind } from '../../../src/protocol/document.ts';
import type { Proposal } from '../../../src/engines/model/editing/proposal.ts';

const TEXT = 'We recieved 5 kg of teh goods, and teh rest is at https://example.com/teh today.';

interface About {
  readonly asked?: boolean;
  readonly kind?: BlockKind;
}

function editsOf(text: string, ...given: readonly (Partial<Proposal> & About)[]) {
  const drops = new Drops();
  const { kind = 'paragraph', asked = false }: About = Object.assign({}, ...given);
  const block = { id: 'b1', kind, text };
  const proposals = given.filter(({ old }) => old !== undefined);
  const edits = editsOfProposals(
    { block, index: 0, start: 0, text },
    proposals.map((proposal) => ({
      block: 's1',
      old: '',
      new: '',
      reason: 'Why.',
      category: 'spelling',
      sure: true,
      ...proposal,
    })),
    { pass: 'proofread', asked, untouchable: protectedSpans(block, 'markdown'), drops },
  );
  return { edits, dropped: drops.inWords, total: drops.total };
}

describe('what a model proposes becomes an edit', () => {
  test('cut down to the words that change, with its rule and reason', () => {
    const { edits } = editsOf(TEXT, { old: 'We recieved 5 kg', new: 'We received 5 kg' });
    expect(edits).toEqual([
      {
        start: 3,
        end: 11,
        after: 'received',
        category: 'spelling',
        rule: 'ModelProofreadSpelling',
        reason: 'Why.',
        confidence: 0.8,
        tier: 'A',
      },
    ]);
  });

  test('words that belong together stay together; around protected text they are edits of their own', () => {
    const together = editsOf('It was he who done it then.', { old: 'was he who done it', new: 'is he who did it' });
    expect(together.edits.map(({ start, end, after }) => [start, end, after])).toEqual([[3, 18, 'is he who did']]);
    const around = editsOf(TEXT, { old: 'recieved 5 kg of teh goods', new: 'received 5 kg of the goods' });
    expect(around.edits.map(({ start, end, after }) => [start, end, after])).toEqual([
      [3, 11, 'received'],
      [20, 23, 'the'],
    ]);
  });

  test('what is unsure, or not what the pass is about, is a suggestion', () => {
    const { edits } = editsOf(
      TEXT,
      { old: 'goods', new: 'wares', category: 'style' },
      { old: 'recieved', new: 'got', sure: false },
    );
    expect(edits.map(({ tier, category, rule }) => [tier, category, rule])).toEqual([
      ['B', 'spelling', 'ModelProofreadSpelling'],
      ['B', 'grammar', 'ModelProofreadGrammar'],
    ]);
  });

  test('a reason is one line that can be seen, or one of ours', () => {
    const { edits } = editsOf(TEXT, {
      old: 'recieved',
      new: 'received',
      reason: `a\n\u202eb\u0007\t${'c'.repeat(500)}`,
    });
    expect(edits[0]?.reason).toBe(`a b ${'c'.repeat(295)}…`);
    const silent = editsOf(TEXT, { old: 'recieved', new: 'received', reason: '\u200b ' });
    expect(silent.edits[0]?.reason).toBe('The model changed this for spelling.');
  });

  test.each([
    ['words that are not there', { old: 'received', new: 'got' }, /^1 for words that do not stand/],
    ['words that are there twice', { old: 'teh', new: 'the' }, /^1 for words that stand in the block more than once/],
    ['the same words', { old: 'goods', new: 'goods' }, /^1 that changed nothing/],
    ['a number', { old: '5 kg', new: '6 kg' }, /^1 to protected text/],
    ['a part of a link', { old: 'example.com/teh', new: 'example.com/the' }, /^1 to protected text/],
    ['a line break', { old: 'goods, and', new: 'goods,\nand' }, /^1 that would have changed/],
    ['words turned around', { old: 'goods', new: 'go\u202eods' }, /^1 with characters that cannot be seen/],
    ['hidden words', { old: 'goods', new: 'goods\u{e0041}\u{e0042}' }, /^1 with characters that cannot be seen/],
    ['half a pair', { old: 'goods', new: 'goods\ud83d' }, /^1 with characters that cannot be seen/],
    ['a lecture', { old: 'goods', new: 'goods '.repeat(40) }, /^1 that replaced far more/],
  ])('nothing for %s', (_name, proposal, dropped) => {
    const { edits, ...rest } = editsOf(TEXT, proposal);
    expect(edits).toEqual([]);
    expect(rest).toEqual({ dropped: expect.stringMatching(dropped), total: 1 });
  });

  test.each([
    ['a number in words', 'All three of them came.', 'three', 'four', '1 that would have changed'],
    ['a number in words that comes', 'The men came.', 'men', 'two men', '1 that would have changed'],
    ['a number in words that goes', 'All three men came.', 'three men', 'men', '1 that would have changed'],
    ['a number that another edit would bring', 'It took 5 days.', '5 days', 'days', '1 '],
    ['a translation', 'We think that it is good.', 'that it is good', 'dass es gut ist', '1 in another language'],
    ['one of a foreign text', 'Wir denken, dass es gut ist.', 'dass es gut ist', 'that it is good', '1 in another'],
    ['letters of another script', 'We pay the bank.', 'bank', 'b\u0430nk', '1 in another language'],
  ])('nothing for %s', (_what, text, old, written, dropped) => {
    const { edits, dropped: said } = editsOf(text, { old, new: written });
    expect(edits).toEqual([]);
    expect(said).toStartWith(dropped);
  });

  test.each([
    ['It is two late for it.', 'two late', 'too late'],
    ['I have to brothers.', 'to brothers', 'two brothers'],
    ['The two of them came.', 'The two of them', 'Both'],
    ['There are fourty of them.', 'fourty', 'forty'],
    ['I ate a creme brulee.', 'creme brulee', 'crème brûlée'],
  ])('a correction of a number’s spelling or of a foreign word is one: %p', (text, old, written) => {
    expect(editsOf(text, { old, new: written }).edits).toMatchObject([{ tier: 'A' }]);
  });

  const long = 'The committee that was in charge of the house met on every evening of the week. They was late.';
  test.each([
    ['a sentence in other words', long, long.slice(0, 79), 'All members gathered nightly to decide about what to do.'],
    ['a sentence that goes', long, `${long.slice(0, 79)} `, ''],
    ['a sentence that comes', long, 'They was late.', 'They was late. The rules are all gone from now on.'],
    ['one that leaves its mark', `It is so. ${long}`, ` ${long.slice(0, 78)}`, ''],
  ])('%s is a person’s to decide, unless it was asked for', (_what, text, old, written) => {
    expect(editsOf(text, { old, new: written }).edits).toMatchObject([{ tier: 'B' }]);
    expect(editsOf(text, { old, new: written }, { asked: true }).edits).toMatchObject([{ tier: 'A' }]);
  });

  test('new words in a heading are a person’s to decide, corrections are not', () => {
    const heading = { kind: 'heading', asked: false } as const;
    expect(editsOf('Overveiw of methods', { old: 'Overveiw', new: 'Overview' }, heading).edits).toMatchObject([
      { tier: 'A' },
    ]);
    expect(editsOf('Overview of methods', { old: 'Overview', new: 'Choice' }, heading).edits).toMatchObject([
      { tier: 'B' },
    ]);
  });

  test('of two that overlap or touch, the first', () => {
    const { edits, dropped } = editsOf(
      TEXT,
      { old: 'We recieved', new: 'We got' },
      { old: 'recieved 5', new: 'obtained 5' },
    );
    expect(edits.map(({ after }) => after)).toEqual(['got']);
    expect(dropped).toBe('1 that overlapped another');
  });

  test('an insertion', () => {
    const { edits } = editsOf('He went home he was tired.', {
      old: 'went home he',
      new: 'went home, for he',
      category: 'punctuation',
    });
    const [edit] = edits;
    if (!edit) throw new Error('no edit');
    expect(
      'He went home he was tired.'.slice(0, edit.start) + edit.after + 'He went home he was tired.'.slice(edit.end),
    ).toBe('He went home, for he was tired.');
  });

  test('offsets are those of the block where the segment is a part of it', () => {
    const text = 'First teh. Second tha.';
    const block = { id: 'b1', kind: 'paragraph' as const, text };
    const segment = { block, index: 0, start: 11, text: text.slice(11) };
    const proposal = { block: 's1', old: 'tha', new: 'the', reason: '', category: 'spelling' as const, sure: true };
    const edits = editsOfProposals(segment, [proposal], {
      pass: 'proofread',
      asked: false,
      untouchable: [],
      drops: new Drops(),
    });
    expect(edits.map(({ start, end }) => text.slice(start, end))).toEqual(['tha']);
  });
});
