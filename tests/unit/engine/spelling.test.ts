import { describe, expect, test } from 'bun:test';
import { calendarName } from '../../../src/engines/embedded/proofread/calendar-names.ts';
import { nearWords } from '../../../src/engines/embedded/proofread/near-words.ts';
import { differAsDialectsDo } from '../../../src/engines/embedded/proofread/dialect-spelling.ts';
import { lexicon } from '../../../src/engines/embedded/proofread/lexicon.ts';
import { misspelling } from '../../../src/engines/embedded/proofread/spelling.ts';
import { soundsLike, spellingDistance } from '../../../src/engines/edits/spelling-distance.ts';
import { frequencyList } from '../../../src/engines/embedded/proofread/frequency-list.ts';
import { isDerived } from '../../../src/engines/embedded/proofread/word-forms.ts';

const words = lexicon();

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

describe('frequencyList', () => {
  const small = frequencyList('the 100\nthem 50\nthen 40\n+listserv 30\n');

  test('counts its words, and none other', () => {
    expect([small.count('the'), small.count('listserv'), small.count('other')]).toEqual([100, 0, 0]);
    expect([small.isJargon('listserv'), small.isJargon('the')]).toEqual([true, false]);
    expect([...small.words()]).toEqual(['the', 'them', 'then']);
  });

  test('ships words of edited prose without slips', () => {
    expect(words.count('the')).toBeGreaterThan(10_000);
    for (const slip of ['teh', 'recieve', 'thier', 'seperate', 'occured', 'alot']) {
      expect([slip, words.labelOf(slip), words.count(slip)]).toEqual([slip, undefined, 0]);
    }
  });
});

describe('lexicon', () => {
  test('knows words, names and where they are spelled so', () => {
    const labels = ['house', 'India', 'india', 'colour', 'color', 'polyphenols', 'qwrtz'].map(words.labelOf);
    expect(labels).toEqual(['common', 'common', undefined, 'British', 'American', 'rare', undefined]);
  });

  test('says what is right in a dialect', () => {
    const right = (word: string) =>
      (['US', 'GB', 'AU', 'CA', 'IN'] as const).filter((dialect) => words.isRight(word, dialect));
    expect(right('house')).toEqual(['US', 'GB', 'AU', 'CA', 'IN']);
    expect(right('colour')).toEqual(['GB', 'AU', 'CA', 'IN']);
    expect(right('color')).toEqual(['US', 'CA']);
    expect(right('organize')).toEqual(['US', 'GB', 'AU', 'CA', 'IN']);
    expect(right('qwrtz')).toEqual([]);
  });

  test('counts everyday words that the prose hardly has', () => {
    expect(words.count('cigarette')).toBeGreaterThan(10);
    expect(words.count('because')).toBeGreaterThan(words.count('cigarette'));
  });
});

describe('nearWords', () => {
  const animals = ['the', 'them', 'zebra', 'zebras'];
  const numbered = { length: animals.length, word: (number: number) => animals[number] ?? '' };
  const near = nearWords(numbered, (word) => (word === 'zebras' ? 1 : 2));

  test('finds words that as many edits make: letters more, less, other or swapped', () => {
    expect([...near('hte')]).toEqual(['the', 'them']);
    expect([...near('zbera')].sort()).toEqual(['zebra']);
    expect([...near('zeebras')].sort()).toEqual(['zebra', 'zebras']);
    expect([...near('xylophone')]).toEqual([]);
  });
});

describe('misspelling', () => {
  const calm = { repeated: false, loose: false };
  const sure = (written: string, at = calm) => {
    const found = misspelling(written, at, words);
    return found?.sure === true ? found.after : undefined;
  };

  test('ranks by use and likelihood of the slip', () => {
    expect(sure('writting')).toBe('writing');
    expect(sure('yuo')).toBe('you');
    expect(sure('wiht')).toBe('with');
    expect(sure('doesnt')).toBe("doesn't");
  });

  test('is not sure between words that are as likely, but in text full of errors takes the likeliest', () => {
    expect(sure('thet')).toBeUndefined();
    expect(sure('litreture', { repeated: false, loose: true })).toBe('literature');
  });

  test('has nothing to say about what is far from any word, about jargon and foreign phrases', () => {
    for (const word of ['qwrtzxcv', 'listserv', 'priori', 'seeth'])
      expect(misspelling(word, calm, words)).toBeUndefined();
  });

  test('takes repeated words for terms, unless they are common slips', () => {
    const repeated = { repeated: true, loose: false };
    expect(misspelling('frobnicator', repeated, words)).toBeUndefined();
    for (const [slip, after] of [
      ['definately', 'definitely'],
      ['becuase', 'because'],
      ['teh', 'the'],
    ] as const) {
      expect(misspelling(slip, repeated, words)).toMatchObject({ after, sure: true });
    }
  });

  test('confidence is between a half and one, higher for the sure', () => {
    expect(misspelling('recieved', calm, words)?.confidence).toBeGreaterThan(0.85);
    expect(misspelling('thet', calm, words)?.confidence).toBe(0.5);
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

test('a day or a month is known by its end, and only where it is spelled wrong', () => {
  const slips = ['wensday', 'tusday', 'saterday', 'febuary', 'novemeber', 'janurary'].map(calendarName);
  expect(slips).toEqual(['Wednesday', 'Tuesday', 'Saturday', 'February', 'November', 'January']);
  const others = ['monday', 'sunway', 'octobre', 'dezember', 'someday', 'midday', 'timber', 'member'].map(calendarName);
  expect(others).toEqual(others.map(() => undefined));
});
