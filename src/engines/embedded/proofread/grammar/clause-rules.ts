import { UNSURE_VERBS, isPlural } from './agreement.ts';
import { opensClause, wishesBefore } from './clause.ts';
import type { GrammarRule } from './grammar-rule.ts';
import type { Sentence } from './sentence.ts';

const ASKING = /^(?:what|where|when|why|how|who)$/;
const AUXILIARY = /^(?:do|does|did|is|are|was|were|can|could|will|would|should|have|has)$/;
const PRONOUN = /^(?:you|we|i|they|he|she|it)$/;
/** Those of whom one speaks without an article only when they are many. */
const SOMEBODY = new Set(
  'scientist student teacher driver doctor parent customer worker researcher tourist consumer employee player farmer child advertiser traveler traveller employer smoker reader viewer citizen'.split(
    ' ',
  ),
);
const MANY_VERB =
  /^(?:agree|assume|think|believe|say|have|are|were|do|want|need|like|use|make|know|get|go|try|learn|study|often|usually|always|spend|buy|find)$/;
const FOR_MANY: ReadonlyMap<string, string> = new Map([
  ['is', 'are'],
  ['was', 'were'],
  ['has', 'have'],
]);

function nounPhraseStart(sentence: Sentence, noun: number): number {
  let at = noun;
  while (at > 0 && sentence.is(at - 1, 'ADJ')) at--;
  return at > 0 &&
    (sentence.is(at - 1, 'DET') || /^(?:my|your|his|her|its|our|their|these|those)$/.test(sentence.word(at - 1)))
    ? at - 1
    : at;
}

