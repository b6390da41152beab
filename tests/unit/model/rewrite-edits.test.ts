import { describe, expect, test } from 'bun:test';
import { protectedSpans } from '../../../src/documents/spans/protected-spans.ts';
import { Drops } from '../../../src/engines/model/checks/drops.ts';
import { rewriteEdits } from '../../../src/engines/model/rewriting/rewrite-edits.ts';
import { readRewrite, RewriteReader } from '../../../src/engines/model/rewriting/rewrite-reader.ts';
import { applyChanges } from '../../../src/protocol/document.ts';

const reply = (passage: string) => `<<<abc rewritten>>>\n${passage}\n<<<abc done>>>`;

describe('a passage that is written anew', () => {
  test.each([1, 2, 7, 1_000])('is read while it comes, in pieces of %d, and nothing of its marks is shown', (size) => {
    const text = 'One line.\n<<<abc is no mark>>>\nAnother 😀 line.';
    const whole = `Sure!\n${reply(text)}\nGood luck.`;
    const reader = new RewriteReader('abc');
    let shown = '';
    for (let at = 0; at < whole.length; at += size) shown += reader.take(whole.slice(at, at + size));
    expect(shown).toBe(text);
    expect(readRewrite(whole, 'abc')).toBe(text);
  });

  test('is shown at once, but for what may become its closing mark', () => {
    const reader = new RewriteReader('abc');
    const pieces = ['<<<abc rewritten>>>\n', 'One', '\n', '<<<abc d', 'ay>>>', '\n\n<<<abc done>>>', ' No.'];
    expect(pieces.map((piece) => reader.take(piece))).toEqual(['', 'One', '', '', '\n<<<abc day>>>', '\n', '']);
  });

  test.each([
    '',
    'I am sorry.',
    'One line.',
    '<<<abc rewritten>>>\nOne',
    'x\n<<<abc done>>>',
    reply('x').replaceAll('abc', 'abd'),
  ])('is none without both marks: %p', (text) => expect(readRewrite(text, 'abc')).toBeUndefined());

  const editsOf = (text: string, rewritten: string, pass = 'tone') => {
    const block = { id: 'b1', kind: 'paragraph' as const, text };
    const drops = new Drops();
    const untouchable = protectedSpans(block, 'markdown');
    const about = { pass, asked: false, untouchable, drops };
    return { edits: rewriteEdits({ block, index: 0, start: 0, text }, rewritten, about), drops };
  };

  test('is a change for each sentence that differs', () => {
    const text = 'Hi guys. This thing is totally broken and we need to fix it. All is well otherwise. Bye now.';
    const rewritten = 'Dear all. This device is broken and has to be mended. All is well otherwise. Goodbye.';
    const { edits } = editsOf(text, rewritten);
    expect(edits.map(({ start, end, after }) => [text.slice(start, end), after])).toEqual([
      ['Hi guys', 'Dear all'],
      ['thing is totally broken and we need to fix it', 'device is broken and has to be mended'],
      ['Bye now', 'Goodbye'],
    ]);
    expect(edits[0]).toMatchObject({
      rule: 'ModelTone',
      category: 'tone',
      tier: 'A',
      reason: 'The model rewrote this in the tone that is wanted.',
    });
    expect(
      applyChanges(
        text,
        edits.map((edit) => ({ ...edit, before: text.slice(edit.start, edit.end), applied: true })),
      ),
    ).toBe(rewritten);
  });

  test('that was to be corrected is a change for each correction, by what it corrects', () => {
    const text = 'He have recieved the letter however he did not reply. All is well.';
    const { edits } = editsOf(text, 'He has received the letter; however, he did not reply. All is well.', 'proofread');
    expect(edits.map(({ start, end, after, category }) => [text.slice(start, end), after, category])).toEqual([
      ['have', 'has', 'grammar'],
      ['recieved', 'received', 'spelling'],
      ['', ';', 'punctuation'],
      ['', ',', 'punctuation'],
    ]);
    expect(edits.map(({ rule, tier }) => [rule, tier])).toEqual([
      ['ModelProofreadGrammar', 'A'],
      ['ModelProofreadSpelling', 'A'],
      ['ModelProofreadPunctuation', 'A'],
      ['ModelProofreadPunctuation', 'A'],
    ]);
  });

  test('that was to be corrected and says something else is a suggestion', () => {
    const text = 'The meeting of the committee was held in the hall and everybody who could came to it.';
    const { edits } = editsOf(
      text,
      'All members were there when we met on that day in town, as far as they could.',
      'proofread',
    );
    expect(edits.every(({ tier }) => tier === 'B')).toBe(true);
    expect(edits.length).toBeGreaterThan(0);
  });

  test('keeps its numbers in words, its language and, unless a person says so, its sentences', () => {
    const text = 'All three groups agreed on it. It was the best of times. We think that it is a good thing.';
    const counted = editsOf(text, text.replace('three', 'four'));
    expect(counted).toMatchObject({ edits: [] });
    expect(counted.drops.inWords).toStartWith('1 that would have changed');
    const translated = editsOf(text, text.replace('We think that it is', 'Wir glauben, dass es so ist,'));
    expect(translated).toMatchObject({ edits: [] });
    expect(translated.drops.inWords).toBe('1 in another language');
    expect(editsOf(text, text.replace('It was the best of times. ', '')).edits).toMatchObject([
      { after: '', tier: 'B' },
    ]);
  });

  test('keeps the white space around it, and protected text inside it', () => {
    expect(editsOf('  So it is.\n', 'So be it.').edits.map(({ start, end }) => [start, end])).toEqual([[5, 10]]);
    const link = editsOf(
      'Go to [the page](https://a.example) and look.',
      'Look at [the page](https://a.example), please.',
    );
    expect(link.drops.total).toBe(0);
    expect(link.edits).toHaveLength(1);
    const lost = editsOf('Go to `run` and look. It is late.', 'Go there and look. It is very late.');
    expect(lost.edits.map(({ after }) => after)).toEqual(['very ']);
    expect(lost.drops.inWords).toStartWith('1 to protected text');
  });
});
