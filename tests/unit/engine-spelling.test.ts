import { describe, expect, test } from 'bun:test';
import { differAsDialectsDo } from '../../src/engines/embedded/proofread/dialect-spelling.ts';
import { misspelling } from '../../src/engines/embedded/proofread/spelling.ts';
import { soundsLike, spellingDistance } from '../../src/engines/embedded/proofread/spelling-distance.ts';
import { vocabulary } from '../../src/engines/embedded/proofread/vocabulary.ts';
import { isDerived } from '../../src/engines/embedded/proofread/word-forms.ts';
import { wordCheck } from '../../src/engines/embedded/proofread/word-check.ts';

const words = vocabulary();

describe('spellingDistance', () => {
  test('is nothing for the word itself, but for its sound', () => {
    expect(spellingDistance('house', 'house')).toBeCloseTo(-0.35);
    expect(soundsLike('recieve')).toBe(soundsLike('receive'));
    expect(soundsLike('house')).not.toBe(soundsLike('mouse'));
  });

  for (const [likely, unlikely, word] of [
    ['recieve', 'recxive', 'receive'],
    ['occured', 'occurrxd', 'occurred'],
    ['dont', 'donxt', "don't"],
    ['seperate', 'skparate', 'separate'],
    ['tehy', 'txhy', 'they'],
    ['happyly', 'yappily', 'happily'],
  ] as const) {
    test(`${likely} is nearer to ${word} than ${unlikely}`, () => {
      expect(spellingDistance(likely, word)).toBeLessThan(spellingDistance(unlikely, word));
    });
  }
});

describe('vocabulary', () => {
  const small = vocabulary('the 100\nthem 50\nthen 40\n+listserv 30\n');

  test('counts its words, and none other', () => {
    expect([small.count('the'), small.count('listserv'), small.count('other')]).toEqual([100, 0, 0]);
    expect([small.isJargon('listserv'), small.isJargon('the')]).toEqual([true, false]);
  });

  test('finds the words one edit away: a letter more, less or other, or two swapped', () => {
    expect([...small.near('thee')].sort()).toEqual(['the', 'them', 'then']);
    expect([...small.near('hte')]).toEqual(['the']);
    expect([...small.near('tem')]).toEqual(expect.arrayContaining(['them', 'the']));
    expect([...small.near('zebra')]).toEqual([]);
  });

  test('ships words of edited prose without slips', () => {
    expect(words.count('the')).toBeGreaterThan(10_000);
    for (const slip of ['teh', 'recieve', 'thier', 'seperate', 'occured', 'alot']) expect(words.count(slip)).toBe(0);
  });
});

describe('misspelling', () => {
  const sure = (written: string, ...suggestions: string[]) => {
    const found = misspelling(written, suggestions, false, words);
    return found?.sure === true ? found.after : undefined;
  };

  test('ranks by use and likelihood of the slip, not as Harper does', () => {
    expect(sure('writting', 'writhing', 'witting', 'writing')).toBe('writing');
    expect(sure('yuo', 'yo', 'you', 'yuk')).toBe('you');
    expect(sure('wiht', 'with', 'whit', 'wight')).toBe('with');
    expect(sure('doesnt', "doesn't", 'dent', 'dost')).toBe("doesn't");
  });

  test('is not sure between words that are as likely', () => {
    expect(sure('thet', 'that', 'they')).toBeUndefined();
    expect(sure('wether', 'whether', 'weather', 'tether')).toBeUndefined();
  });

  test('has nothing to say about what is far from any word, about jargon and foreign phrases', () => {
    expect(misspelling('qwrtzxcv', ['quartz'], false, words)).toBeUndefined();
    expect(misspelling('listserv', ['listeners'], false, words)).toBeUndefined();
    expect(misspelling('priori', ['prior', 'priory'], false, words)).toBeUndefined();
  });

  test('takes repeated words for terms, unless they are common slips', () => {
    expect(misspelling('statin', ['static', 'station'], true, words)).toBeUndefined();
    expect(misspelling('collet', ['collect', 'caller'], true, words)).toBeUndefined();
    expect(misspelling('homomorphism', ['homeomorphism'], true, words)).toMatchObject({ sure: false });
    expect(misspelling('definately', ['definitely'], true, words)).toMatchObject({ after: 'definitely', sure: true });
    expect(misspelling('becuase', ['because'], true, words)).toMatchObject({ after: 'because', sure: true });
    expect(misspelling('teh', ['the', 'tea'], true, words)).toMatchObject({ after: 'the', sure: true });
  });

  test('confidence is between a half and one, higher for the sure', () => {
    expect(misspelling('recieved', ['received'], false, words)?.confidence).toBeGreaterThan(0.85);
    expect(misspelling('wether', ['whether', 'weather'], false, words)?.confidence).toBe(0.5);
  });
});

test('words made of words are told from slips', () => {
  for (const word of ['oversample', 'saturations', 'weeklong', 'upregulated', 'distributee', 'contextless']) {
    expect([word, isDerived(word, words)]).toEqual([word, true]);
  }
  for (const word of ['recieve', 'becuase', 'mesage']) expect([word, isDerived(word, words)]).toEqual([word, false]);
});

test('spellings of two dialects differ as such, slips do not', () => {
  for (const [one, other] of [
    ['colour', 'color'],
    ['organisation', 'organization'],
    ['theatre', 'theater'],
    ['traveller', 'traveler'],
    ['defence', 'defense'],
    ['analyse', 'analyze'],
    ['practising', 'practicing'],
  ] as const) {
    expect([one, differAsDialectsDo(one, other)]).toEqual([one, true]);
  }
  for (const [one, other] of [
    ['recieve', 'receive'],
    ['thier', 'their'],
    ['becuase', 'because'],
  ] as const) {
    expect([one, differAsDialectsDo(one, other)]).toEqual([one, false]);
  }
});

test('a word is asked about once', async () => {
  const asked: string[] = [];
  const check = wordCheck('US', async (_, some) => {
    asked.push(...some);
    return new Map(some.filter((word) => word.startsWith('x')).map((word) => [word, [`${word}!`]]));
  });
  expect(await check.suggestions(['xa', 'good', 'xa'])).toEqual(new Map([['xa', ['xa!']]]));
  expect(await check.suggestions(['good', 'xb', 'xa'])).toEqual(
    new Map([
      ['xb', ['xb!']],
      ['xa', ['xa!']],
    ]),
  );
  expect(asked).toEqual(['xa', 'good', 'xb']);
});
