import { describe, expect, test } from 'bun:test';
import { readReply } from '../../../src/engines/model/editing/proposal.ts';

const edit = { block: 's1', old: 'teh', new: 'the', reason: 'r', category: 'spelling' as const, sure: true };
const reply = (ref: unknown, edits: unknown) => JSON.stringify({ ref, edits });

describe('a reply', () => {
  test('is JSON, alone or in a fence, after thoughts or without', () => {
    const good = { proposals: [edit], malformed: 0 };
    expect(readReply(reply('abc', [edit]), 'abc')).toEqual(good);
    expect(readReply(`\n\`\`\`json\n${reply('abc', [edit])}\n\`\`\`\n`, 'abc')).toEqual(good);
    expect(readReply(`Here are the edits:\n\n${reply('abc', [edit])}\n\nGood luck!`, 'abc')).toEqual(good);
    expect(readReply(`Certainly!\n\`\`\`json\n${reply('abc', [edit])}\n\`\`\`\nGood luck!`, 'abc')).toEqual(good);
    expect(readReply(`<think>Well {…}</think>\n${reply('abc', [edit])}`, 'abc')).toEqual(good);
  });

  test('names the reference of its question, or is none', () => {
    for (const ref of ['abd', '', undefined, null, 5]) expect(readReply(reply(ref, [edit]), 'abc')).toBeUndefined();
  });

  test.each([
    '',
    'Sure! Here it is.',
    'Sure! {Here} it is.',
    '} nothing {',
    '[]',
    'null',
    '"abc"',
    '{"ref":"abc"}',
    '{"ref":"abc","edits":{}}',
    '{"ref":"abc","edits":[',
  ])('is not %p', (text) => expect(readReply(text, 'abc')).toBeUndefined());

  test('is nothing that a model still thinks of', () => {
    expect(readReply(`<think>It might be ${reply('abc', [edit])}, or`, 'abc')).toBeUndefined();
  });

  test('counts the edits that are none, and mends what does not matter', () => {
    const edits = [edit, 5, null, {}, { ...edit, old: '' }, { ...edit, category: 'magic', sure: 'yes', reason: 7 }];
    expect(readReply(reply('abc', edits), 'abc')).toEqual({
      proposals: [edit, { ...edit, category: 'clarity', sure: true, reason: '' }],
      malformed: 4,
    });
  });
});
