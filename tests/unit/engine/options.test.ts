import { describe, expect, setDefaultTimeout, test } from 'bun:test';
import { changesOf, heeding } from '../../../src/engines/edits/changes.ts';
import { dictionarySpans } from '../../../src/engines/edits/dictionary-spans.ts';
import type { Edit } from '../../../src/engines/edits/edit.ts';
import { DEFAULT_OPTIONS, type RevisionOptions } from '../../../src/engines/revision-engine.ts';
import { proofreadText } from '../../support/engine-proofread.ts';

/** Loading Harper takes seconds on a busy machine. */
setDefaultTimeout(300_000);

const found = (text: string, ...dictionary: string[]) =>
  dictionarySpans(text, dictionary).map(({ start, end }) => text.slice(start, end));

describe('the words that a person wants left alone', () => {
  test('are found in every way of writing when the entry is in lower case', () => {
    expect(found('Teh teh TEH other', 'teh')).toEqual(['Teh', 'teh', 'TEH']);
    expect(found('Teh teh TEH other', 'Teh')).toEqual(['Teh']);
  });

  test('are whole words, with their possessives', () => {
    expect(found("tehran teh's oteh teh2 teh’s", 'teh')).toEqual(["teh's", 'teh’s']);
  });

  test('may be phrases and have marks in them', () => {
    expect(found('In order to e-mail, in order tomorrow.', 'in order to', 'e-mail')).toEqual(['In order to', 'e-mail']);
    expect(found('İn order to go', 'in order to')).toEqual([]);
    expect(found('C++ and c++x', 'C++')).toEqual(['C++']);
  });

  test('are none without a dictionary', () => {
    expect(found('teh', '')).toEqual([]);
    expect(found('teh')).toEqual([]);
  });
});

describe('a rule', () => {
  const edit: Edit = {
    start: 0,
    end: 1,
    after: 'b',
    category: 'style',
    rule: 'some-rule',
    reason: 'So.',
    confidence: 0.9,
    tier: 'A',
  };

  test('that is off is silent, one that is to suggest is not applied', () => {
    expect(heeding({ 'some-rule': 'off' }, [edit])).toEqual([]);
    expect(heeding({ 'some-rule': 'suggest' }, [edit])).toEqual([{ ...edit, tier: 'B' }]);
    expect(heeding({ 'some-rule': 'suggest' }, [{ ...edit, tier: 'C' }])).toEqual([{ ...edit, tier: 'C' }]);
    expect(heeding({ 'other-rule': 'off' }, [edit])).toEqual([edit]);
  });

  const block = { id: 'b1', kind: 'paragraph', text: 'a', opensSentence: true } as const;
  const changed = (given: Partial<Edit>, options: Partial<RevisionOptions>) =>
    changesOf([{ ...edit, ...given }], block, { pass: 2, options: { ...DEFAULT_OPTIONS, ...options } })[0];

  test('of tier A is applied unless everything is a suggestion', () => {
    expect(changed({}, { apply: 'auto' })).toMatchObject({ id: 'p2.b1.1', before: 'a', after: 'b', applied: true });
    expect(changed({}, { apply: 'all' })?.applied).toBe(true);
    expect(changed({}, { apply: 'suggest' })?.applied).toBe(false);
  });

  test('of another tier is applied where everything is, and it leaves no choice', () => {
    const applied = (given: Partial<Edit>, options: Partial<RevisionOptions> = { apply: 'all' }) =>
      changed({ tier: 'B', ...given }, options)?.applied;
    expect(applied({}, { apply: 'auto' })).toBe(false);
    expect(applied({})).toBe(true);
    expect(applied({ alternatives: ['c'] })).toBe(false);
    expect(applied({ tier: 'C', after: 'a' })).toBe(false);
    expect(applied({}, { apply: 'all', rules: { 'some-rule': 'suggest' } })).toBe(false);
    expect(applied({}, { apply: 'all', rules: { 'other-rule': 'suggest' } })).toBe(true);
  });
});

describe('proofread', () => {
  test('leaves the words of the dictionary', async () => {
    const { result } = await proofreadText('I recieved teh the mesage.', { dictionary: ['teh', 'mesage'] });
    expect(result).toBe('I received teh the mesage.');
  });

  test('obeys what a person makes of its rules', async () => {
    const text = 'I recieved a apple.';
    expect((await proofreadText(text, { rules: { Spelling: 'off' } })).result).toBe('I recieved an apple.');
    const suggested = await proofreadText(text, { rules: { AnA: 'suggest' } });
    expect(suggested.result).toBe('I received a apple.');
    expect(suggested.changes.filter(({ rule }) => rule === 'AnA')).toMatchObject([{ tier: 'B', applied: false }]);
  });
});
