import { COLLECTIVES, forOne, isPlural } from './agreement.ts';
import { opensClause } from './clause.ts';
import type { GrammarRule } from './grammar-rule.ts';
import type { Morphology } from './morphology.ts';
import { endsPhrase, isPluralNoun } from './noun-phrase.ts';
import type { Sentence } from './sentence.ts';
import { MASS } from './uncounted-nouns.ts';

const OWNER = /^(?:the|my|your|his|her|our|their|its|this)$/;
/** One says “less” of them: ten miles are a distance. */
const MEASURES =
  /^(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|miles?|dollars?|pounds?|euros?|cents?|percent|kilometers?|kilometres?|meters?|metres?|calories|degrees|points|times|items|words|points|means|news|savings|sales|resources|funds|emissions|carbs)$/;

/** Over adjectives, to a noun that is one thing. */
function singleNoun(sentence: Sentence, words: Morphology, at: number): number | undefined {
  const noun = sentence.is(at, 'ADJ') ? at + 1 : at;
  const word = sentence.word(noun);
  const isOne = sentence.is(noun, 'NOUN') && !isPlural(words, word) && !COLLECTIVES.has(word) && !sentence.isPart(noun);
  return isOne && (words.isNoun(word) || MASS.has(word)) ? noun : undefined;
}

