import { COLLECTIVES } from './agreement.ts';
import type { GrammarRule } from './grammar-rule.ts';
import { endsPhrase, isPluralNoun, nounAfter, pluralAt } from './noun-phrase.ts';
import { EITHER_WAY } from './uncounted-nouns.ts';

const MANY = new Set(
  'many several various numerous few these those two three four five six seven eight nine ten twenty thirty hundred both'.split(
    ' ',
  ),
);
const NO_MANY = new Set(['both']);
const NUMBERS = new Set('two three four five six seven eight nine ten twenty thirty'.split(' '));
const BEFORE_A_NUMBER = new Set(
  'one part grade step number chapter section level phase version page type class no question a the'.split(' '),
);
/** One thing, though it has an “s”, and people. */
const SINGULAR_TOO = new Set(
  'savings commons terms ways stakes thumbs stairs means works barracks headquarters crossroads gallows lodgings grounds sports customs goods odds thanks remains arms sales communications operations peoples people links shambles winnings innards woods falls'.split(
    ' ',
  ),
);

export const NUMBER_RULES: readonly GrammarRule[] = [
  {
    name: 'PluralAfterMany',
    category: 'grammar',
    sureness: 'sure',
    reason: 'After a word that counts more than one, the noun is in the plural.',
    examples: [
      ['There are many reason for it.', 'There are many reasons for it.'],
      ['He has three sister.', 'He has three sisters.'],
      ['The two student have met.', 'The two students have met.'],
    ],
    leaves: [
      'Two price points were named.',
      'Chapter three topic',
      'many a man',
      'These project leads met.',
      'Some of these form the core of it.',
      'All three went arm in arm.',
      'a top ten list',
    ],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length; at++) {
        const word = sentence.word(at);
        if (!MANY.has(word) || NO_MANY.has(word) || sentence.isPart(at)) continue;
        const before = sentence.word(at - 1);
        // “The two company have”: what stands there is counted, and no name of one thing.
        const counted =
          before === 'the' && sentence.is(at + 1, 'NOUN') && /^(?:are|were|have)$/.test(sentence.word(at + 2));
        if (NUMBERS.has(word) && !counted && (BEFORE_A_NUMBER.has(before) || sentence.is(at - 1, 'NUM', 'NOUN')))
          continue;
        if (word === 'hundred' || before === 'top' || (at > 0 && sentence.isCapital(at))) continue;
        const place = nounAfter(sentence, words, at);
        // “Some of these form the core”: a verb with its object.
        if (
          place === at + 1 &&
          (sentence.is(place + 1, 'DET', 'PRON') ||
            /^(?:my|your|his|her|its|our|their|how|that|from|as)$/.test(sentence.word(place + 1)))
        )
          continue;
        const fix = pluralAt(sentence, words, place);
        if (fix !== undefined) yield fix;
      }
    },
  },
  {
    name: 'PluralAfterOneOf',
    category: 'grammar',
    sureness: 'sure',
    reason: 'After “one of” and “both of” the noun is in the plural: there are several.',
    examples: [
      ['It is one of the main reason.', 'It is one of the main reasons.'],
      ['Both of the sample were tested.', 'Both of the samples were tested.'],
    ],
    leaves: [
      'It is one of the team members.',
      'One of his own',
      'She was the only one of the party.',
      'part one of the tutorial',
    ],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length; at++) {
        if (
          !/^(?:one|both|many|few|several)$/.test(sentence.word(at)) ||
          sentence.word(at + 1) !== 'of' ||
          !/^(?:the|my|your|his|her|its|our|their|these|those)$/.test(sentence.word(at + 2)) ||
          words.isNounAt(sentence, at - 1) ||
          BEFORE_A_NUMBER.has(sentence.word(at - 1)) ||
          sentence.word(at + 3) === 'kind'
        )
          continue;
        let start = at + 2;
        if (sentence.word(start + 1) === 'most' || sentence.is(start + 1, 'ADV')) start++;
        const place = nounAfter(sentence, words, start);
        const only = /^(?:\bany|the|only|no|this|that)$/.test(sentence.word(at - 1));
        if (place !== undefined && (COLLECTIVES.has(sentence.word(place)) || only)) continue;
        const fix = pluralAt(sentence, words, place);
        if (fix !== undefined) yield fix;
      }
    },
  },
  {
    name: 'PluralAfterLotOf',
    category: 'grammar',
    sureness: 'likely',
    reason: 'What can be counted is in the plural after “a lot of” and the like.',
    examples: [
      ['We saw a lot of car there.', 'We saw a lot of cars there.'],
      ['different kinds of book', 'different kinds of books'],
    ],
    leaves: ['a lot of work', 'a lot of people', 'all types of user needs', 'a lot of time', 'a lot of practice'],
    *find(sentence, words) {
      for (let at = 1; at < sentence.length; at++) {
        if (
          sentence.word(at) !== 'of' ||
          !/^(?:lot|lots|plenty|number|kinds|types|sorts|variety|couple|hundreds|thousands)$/.test(
            sentence.word(at - 1),
          )
        )
          continue;
        if (sentence.word(at - 1) === 'number' && sentence.word(at - 2) !== 'a') continue;
        const place = nounAfter(sentence, words, at);
        if (
          place === undefined ||
          (words.classOf(sentence.word(place))?.counted ?? 0) < 3 ||
          EITHER_WAY.has(sentence.word(place)) ||
          sentence.is(place + 1, 'VERB')
        )
          continue;
        const fix = pluralAt(sentence, words, place);
        if (fix !== undefined) yield fix;
      }
    },
  },
  {
    name: 'ThisBeforePlural',
    category: 'grammar',
    sureness: 'sure',
    reason: 'Before a plural it is “these”, not “this”.',
    examples: [['We need this books.', 'We need these books.']],
    leaves: ['This means a lot.', 'This sports event', 'This works well.'],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length; at++) {
        if (sentence.word(at) !== 'this') continue;
        const place = nounAfter(sentence, words, at);
        if (place === undefined || !isPluralNoun(sentence, words, place) || !endsPhrase(sentence, words, place))
          continue;
        if (/^(?:many|few|several|last|past|next)$/.test(sentence.word(at + 1))) continue;
        // "This results in": the plural of a noun may be a verb.
        const object = sentence.is(at - 1, 'VERB', 'ADP') || sentence.is(at - 1, 'PART');
        if (!object && !sentence.is(place + 1, 'AUX')) continue;
        if (words.baseOfThirdPerson(sentence.word(place)) !== undefined && !sentence.is(place + 1, 'AUX')) continue;
        if (sentence.word(place) === 'criteria') continue;
        yield sentence.swap(at, 'these');
      }
    },
  },
  {
    name: 'ArticleBeforePlural',
    category: 'grammar',
    sureness: 'likely',
    reason: '“A” and “an” stand before one thing: the noun is in the singular.',
    examples: [
      ['It has a benefits for all.', 'It has a benefit for all.'],
      ['He is an experts.', 'He is an expert.'],
    ],
    leaves: [
      'a sales manager',
      'a few books',
      'a means to an end',
      'a hundred miles',
      'a larger commons',
      'a savings of two days',
      'They are a brave people.',
    ],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length; at++) {
        if (
          !/^an?$/.test(sentence.written(at)) ||
          /^(?:few|great|good|many|blues|slow|terms|thousands|dozen|hundred|thousand|million|couple|lot)$/.test(
            sentence.word(at + 1),
          )
        )
          continue;
        const place = nounAfter(sentence, words, at);
        if (place === undefined || !isPluralNoun(sentence, words, place)) continue;
        if (SINGULAR_TOO.has(sentence.word(place))) continue;
        const next = place + 1;
        const closed =
          next >= sentence.length ||
          sentence.is(next, 'PUNCT', 'ADP', 'AUX') ||
          /^(?:that|who)$/.test(sentence.word(next));
        if (!closed || /^['"’”(/-]/.test(sentence.word(next))) continue;
        const singular = words.singularOf(sentence.word(place));
        if (singular !== undefined) yield sentence.swap(place, singular);
      }
    },
  },
  {
    name: 'SingularAfterEvery',
    category: 'grammar',
    sureness: 'sure',
    reason: 'After “every”, “each” and “another” the noun is in the singular.',
    examples: [['Every students knows it.', 'Every student knows it.']],
    leaves: [
      'every sports club',
      'every few weeks',
      'another two weeks',
      'Each works alone.',
      'Every second matters.',
      'They each announced plans.',
    ],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length; at++) {
        if (!/^(?:every|each)$/.test(sentence.word(at)) || /^(?:few|other|several|so)$/.test(sentence.word(at + 1)))
          continue;
        const place = nounAfter(sentence, words, at);
        if (place === undefined || !isPluralNoun(sentence, words, place) || !endsPhrase(sentence, words, place))
          continue;
        // “Every second matters”, “they each announced plans”: a verb stands in it.
        const adjective = place > at + 1 ? sentence.word(place - 1) : '';
        if (adjective.endsWith('ed') || (words.classOf(adjective)?.noun ?? 0) >= 2 || adjective === 'second') continue;
        const singular = words.singularOf(sentence.word(place));
        if (singular !== undefined) yield sentence.swap(place, singular);
      }
    },
  },
  {
    name: 'OtherBeforePlural',
    category: 'grammar',
    sureness: 'sure',
    reason: 'Before several things it is “other”: “other people”.',
    examples: [
      ['We met others people.', 'We met other people.'],
      ['another reasons are', 'other reasons are'],
    ],
    leaves: [
      'Others people the island.',
      'another ten years',
      'Some help others things aside.',
      'one part to another signals it',
      "another people's choice",
    ],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length; at++) {
        const word = sentence.word(at);
        if (word !== 'others' && word !== 'another') continue;
        const next = sentence.word(at + 1);
        if (sentence.word(at + 2) === "'s") continue;
        const people = next === 'people' && at > 0 && !/^(?:the)$/.test(sentence.word(at + 2));
        if (
          people ||
          (isPluralNoun(sentence, words, at + 1) &&
            endsPhrase(sentence, words, at + 1) &&
            (sentence.is(at + 2, 'AUX', 'ADP', 'PUNCT') || at + 2 >= sentence.length))
        )
          yield sentence.swap(at, 'other');
      }
    },
  },
  {
    name: 'PluralAfterMost',
    category: 'grammar',
    sureness: 'loose',
    reason: 'After “most”, things that can be counted are in the plural: “most students”.',
    examples: [
      ['Most student are here.', 'Most students are here.'],
      ['So most teacher know it.', 'So most teachers know it.'],
    ],
    leaves: ['the most work', 'Most time is lost.', 'What matters most here'],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length; at++) {
        if (sentence.word(at) !== 'most') continue;
        if (sentence.is(at - 1, 'DET', 'NUM', 'VERB')) continue;
        const place = nounAfter(sentence, words, at);
        if (place === undefined || (words.classOf(sentence.word(place))?.counted ?? 0) < 2) continue;
        const fix = pluralAt(sentence, words, place);
        if (fix !== undefined) yield fix;
      }
    },
  },
];
