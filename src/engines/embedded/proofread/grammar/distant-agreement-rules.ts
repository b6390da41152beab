import { COLLECTIVES, forOne, isPlural } from './agreement.ts';
import type { Morphology } from './morphology.ts';
import type { GrammarRule } from './grammar-rule.ts';
import type { Sentence } from './sentence.ts';

const OWNER = /^(?:my|your|his|her|our|their)$/;
const PERSON = /^(?:me|i|he|she|him|her|you)$/;
const DETERMINER = /^(?:the|my|your|his|her|its|our|their|these|those|this|that|a|an)$/;
/** Words that stand for one thing, however many it is of. */
const ONE_THING = new Set(
  (
    'list cost price colour color quality purpose aim goal role level rate importance length top name size value speed weight ' +
    'height taste smell idea fact problem reason result impact effect influence quantity author owner development use lack ' +
    'presence absence arrival beginning end manager owner director leader president captain editor'
  ).split(' '),
);
const TO_MANY: ReadonlyMap<string, string> = new Map([
  ['is', 'are'],
  ['was', 'were'],
  ['has', 'have'],
]);
/** Plurals of which one says "is": ten years is long. */
const MEASURES =
  /^(?:years|months|weeks|days|hours|minutes|miles|dollars|pounds|euros|percent|kilometers|kilometres|meters|metres|times)$/;

/** Over article and adjectives, to the noun. */
function nounFrom(sentence: Sentence, at: number): number | undefined {
  let noun = DETERMINER.test(sentence.word(at)) ? at + 1 : at;
  while (noun < at + 3 && sentence.is(noun, 'ADJ')) noun++;
  return sentence.is(noun, 'NOUN') && !sentence.isPart(noun) ? noun : undefined;
}

/** Where someone is named who stands before or behind "and": "my brother", "me". */
function personEnd(sentence: Sentence, words: Morphology, at: number): number | undefined {
  if (PERSON.test(sentence.word(at)) && !sentence.is(at + 1, 'NOUN')) return at;
  if (OWNER.test(sentence.word(at)) && sentence.is(at + 1, 'NOUN') && words.isNoun(sentence.word(at + 1)))
    return at + 1;
  return at > 0 && sentence.is(at, 'PROPN') && sentence.isCapital(at) ? at : undefined;
}

/** "lives" is a noun nearly everywhere, but not in "lives in". */
function isVerb(sentence: Sentence, words: Morphology, at: number): boolean {
  const word = sentence.word(at);
  if (word === 'lives') return /^(?:in|with|at|here|there|near|next)$/.test(sentence.word(at + 1));
  return sentence.is(at, 'VERB') && (words.classOf(word)?.noun ?? 0) <= 6;
}

/** A plural, or one that prose is too rare to have counted: "sofas". */
function isSeveral(words: Morphology, word: string): boolean {
  return isPlural(words, word) || (words.singularOf(word) !== undefined && words.classOf(word) === undefined);
}

function opens(sentence: Sentence, at: number): boolean {
  return at === 0 || /^(?:because|when|if|that|but|,)$/.test(sentence.word(at - 1));
}