/** The verb agrees with how much there is of something. */
export const QUANTITY_RULES: readonly GrammarRule[] = [
  {
    name: 'TheNumberHas',
    category: 'grammar',
    sureness: 'sure',
    reason: '“The number” is one: “the number of cars has risen”.',
    examples: [
      ['The number of cars have risen.', 'The number of cars has risen.'],
      ['The number of people who smoke are high.', 'The number of people who smoke are high.'],
    ],
    leaves: [
      'A number of cars have stopped.',
      'The number of cars they have is high.',
      'Of the number of people, few have it.',
    ],
    when: ['number'],
    *find(sentence, words) {
      for (let at = 1; at < sentence.length - 3; at++) {
        if (sentence.word(at) !== 'number' || sentence.word(at - 1) !== 'the' || sentence.word(at + 1) !== 'of')
          continue;
        if (!opensClause(sentence, at - 1)) continue;
        const noun = sentence.is(at + 2, 'ADJ') ? at + 3 : at + 2;
        if (!isPlural(words, sentence.word(noun)) || !/^(?:are|have|were)$/.test(sentence.word(noun + 1))) continue;
        const fix = forOne(sentence, words, noun + 1);
        if (fix !== undefined) yield fix;
      }
    },
  },
  {
    name: 'MostOfItIs',
    category: 'grammar',
    sureness: 'sure',
    reason: 'The verb agrees with what there is much of: most of the budget is spent.',
    examples: [
      ['Most of the budget are spent.', 'Most of the budget is spent.'],
      ['A lot of time were lost.', 'A lot of time was lost.'],
    ],
    leaves: [
      'Most of the team are here.',
      'Most of the budgets are spent.',
      'A lot of time and money were lost.',
      'Most of the fish are gone.',
      'A lot of work people have to do is dull.',
    ],
    when: ['most', 'lot', 'much', 'some'],
    *find(sentence, words) {
      const isLot = sentence.word(0) === 'a' && sentence.word(1) === 'lot';
      if (!isLot && !/^(?:most|much|some)$/.test(sentence.word(0))) return;
      const of = isLot ? 2 : 1;
      if (sentence.word(of) !== 'of' || (!isLot && !OWNER.test(sentence.word(of + 1)))) return;
      const noun = singleNoun(sentence, words, isLot ? of + 1 : of + 2);
      if (noun === undefined || /^(?:fish|sheep|deer|cattle|salmon|aircraft)$/.test(sentence.word(noun))) return;
      if (isLot && !MASS.has(sentence.word(noun))) return;
      if (!/^(?:are|were|have)$/.test(sentence.word(noun + 1))) return;
      const fix = forOne(sentence, words, noun + 1);
      if (fix !== undefined) yield fix;
    },
  },
  {
    name: 'AreThereAny',
    category: 'grammar',
    sureness: 'sure',
    reason: 'The verb before “there” has to fit what follows: “are there any updates”.',
    examples: [['Is there any updates on it?', 'Are there any updates on it?']],
    leaves: ['Is there any news?', 'Is there any sales talk?', 'Is there any update?', 'Is there any means to do it?'],
    when: ['there'],
    *find(sentence, words) {
      if (!/^(?:is|was)$/.test(sentence.word(0)) || sentence.word(1) !== 'there') return;
      if (!/^(?:\bany|many|some|other)$/.test(sentence.word(2))) return;
      const noun = sentence.is(3, 'ADJ') ? 4 : 3;
      if (MEASURES.test(sentence.word(noun)) || !isPluralNoun(sentence, words, noun)) return;
      if (endsPhrase(sentence, words, noun)) yield sentence.swap(0, sentence.word(0) === 'is' ? 'are' : 'were');
    },
  },
  {
    name: 'FewerThings',
    category: 'grammar',
    sureness: 'loose',
    reason: 'Of what is counted there are “fewer”: “fewer cars”, but “less traffic”.',
    examples: [['There are less cars here.', 'There are fewer cars here.']],
    leaves: ['It is less than ten.', 'It took less days.', 'a less sales-driven way', 'no less people'],
    when: ['less'],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length - 1; at++) {
        if (sentence.word(at) !== 'less' || /^(?:no|or|a|an|\bany)$/.test(sentence.word(at - 1))) continue;
        if (MEASURES.test(sentence.word(at + 1)) || !isPluralNoun(sentence, words, at + 1)) continue;
        if (endsPhrase(sentence, words, at + 1)) yield sentence.swap(at, 'fewer');
      }
    },
  },
  {
    name: 'TextSays',
    category: 'grammar',
    sureness: 'sure',
    reason: 'After one person or thing the verb ends in “s”.',
    examples: [
      ['The author explain the problem.', 'The author explains the problem.'],
      ['The survey show that it works.', 'The survey shows that it works.'],
    ],
    leaves: [
      'We let the author explain the problem.',
      'They asked that the report show the cost.',
      'Did the author explain the problem?',
      'In the report show the cost.',
      'The survey results show that it works.',
      'How does the author explain it?',
      'Tables and the graph show that it works.',
    ],
    when: [
      'author',
      'writer',
      'survey',
      'study',
      'report',
      'article',
      'graph',
      'chart',
      'table',
      'text',
      'picture',
      'research',
    ],
    *find(sentence) {
      if (!/^(?:the|this)$/.test(sentence.word(0))) return;
      if (
        !/^(?:author|writer|survey|study|report|article|graph|chart|table|text|picture|research)$/.test(
          sentence.word(1),
        )
      )
        return;
      const verb = sentence.word(2);
      if (
        !/^(?:explain|show|describe|argue|claim|suggest|indicate|state|say|compare|mention|illustrate|present)$/.test(
          verb,
        )
      )
        return;
      if (!/^(?:the|that|how|a|an|us|what|why|his|her|their|two|three|some|several)$/.test(sentence.word(3))) return;
      yield sentence.swap(2, `${verb}s`);
    },
  },
  {
    name: 'AffectsGroups',
    category: 'spelling',
    sureness: 'sure',
    reason: 'To change something is to “affect” it; to “effect” is to bring it about.',
    examples: [
      ['The law will effect small shops.', 'The law will affect small shops.'],
      ['It can effects children badly.', 'It can affect children badly.'],
    ],
    leaves: ['The law will effect great changes.', 'They will effect repairs.', 'It may have effects children feel.'],
    when: ['effect', 'effects'],
    *find(sentence) {
      for (let at = 1; at < sentence.length - 1; at++) {
        if (!/^effects?$/.test(sentence.word(at)) || sentence.isPart(at)) continue;
        if (!/^(?:will|would|can|could|may|might|should|must|not|n't|to)$/.test(sentence.word(at - 1))) continue;
        const object = sentence.is(at + 1, 'ADJ') ? at + 2 : at + 1;
        if (SUFFERERS.test(sentence.word(object))) yield sentence.swap(at, 'affect');
      }
    },
  },
];

const SUFFERERS =
  /^(?:shops|businesses|companies|children|people|students|customers|users|workers|employees|families|women|men|schools|prices|sales|productivity|performance|health|lives|farmers|members|patients|teenagers|animals|plants|society|countries|cities|everyone|everybody)$/;
