import { describe, expect, test } from 'bun:test';
import { PHRASES } from '../../../src/engines/embedded/tighten/phrase-table.ts';
import { tightener } from '../../../src/engines/embedded/tighten/tighten.ts';
import { formPlaces, verbForms } from '../../../src/engines/embedded/tighten/verb-forms.ts';
import { passOver } from '../../support/engine-pass.ts';

const tighten = tightener();
const tightened = async (text: string, options?: Parameters<typeof passOver>[2]) =>
  (await passOver(tighten, text, options)).result;

/** Text, and what it becomes. */
const TIGHTENED = [
  ['We met in order to decide.', 'We met to decide.'],
  ['In order to decide, we met.', 'To decide, we met.'],
  ['We met in\norder to decide.', 'We met to decide.'],
  ['It failed due to the fact that nobody came.', 'It failed because nobody came.'],
  ['The team utilizes it and utilized it; utilizing it helps.', 'The team uses it and used it; using it helps.'],
  ['As an added bonus, it is free.', 'As a bonus, it is free.'],
  ['They are making use of it.', 'They are using it.'],
  ['The plan is in the process of changing.', 'The plan is changing.'],
  ['The result is dependent on the weather.', 'The result depends on the weather.'],
  ['It has been indicative of trouble.', 'It has indicated trouble.'],
  ['We conducted an analysis of the data.', 'We analyzed the data.'],
  ['It lasts for a period of 30 days.', 'It lasts for 30 days.'],
  ['They spent in excess of $5 there.', 'They spent more than $5 there.'],
  ['It opened during the month of May in the year 2019.', 'It opened during May in 2019.'],
  ['A large number of people came.', 'Many people came.'],
  ['Prior to that, each and every one of them was there.', 'Before that, every one of them was there.'],
] as const;

const LEFT_ALONE = [
  'The whole thing is in order to a degree.',
  'Say “use”, not “utilize”, and write *use* for *utilize*.',
  'This is despite the fact that nobody came.',
  'It depends as much as to whether it rains.',
  'The paper In Order To Live was read.',
  'The `in order to` of {{utilize}} and https://example.com/utilize stay.',
  'She said: “I went there in order to utilize it.” Then she left.',
  'The group, comprised of ten members, met.',
] as const;

describe('tighten', () => {
  test.each(TIGHTENED)('%s', async (text, expected) => {
    expect(await tightened(text)).toBe(expected);
    expect(await tightened(expected)).toBe(expected);
  });

  test.each(LEFT_ALONE)('leaves: %s', async (text) => {
    expect(await tightened(text)).toBe(text);
  });

  test('asks first in headings and cells, and where a word is all there is', async () => {
    const kinds = ['heading', 'table_cell'] as const;
    for (const kind of kinds) {
      const { changes, result } = await passOver(tighten, 'What we do in order to help', { kind });
      expect(result).toBe('What we do in order to help');
      expect(changes).toMatchObject([{ rule: 'wordy-in-order-to', tier: 'B', after: 'to' }]);
    }
    expect((await passOver(tighten, 'utilize', { kind: 'table_cell' })).changes).toEqual([]);
  });

  test('goes further in plain English, and less far in academic English', async () => {
    const text = 'It costs approximately 50 dollars, and many things of a large number of people were lost.';
    expect(await tightened(text)).toBe('It costs approximately 50 dollars, and many things of many people were lost.');
    expect(await tightened(text, { register: 'plain' })).toContain('It costs about 50 dollars');
    expect(await tightened(text, { register: 'academic' })).toBe(text);
  });

  test('knows the past from the participle, and the spelling of the dialect', async () => {
    const { changes } = await passOver(tighten, 'It demonstrated that. It was demonstrated.', { register: 'plain' });
    expect(changes.map(({ after }) => after)).toEqual(['showed', 'shown']);
    expect(await tightened('We conducted an analysis of it.', { dialect: 'GB' })).toBe('We analysed it.');
  });

  test('leaves what a person wants left: words, rules, everything', async () => {
    const text = 'We met in order to utilize it.';
    expect(await tightened(text, { dictionary: ['utilize'] })).toBe('We met to utilize it.');
    expect(await tightened(text, { rules: { 'plain-utilize': 'off' } })).toBe('We met to utilize it.');
    expect(await tightened(text, { rules: { 'plain-utilize': 'suggest' } })).toBe('We met to utilize it.');
    expect(await tightened(text, { apply: 'suggest' })).toBe(text);
  });

  test('hints at repetition without a word of its own', async () => {
    const { changes, result } = await passOver(
      tighten,
      'The program is a program beside the program. Again it rains. Again it rains. Again it rains.',
    );
    expect(changes.map(({ rule }) => rule)).toEqual(['repeated-word', 'repeated-opening']);
    for (const { before, after, tier, applied } of changes) {
      expect({ after, tier, applied }).toEqual({ after: before, tier: 'C', applied: false });
    }
    expect(result).toContain('program beside the program');
  });

  test('leaves other languages, and says so', async () => {
    const { changes, warning } = await passOver(tighten, 'Ceci est une phrase en français, et elle est dans la liste.');
    expect(changes).toEqual([]);
    expect(warning?.code).toBe('not_english');
  });
});

describe('the phrases', () => {
  const written = (says: string) =>
    says.replaceAll(/\{([^}]+)\}/g, (_, verb: string) => verbForms(verb)[1]).replaceAll(/\(([^|)]+)[^)]*\)/g, '$1');

  test('have each a name of its own, and a reason', () => {
    expect(new Set(PHRASES.map(({ name }) => name)).size).toBe(PHRASES.length);
    for (const { name, reason } of PHRASES) {
      expect(name).toMatch(/^[a-z]+(?:-[a-z]+)+$/);
      expect(reason).toMatch(/^[“A-Z].*[.”]$/);
    }
  });

  test.each(
    PHRASES.filter(({ conditions }) => conditions.length === 0).map((phrase) => [phrase.name, phrase] as const),
  )('%s is found where it stands', async (name, { says, tiers }) => {
    const register = tiers.neutral === undefined ? 'plain' : 'neutral';
    const { changes } = await passOver(tighten, `Then it ${written(says)} when they came to us.`, { register });
    expect(changes.map(({ rule }) => rule)).toEqual([name]);
  });

  test('lead to nothing that another one would change', async () => {
    for (const { instead } of PHRASES) {
      for (const words of instead) {
        const text = `Then it ${words.replaceAll(/\{([^}]+)\}/g, '$1')} the days.`;
        for (const register of ['neutral', 'plain', 'academic'] as const) {
          expect(await tightened(text, { register })).toBe(text);
        }
      }
    }
  });
});

describe('the forms of a verb', () => {
  test.each([
    ['try', 'try tries tried tried trying'],
    ['use', 'use uses used used using'],
    ['stop', 'stop stops stopped stopped stopping'],
    ['carry out', 'carry out carries out carried out carried out carrying out'],
    ['possess', 'possess possesses possessed possessed possessing'],
    ['tie', 'tie ties tied tied tying'],
    ['show', 'show shows showed shown showing'],
  ])('%s', (verb, forms) => {
    expect(verbForms(verb).join(' ')).toBe(forms);
  });

  test('are told apart', () => {
    expect([...formPlaces('be')]).toEqual([
      ['be', 0],
      ['is', 1],
      ['was', 2],
      ['been', 3],
      ['being', 4],
      ['am', 0],
      ['are', 0],
      ['were', 2],
    ]);
  });
});
