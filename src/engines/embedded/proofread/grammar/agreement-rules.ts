import { COLLECTIVES, ONE, forMany, forOne, subjectNoun, isPlural } from './agreement.ts';
import { opensClause, overAdverbs, wishesBefore } from './clause.ts';
import { MASS } from './uncounted-nouns.ts';
import type { GrammarRule } from './grammar-rule.ts';

/** Whom one speaks of in the plural, and no program is called by: a sentence may start with them alone. */
const SOMEBODY = new Set(
  (
    'people children kids students parents teachers men women adults teenagers users customers workers employees doctors scientists ' +
    'researchers companies governments countries cities schools universities families friends drivers tourists farmers players ' +
    'animals dogs cats cars computers smartphones boys girls babies patients nurses managers employers experts politicians'
  ).split(' '),
);
const DETERMINED = /^(?:the|these|those|my|your|his|her|our|their|its|many|some|most|several|both|other)$/;
const NAMED_AS_ONE = /^(?:is|was) (?:a|an|the|no|one|what|how)$/;

/** A verb and the subject that stands directly before it. */
export const AGREEMENT_RULES: readonly GrammarRule[] = [
  {
    name: 'ThirdPerson',
    category: 'grammar',
    sureness: 'sure',
    reason: 'After “he”, “she” or “it” the verb ends in “s” in the present: “she likes”.',
    examples: [
      ['He go to school and she like it.', 'He goes to school and she likes it.'],
      ["She don't know.", "She doesn't know."],
      ['It have two parts.', 'It has two parts.'],
      ['He also need time.', 'He also needs time.'],
    ],
    leaves: [
      'They suggest that he go home.',
      'Let it go.',
      'Did he know?',
      'He came and it put an end to that.',
      'She lead the team last year.',
      'I insist that in the end she stay.',
      'It was vital that he keep quiet.',
      'The board moved that she leave.',
      'She must go, and he can stay.',
      'We saw him and her sing.',
    ],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length; at++) {
        if (!/^(?:he|she|it)$/.test(sentence.word(at)) || !opensClause(sentence, at) || wishesBefore(sentence, at))
          continue;
        const verb = overAdverbs(sentence, at + 1);
        if (sentence.word(at) === 'she' && sentence.word(at - 1) === '/') continue;
        if (sentence.word(at) === 'it' && at > 0 && sentence.word(at - 1) === 'that') continue;
        if (!/^(?:be|do|were|are)$/.test(sentence.word(verb))) {
          const fix = forOne(sentence, words, verb);
          if (fix !== undefined) yield fix;
        } else if (sentence.word(verb) === 'do' && /^(?:n't|not)$/.test(sentence.word(verb + 1)))
          yield sentence.swap(verb, 'does');
      }
    },
  },
  {
    name: 'BaseAfterPlural',
    category: 'grammar',
    sureness: 'sure',
    reason: 'After “I”, “you”, “we” and “they” the verb has no “s”.',
    examples: [
      ['They wants to go.', 'They want to go.'],
      ["We doesn't know it.", "We don't know it."],
      ['We has time.', 'We have time.'],
    ],
    leaves: ['What happened to you needs care.', 'Everyone but you knows it.', 'The man they wanted is here.'],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length; at++) {
        if (!/^(?:i|you|we|they)$/.test(sentence.word(at)) || !opensClause(sentence, at)) continue;
        if (/^(?:but|as)$/.test(sentence.word(at - 1)) || (sentence.word(at) === 'i' && !sentence.isCapital(at)))
          continue;
        if (sentence.word(at) === 'you' && at > 0 && !/^(?:if|when|because|,|that|so)$/.test(sentence.word(at - 1)))
          continue;
        const verb = overAdverbs(sentence, at + 1);
        if (/^(?:is|was)$/.test(sentence.word(verb))) continue;
        const fix = forMany(sentence, words, verb);
        if (fix !== undefined) yield fix;
      }
    },
  },
  {
    name: 'DoesAndDo',
    category: 'grammar',
    sureness: 'sure',
    reason: '“Does” goes with one, “do” with several.',
    examples: [
      ["The children doesn't know.", "The children don't know."],
      ["One person don't have it.", "One person doesn't have it."],
    ],
    leaves: ["What the children want doesn't matter.", "The boy and the girl don't know."],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length; at++) {
        if (!opensClause(sentence, at) || sentence.word(at - 1) === 'and' || sentence.word(at - 1) === 'or') continue;
        const noun = subjectNoun(sentence, at);
        if (noun === undefined || !/^(?:n't|not)$/.test(sentence.word(noun + 2))) continue;
        const [subject, verb] = [sentence.word(noun), sentence.word(noun + 1)];
        if (verb === 'does' && isPlural(words, subject)) yield sentence.swap(noun + 1, 'do');
        if (
          verb === 'do' &&
          !/^(?:most|all|many|some|these|those|several|both|other)$/.test(sentence.word(at)) &&
          words.isNoun(subject) &&
          !COLLECTIVES.has(subject) &&
          noun > at
        )
          yield sentence.swap(noun + 1, 'does');
      }
    },
  },
  {
    name: 'SubjectAndVerb',
    category: 'grammar',
    sureness: 'sure',
    reason: 'The verb agrees with its subject: one thing is, several are.',
    examples: [
      ['People is happy.', 'People are happy.'],
      ['The students has books.', 'The students have books.'],
      ['Everyone have a car.', 'Everyone has a car.'],
      ['Children spends too much time there.', 'Children spend too much time there.'],
      ['Young people likes music.', 'Young people like music.'],
    ],
    leaves: [
      'The number of cars is high.',
      'Children and water is a bad mixture.',
      'All they need is love.',
      'Economics is hard.',
      'The news is good.',
      'Five years is long.',
      'If anyone were to ask, say no.',
      'More domains means more work.',
      'Rails takes a strong stance.',
      'Mixed methods is an approach.',
      'Engaging communities is not easy.',
    ],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length; at++) {
        if (!opensClause(sentence, at) || /^(?:and|or|,|but|as|"|“|\()$/.test(sentence.word(at - 1))) continue;
        if (ONE.has(sentence.word(at))) {
          const verb = overAdverbs(sentence, at + 1);
          if (/^(?:are|were|have)$/.test(sentence.word(verb)) && !wishesBefore(sentence, at)) {
            const fix = forOne(sentence, words, verb);
            if (fix !== undefined) yield fix;
          }
          continue;
        }
        const noun = subjectNoun(sentence, at);
        if (noun === undefined || !isPlural(words, sentence.word(noun)) || COLLECTIVES.has(sentence.word(noun)))
          continue;
        if (sentence.is(at, 'NUM') || /^(?:this|that|all|every|each|one|what|a|an|more|fewer)$/.test(sentence.word(at)))
          continue;
        const verb = overAdverbs(sentence, noun + 1);
        // “Sites provides a tool”, “Mixed methods is a way”, “Engaging readers is hard”: a name, or something done.
        if (noun === 0 && !SOMEBODY.has(sentence.word(noun))) continue;
        if (
          at === 0 &&
          !DETERMINED.test(sentence.word(at)) &&
          NAMED_AS_ONE.test(`${sentence.word(verb)} ${sentence.word(verb + 1)}`)
        )
          continue;
        if (noun > 0 && at === 0 && sentence.word(at).endsWith('ing')) continue;
        // “More rooms means more work”, “while operations refers to …”: the words are one thing.
        if (/^(?:means?|refers)$/.test(sentence.word(verb)) || (noun === at && sentence.word(verb) === 'was')) continue;
        const isVerb =
          /^(?:is|was|has)$/.test(sentence.word(verb)) ||
          (sentence.is(verb, 'VERB') &&
            (words.classOf(sentence.word(verb))?.noun ?? 0) <= 2 &&
            !sentence.is(verb + 1, 'VERB', 'AUX'));
        if (!isVerb) continue;
        const fix = forMany(sentence, words, verb);
        if (fix !== undefined) yield fix;
      }
    },
  },
  {
    name: 'SingularSubject',
    category: 'grammar',
    sureness: 'likely',
    reason: 'The verb agrees with its subject: one thing is, several are.',
    examples: [
      ['The teacher have time.', 'The teacher has time.'],
      ['This problem are big.', 'This problem is big.'],
      ['The internet have changed it.', 'The internet has changed it.'],
    ],
    leaves: [
      'The team are happy.',
      'The jury were divided.',
      'He looked as if the wall were hers.',
      'If the world were flat, we would fall.',
      'I wish the house were bigger.',
      'His work and his life are one.',
      'They made the man go.',
      'The car they have is old.',
    ],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length; at++) {
        if (
          !opensClause(sentence, at) ||
          /^(?:and|or|,|but|as|that|than|“|"|\()$/.test(sentence.word(at - 1)) ||
          wishesBefore(sentence, at)
        )
          continue;
        if (!/^(?:the|this|that|my|your|his|her|its|our|their|a|an|each|every|another|one)$/.test(sentence.word(at)))
          continue;
        const noun = subjectNoun(sentence, at);
        if (
          noun === undefined ||
          noun === at ||
          COLLECTIVES.has(sentence.word(noun)) ||
          !(words.isNoun(sentence.word(noun)) || MASS.has(sentence.word(noun)))
        )
          continue;
        const verb = overAdverbs(sentence, noun + 1);
        if (!/^(?:are|were|have)$/.test(sentence.word(verb))) continue;
        const fix = forOne(sentence, words, verb);
        if (fix !== undefined) yield fix;
      }
    },
  },
];