export const CLAUSE_RULES: readonly GrammarRule[] = [
  {
    name: 'QuestionMark',
    category: 'punctuation',
    sureness: 'likely',
    reason: 'A question ends with a question mark.',
    examples: [
      ['What do you think.', 'What do you think?'],
      ['It is good, isn’t it.', 'It is good, isn’t it?'],
      ['Do you know him.', 'Do you know him?'],
    ],
    leaves: [
      'What you think is right.',
      'How is it that he came and what did he say.',
      'Had you known, you would go.',
      'What did he say...',
      'Do you have a cloud.gov account?',
    ],
    *find(sentence) {
      const last = sentence.length - 1;
      if (sentence.written(last) !== '.' || last < 3 || !/^\s?$/.test(sentence.text.charAt(sentence.end))) return;
      const first = sentence.word(0);
      const asks = ASKING.test(first) && AUXILIARY.test(sentence.word(1)) && PRONOUN.test(sentence.word(2));
      const yesOrNo = /^(?:do|does|did|are|can|could|would)$/.test(first) && sentence.word(1) === 'you';
      const tag =
        PRONOUN.test(sentence.word(last - 1)) && sentence.word(last - 2) === "n't" && sentence.word(last - 4) === ',';
      let clauses = 0;
      for (let at = 3; at < last; at++) if (/^(?:,|;|:|—|and|but|that|"|“)$/.test(sentence.word(at))) clauses++;
      if (tag || ((asks || yesOrNo) && clauses === 0)) yield sentence.swap(last, '?');
    },
  },
  {
    name: 'BareMany',
    category: 'grammar',
    sureness: 'sure',
    reason: 'Without an article one speaks of several: “scientists agree”.',
    examples: [
      ['Scientist agree that it works.', 'Scientists agree that it works.'],
      ['It is so because some driver make trouble.', 'It is so because some drivers make trouble.'],
    ],
    leaves: [
      'The scientist and the driver agree.',
      'Doctor Who and parent have-nots',
      'No student are here.',
      'Student use of it',
      'The rules for doctor use are old.',
    ],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length - 2; at++) {
        const some = sentence.word(at) === 'some';
        const noun = some ? at + 1 : at;
        if (!SOMEBODY.has(sentence.word(noun)) || !opensClause(sentence, at) || sentence.isPart(noun)) continue;
        if (/^(?:and|or|as|than)$/.test(sentence.word(at - 1)) || (noun > 0 && sentence.isCapital(noun))) continue;
        if (/^\p{Lu}{2}/u.test(sentence.written(noun))) continue;
        const verb = sentence.word(noun + 1);
        if (
          !MANY_VERB.test(verb) ||
          sentence.is(noun + 1, 'NOUN') ||
          /^(?:of|by|in|for)$/.test(sentence.word(noun + 2)) ||
          sentence.isPart(noun + 1)
        )
          continue;
        const plural = words.pluralOf(sentence.word(noun));
        if (plural !== undefined) yield sentence.swap(noun, plural);
      }
    },
  },
  {
    name: 'OneDoes',
    category: 'grammar',
    sureness: 'sure',
    reason: 'After one person or thing the verb ends in “s”.',
    examples: [
      ['If the teacher teach them, they learn.', 'If the teacher teaches them, they learn.'],
      ['The professor explain this to us.', 'The professor explains this to us.'],
    ],
    leaves: [
      'We suggest that the teacher teach them.',
      'See the teacher teach them.',
      'The team oppose the plan.',
      'The police teach them.',
      'Did the man give it?',
      'The professor will oppose it.',
      'The driver put the car in gear and went.',
    ],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length - 3; at++) {
        if (
          !/^(?:the|my|his|her|our|their|this|that|a|an|every|each|another)$/.test(sentence.word(at)) ||
          !opensClause(sentence, at)
        )
          continue;
        if (/^(?:and|or|as|than|that|,|"|“|:|\()$/.test(sentence.word(at - 1)) || wishesBefore(sentence, at)) continue;
        const noun = sentence.is(at + 1, 'ADJ') ? at + 2 : at + 1;
        if (!(SOMEBODY.has(sentence.word(noun)) || sentence.word(noun) === 'professor') || sentence.isPart(noun))
          continue;
        const verb = sentence.word(noun + 1);
        const found = words.classOf(verb);
        if (
          !sentence.is(noun + 1, 'VERB', 'NOUN') ||
          (found?.verb ?? 0) < 8 ||
          (found?.noun ?? 0) > 1 ||
          !/^(?:the|them|it|him|her|us|me|you|a|an|that|his|their|to|this)$/.test(sentence.word(noun + 2))
        )
          continue;
        if (words.baseOfPast(verb) !== undefined || UNSURE_VERBS.has(verb)) continue;
        const form = words.thirdPersonOf(verb);
        if (form !== undefined) yield sentence.swap(noun + 1, form);
      }
    },
  },
  {
    name: 'ThatAgrees',
    category: 'grammar',
    sureness: 'sure',
    reason: 'The verb after “that” and “which” agrees with the noun before it.',
    examples: [
      ['There are people that is happy.', 'There are people that are happy.'],
      ['We like companies that has time.', 'We like companies that have time.'],
    ],
    leaves: [
      'One of the things that is new',
      'It is the trust in people that is lost.',
      'What I tell people that is true',
      'I told the students that is enough.',
      'It is animals that is the question.',
      'It is an app by two boys that is free.',
    ],
    *find(sentence, words) {
      for (let at = 1; at < sentence.length - 2; at++) {
        const form = FOR_MANY.get(sentence.word(at + 1));
        if (
          sentence.word(at) !== 'that' ||
          form === undefined ||
          !isPlural(words, sentence.word(at - 1)) ||
          !(sentence.is(at - 1, 'NOUN') || sentence.word(at - 1) === 'people')
        )
          continue;
        const start = nounPhraseStart(sentence, at - 1);
        const before = sentence.word(start - 1);
        const saying = [1, 2, 3, 4, 5].some((back) =>
          /^(?:of|in|on|by|with|for|from|to|tell|told|tells|it|remind|show|shows|and|or)$/.test(
            sentence.word(start - back),
          ),
        );
        if (saying || before === '' || sentence.is(start - 1, 'NOUN', 'ADP')) continue;
        if (!sentence.is(at + 2, 'ADJ', 'ADV', 'VERB', 'DET', 'NOUN', 'PART')) continue;
        yield sentence.swap(at + 1, form);
      }
    },
  },
  {
    name: 'ThereAreALot',
    category: 'grammar',
    sureness: 'sure',
    reason: 'After “there” the verb agrees with what there is a lot of.',
    examples: [['There is a lot of cars here.', 'There are a lot of cars here.']],
    leaves: [
      'There is a lot of work.',
      'There is a lot of sales talk.',
      'Is there a lot of it?',
      'There is a lot of news.',
    ],
    when: ['there'],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length - 5; at++) {
        if (sentence.word(at) !== 'there' || !/^(?:is|was)$/.test(sentence.word(at + 1))) continue;
        const of =
          sentence.word(at + 2) === 'a' && sentence.word(at + 3) === 'lot'
            ? at + 4
            : /^(?:lots|plenty)$/.test(sentence.word(at + 2))
              ? at + 3
              : -1;
        if (of < 0 || sentence.word(of) !== 'of') continue;
        let noun = of + 1;
        while (noun < of + 3 && sentence.is(noun, 'ADJ')) noun++;
        if (!isPlural(words, sentence.word(noun)) || sentence.isPart(noun) || sentence.is(noun + 1, 'NOUN')) continue;
        yield sentence.swap(at + 1, sentence.word(at + 1) === 'is' ? 'are' : 'were');
      }
    },
  },
  {
    name: 'LotsAre',
    category: 'grammar',
    sureness: 'sure',
    reason: 'After “a lot of” and “most of” the verb agrees with what there is a lot of.',
    examples: [
      ['A lot of people was waiting.', 'A lot of people were waiting.'],
      ['Lots of cars is old.', 'Lots of cars are old.'],
    ],
    leaves: ['A lot of work is done.', 'A lot of cars and one bus is a crowd.', 'Lots of what people is it?'],
    when: ['lot', 'lots', 'most'],
    *find(sentence, words) {
      const of =
        sentence.word(0) === 'a' && sentence.word(1) === 'lot' ? 2 : /^(?:lots|most)$/.test(sentence.word(0)) ? 1 : -1;
      if (of < 0 || sentence.word(of) !== 'of') return;
      let noun = /^(?:the|my|our|their|his|her|your)$/.test(sentence.word(of + 1)) ? of + 2 : of + 1;
      while (noun < of + 4 && sentence.is(noun, 'ADJ')) noun++;
      const form = FOR_MANY.get(sentence.word(noun + 1));
      if (form !== undefined && isPlural(words, sentence.word(noun)) && !sentence.isPart(noun))
        yield sentence.swap(noun + 1, form);
    },
  },
];
