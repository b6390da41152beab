import { describe, expect, test } from 'bun:test';
import { compatible, edited } from '../../../src/engines/edits/edit.ts';
import { phrasePattern } from '../../../src/engines/embedded/proofread/grammar/phrase-pattern.ts';
import { GRAMMAR_RULES } from '../../../src/engines/embedded/proofread/grammar/grammar-rules.ts';
import { grammarStep } from '../../../src/engines/embedded/proofread/grammar/grammar-step.ts';
import { taggedSentences } from '../../../src/engines/embedded/proofread/grammar/sentence.ts';
import { lexicon } from '../../../src/engines/embedded/proofread/lexicon.ts';
import { RULES } from '../../../src/engines/embedded/proofread/rule-table.ts';
import { tagger } from '../../../src/engines/embedded/tagging/tagger.ts';
import { wordClasses } from '../../../src/engines/embedded/tagging/word-classes.ts';

const english = lexicon();
const tag = tagger();
const classes = wordClasses();
const classOf = (word: string) => classes.get(word);

function corrected(text: string, rules: typeof GRAMMAR_RULES): string {
  return edited(text, compatible(grammarStep(english, rules, tag).find(text, () => true, true)));
}

describe('every rule of grammar', () => {
  test('has a name of its own and a sentence as reason', () => {
    const names = GRAMMAR_RULES.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    expect(names.filter((name) => name in RULES)).toEqual([]);
    for (const { reason } of GRAMMAR_RULES) expect(reason).toMatch(/^[\p{Lu}“].*\.$/u);
  });

  for (const rule of GRAMMAR_RULES) {
    test(`${rule.name} does what it says, and no more`, () => {
      expect(rule.examples.length).toBeGreaterThan(0);
      expect(rule.leaves.length).toBeGreaterThan(0);
      for (const [text, after] of rule.examples) {
        expect(corrected(text, [rule])).toBe(after);
        expect(corrected(after, [rule])).toBe(after);
      }
      for (const text of rule.leaves) expect(corrected(text, [rule])).toBe(text);
    });
  }
});

describe('a phrase pattern', () => {
  const result = (line: string, text: string) => {
    const [sentence] = taggedSentences(text, tag(text), classOf);
    if (sentence === undefined) throw new Error('no sentence');
    const found = Array.from({ length: sentence.length }, (_, at) => phrasePattern(line).find(sentence, at));
    return edited(
      text,
      found.filter((fix) => fix !== undefined).map((fix) => ({ ...fix, ...RULE })),
    );
  };

  test('replaces words, keeps what is around them and the capital', () => {
    expect(result('depend|depends of -> $1 on', 'Depends of it')).toBe('Depends on it');
    expect(result('[it|that] depend -> depends', 'So it depend here')).toBe('So it depends here');
    expect(result('most [<NOUN>] -> much', 'Most water and most big')).toBe('Much water and most big');
    expect(result('of [!course] -> have', 'of course of it')).toBe('of course have it');
    expect(result('lot [<END>] -> lots', 'a lot of a lot.')).toBe('a lot of a lots.');
    expect(result('[<START>] as -> in', 'As it is, as said so as that')).toBe('In it is, in said so as that');
    expect(result('[us] to [<VERB>] -> ', 'They let us to go.')).toBe('They let us go.');
  });

  test('leaves parts of longer words', () => {
    expect(result('well known -> famous', 'a well known-nothing')).toBe('a well known-nothing');
  });

  test('says which line has no replacement', () => {
    expect(() => phrasePattern('depend of')).toThrow('depend of');
  });
});

const RULE = { category: 'grammar', rule: 'test', reason: 'A test.', confidence: 1, tier: 'A' } as const;

test('sentences end at full stops and line breaks', () => {
  const text = 'One is here. Two!\nThree (is) "it".';
  expect(taggedSentences(text, tag(text), classOf).map(({ start, end }) => text.slice(start, end))).toEqual([
    'One is here.',
    'Two!',
    'Three (is) "it".',
  ]);
});

test('tokens stand where they say', () => {
  const text = "He  can't say “don’t”…\tand e-mail x@y.com, 3.5 %.";
  const tokens = tag(text);
  for (const { text: written, start, end } of tokens) expect(text.slice(start, end)).toBe(written);
  expect(tokens.map(({ text: written }) => written).join('')).toBe(text.replace(/ /g, ''));
});