/** The verb agrees with a subject that is more than a noun beside it. */
export const DISTANT_AGREEMENT_RULES: readonly GrammarRule[] = [
  {
    name: 'TwoAreMany',
    category: 'grammar',
    sureness: 'sure',
    reason: 'Two people joined by “and” are several: “Tom and Ann are”.',
    examples: [
      ['Me and my colleague was at the meeting.', 'Me and my colleague were at the meeting.'],
      ['My brother and my sister lives in Leeds.', 'My brother and my sister live in Leeds.'],
      ['My mother and I was late.', 'My mother and I were late.'],
    ],
    leaves: [
      'Fish and chips was all he ate.',
      'My friend and colleague is here.',
      'What you and my sister said was kind.',
      'Romeo and Juliet was played.',
      'You know me and my brother is a friend.',
      'My bread and butter is teaching.',
    ],
    when: ['and'],
    *find(sentence, words) {
      const first = personEnd(sentence, words, 0);
      if (first === undefined || sentence.word(first + 1) !== 'and') return;
      const second = personEnd(sentence, words, first + 2);
      if (second === undefined || (sentence.is(first, 'PROPN') && sentence.is(second, 'PROPN'))) return;
      const verb = second + 1;
      const form =
        TO_MANY.get(sentence.word(verb)) ??
        (isVerb(sentence, words, verb) ? words.baseOfThirdPerson(sentence.word(verb)) : undefined);
      if (form !== undefined) yield sentence.swap(verb, form);
    },
  },
  {
    name: 'OneOfMany',
    category: 'grammar',
    sureness: 'sure',
    reason: 'The verb has to fit the “one” or “each” named first, not the word behind “of”.',
    examples: [
      ['Each of the teams have a coach.', 'Each of the teams has a coach.'],
      ['One of the windows are broken.', 'One of the windows is broken.'],
      ['The list of items are on the table.', 'The list of items is on the table.'],
      ['Every one of the seats were taken.', 'Every one of the seats was taken.'],
    ],
    leaves: [
      'One of the windows that are broken is mine.',
      'A number of people are here.',
      'The teams each have a coach.',
      'The majority of the seats were taken.',
      'The cost of repairs and the rent were too high.',
      'One of the things we have is time.',
      'A list of items that are missing is here.',
    ],
    when: ['of'],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length - 4; at++) {
        if (!opens(sentence, at)) continue;
        const every = sentence.word(at) === 'every' && sentence.word(at + 1) === 'one';
        const each = every || /^(?:each|one)$/.test(sentence.word(at));
        const noun = DETERMINER.test(sentence.word(at)) ? nounFrom(sentence, at) : undefined;
        const head = every ? at + 1 : each ? at : noun !== undefined && ONE_THING.has(sentence.word(noun)) ? noun : -1;
        if (
          head < 0 ||
          sentence.word(head + 1) !== 'of' ||
          (each && !DETERMINER.test(sentence.word(head + 2)) && sentence.word(head + 2) !== 'them')
        )
          continue;
        const many = sentence.word(head + 2) === 'them' ? head + 2 : nounFrom(sentence, head + 2);
        if (many === undefined || !(sentence.word(many) === 'them' || isPlural(words, sentence.word(many)))) continue;
        if (!/^(?:are|were|have)$/.test(sentence.word(many + 1))) continue;
        const fix = forOne(sentence, words, many + 1);
        if (fix !== undefined) yield fix;
      }
    },
  },
  {
    name: 'NeitherOf',
    category: 'grammar',
    sureness: 'loose',
    reason: '“Neither” and “either” are one of two, and take the singular.',
    examples: [['Neither of them are ready.', 'Neither of them is ready.']],
    leaves: ['Neither the men nor the women are ready.', 'I like neither of them, are you sure?'],
    when: ['neither', 'either'],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length - 3; at++) {
        if (!/^(?:neither|either)$/.test(sentence.word(at)) || sentence.word(at + 1) !== 'of' || !opens(sentence, at))
          continue;
        const many = /^(?:them|us|you)$/.test(sentence.word(at + 2)) ? at + 2 : nounFrom(sentence, at + 2);
        if (many === undefined || !/^(?:are|were|have)$/.test(sentence.word(many + 1))) continue;
        const fix = forOne(sentence, words, many + 1);
        if (fix !== undefined) yield fix;
      }
    },
  },
  {
    name: 'ManyInOne',
    category: 'grammar',
    sureness: 'sure',
    reason: 'The verb has to fit its subject, not the word that happens to stand next to it.',
    examples: [
      ['The prices in the shop is too high.', 'The prices in the shop are too high.'],
      ['The people in my office was kind.', 'The people in my office were kind.'],
    ],
    leaves: [
      'The box with the cables is empty.',
      'The years of the war was a hard time.',
      'What people in the office is he?',
      'Two miles from the house is a lake.',
      'Days in the sun is what we need.',
      'The news from the front is bad.',
    ],
    *find(sentence, words) {
      const head = nounFrom(sentence, 0);
      if (head === undefined || !DETERMINER.test(sentence.word(0)) || sentence.isCapital(head)) return;
      const subject = sentence.word(head);
      if (!isPlural(words, subject) || COLLECTIVES.has(subject) || MEASURES.test(subject)) return;
      if (!/^(?:in|on|at|from|near|of|with)$/.test(sentence.word(head + 1))) return;
      const inner = nounFrom(sentence, head + 2);
      if (inner === undefined || isPlural(words, sentence.word(inner))) return;
      const form = TO_MANY.get(sentence.word(inner + 1));
      if (form !== undefined && !/^(?:what|that|how)$/.test(sentence.word(inner + 2)))
        yield sentence.swap(inner + 1, form);
    },
  },
  {
    name: 'ManyInOneDo',
    category: 'grammar',
    sureness: 'loose',
    reason: 'The verb has to fit its subject, not the word that happens to stand next to it.',
    examples: [['The shops on this street closes early.', 'The shops on this street close early.']],
    leaves: ['The shop on these streets closes early.', 'The people in the office works department left.'],
    *find(sentence, words) {
      const head = nounFrom(sentence, 0);
      if (head === undefined || !DETERMINER.test(sentence.word(0))) return;
      if (!isPlural(words, sentence.word(head)) || COLLECTIVES.has(sentence.word(head))) return;
      if (!/^(?:in|on|at|from|near|of|with)$/.test(sentence.word(head + 1))) return;
      const inner = nounFrom(sentence, head + 2);
      if (inner === undefined || isPlural(words, sentence.word(inner))) return;
      const verb = sentence.word(inner + 1);
      if (
        !words.isVerbAt(sentence, inner + 1) ||
        (words.classOf(verb)?.noun ?? 0) > 6 ||
        sentence.is(inner + 2, 'NOUN', 'VERB', 'AUX')
      )
        return;
      const form = words.baseOfThirdPerson(verb);
      if (form !== undefined) yield sentence.swap(inner + 1, form);
    },
  },
  {
    name: 'ThereWereMany',
    category: 'grammar',
    sureness: 'sure',
    reason: 'The verb after “there” has to fit what follows: “there were many”.',
    examples: [
      ['There was new sofas in the hall.', 'There were new sofas in the hall.'],
      ['There is 3 dogs here.', 'There are 3 dogs here.'],
      ['There was people in it.', 'There were people in it.'],
    ],
    leaves: [
      'There was sugar in the tea.',
      'There was sales talk.',
      'There is news.',
      'There is 1 dog.',
      'There was apples-to-apples talk.',
      'There is new evidence of it.',
      'What I mean there is frameworks.',
    ],
    when: ['there'],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length - 2; at++) {
        if (sentence.word(at) !== 'there' || !/^(?:is|was)$/.test(sentence.word(at + 1))) continue;
        if (sentence.is(at - 1, 'VERB', 'NOUN', 'PRON', 'ADP')) continue;
        let noun = at + 2;
        const counted = /^\d+$/.test(sentence.word(noun)) && Number(sentence.word(noun)) > 1;
        if (counted) noun++;
        while (noun < at + 5 && sentence.is(noun, 'ADJ')) noun++;
        if (
          !(sentence.is(noun, 'NOUN') || sentence.word(noun) === 'people') ||
          !isSeveral(words, sentence.word(noun)) ||
          MEASURES.test(sentence.word(noun))
        )
          continue;
        if (
          sentence.isPart(noun) ||
          sentence.is(noun + 1, 'NOUN', 'PROPN', 'ADJ') ||
          /^(?:and|or)$/.test(sentence.word(noun + 1))
        )
          continue;
        yield sentence.swap(at + 1, sentence.word(at + 1) === 'is' ? 'are' : 'were');
      }
    },
  },
];
