import { COLLECTIVES, ONE, forMany, forOne, isPlural } from './agreement.ts';
import { overAdverbs, supposesBefore } from './clause.ts';
import type { GrammarRule } from './grammar-rule.ts';

/** A verb whose subject stands behind it, or is a “who”. */
export const RELATION_RULES: readonly GrammarRule[] = [
  {
    name: 'ThereAre',
    category: 'grammar',
    sureness: 'sure',
    reason: 'The verb after “there” has to fit what follows: “there is one”, “there are two”.',
    examples: [
      ['There is many ways to do it.', 'There are many ways to do it.'],
      ['There are a problem with it.', 'There is a problem with it.'],
      ['there was two cars', 'there were two cars'],
      ['There is also some disadvantages.', 'There are also some disadvantages.'],
    ],
    leaves: [
      'There is a number of things.',
      'There are a few things.',
      'There is also some water.',
      'There is more than one way.',
      'There is some water.',
      'There are a lot of cars.',
      'He spoke as though there were a war on.',
    ],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length; at++) {
        if (sentence.word(at) !== 'there') continue;
        const verb = sentence.word(at + 1);
        const after = overAdverbs(sentence, at + 2);
        const next = sentence.word(after);
        if (/^(?:is|was|'s)$/.test(verb)) {
          if (verb === "'s") continue;
          let noun = after + 1;
          if (
            /^(?:a|an)$/.test(next) ||
            !/^(?:many|several|few|two|three|four|five|six|seven|some|other|different|no|lots|so|these|various)$/.test(
              next,
            )
          )
            continue;
          if (next === 'so' && sentence.word(noun) !== 'many') continue;
          if (
            /^(?:many|several|two|three|four|five|six|seven|various)$/.test(next) &&
            !/^(?:and|or|,|-|a|an|one)$/.test(sentence.word(noun))
          ) {
            yield sentence.swap(at + 1, verb === 'is' ? 'are' : 'were');
            continue;
          }
          if (next === 'so') {
            yield sentence.swap(at + 1, verb === 'is' ? 'are' : 'were');
            continue;
          }
          while (noun < after + 3 && sentence.is(noun, 'ADJ')) noun++;
          if (
            sentence.is(noun, 'NOUN') &&
            isPlural(words, sentence.word(noun)) &&
            !sentence.is(noun + 1, 'NOUN') &&
            !sentence.isPart(noun)
          )
            yield sentence.swap(at + 1, verb === 'is' ? 'are' : 'were');
        }
        if (
          /^(?:are|were)$/.test(verb) &&
          /^an?$/.test(next) &&
          !(verb === 'were' && supposesBefore(sentence, at)) &&
          !/^(?:few|lot|number|couple|variety|great|good|large|wide|small|huge|handful|range|total|hundred|thousand|dozen|million|growing|plethora|multitude|series|bunch|vast|limited|whole|host|tremendous|considerable)$/.test(
            sentence.word(at + 3),
          )
        ) {
          const noun = sentence.is(at + 3, 'ADJ') ? at + 4 : at + 3;
          if (
            sentence.is(noun, 'NOUN') &&
            words.isNoun(sentence.word(noun)) &&
            !/^(?:of|and|or|,|-)$/.test(sentence.word(noun + 1))
          )
            yield sentence.swap(at + 1, verb === 'are' ? 'is' : 'was');
        }
      }
    },
  },
  {
    name: 'WhoAgrees',
    category: 'grammar',
    sureness: 'sure',
    reason: 'The verb after “who” has to fit the person or people meant: “people who have”.',
    examples: [
      ['People who has money', 'People who have money'],
      ['the students who wants it', 'the students who want it'],
      ['People who lives in towns', 'People who live in towns'],
      ['someone who have time', 'someone who has time'],
    ],
    leaves: [
      'graduates throughout the college who are here',
      'one of the people who has time',
      'a group of people who has met',
      'an engineer with Zia Technologies who has left',
      'both a writer and an editor who are good',
      'the person/people who buys it',
      'It controls who has access.',
    ],
    *find(sentence, words) {
      for (let at = 1; at < sentence.length; at++) {
        if (sentence.word(at) !== 'who') continue;
        const subject = sentence.word(at - 1);
        // “It controls who has access”.
        if (
          words.baseOfThirdPerson(subject) !== undefined &&
          /^(?:it|this|that|which|he|she|and|to)$/.test(sentence.word(at - 2))
        )
          continue;
        if ((at > 1 && sentence.isCapital(at - 1)) || sentence.isPart(at - 1)) continue;
        if ([2, 3, 4, 5].some((back) => /^(?:of|and|or|among|between)$/.test(sentence.word(at - back)))) continue;
        const verb = overAdverbs(sentence, at + 1);
        if ((isPlural(words, subject) && !sentence.is(at - 1, 'VERB')) || subject === 'those') {
          const lives = sentence.word(verb) === 'lives' && sentence.is(verb + 1, 'ADP');
          const isVerb =
            /^(?:is|was|has)$/.test(sentence.word(verb)) ||
            (sentence.is(verb, 'VERB') &&
              ((words.classOf(sentence.word(verb))?.noun ?? 0) <= 2 ||
                (verb === at + 1 && sentence.is(verb + 1, 'ADP', 'ADV'))));
          const fix = lives ? sentence.swap(verb, 'live') : isVerb ? forMany(sentence, words, verb) : undefined;
          if (fix !== undefined) yield fix;
        } else if (
          (ONE.has(subject) ||
            (/^an?$/.test(sentence.word(at - 2)) && sentence.is(at - 1, 'NOUN') && !COLLECTIVES.has(subject))) &&
          /^(?:are|were|have)$/.test(sentence.word(verb))
        ) {
          const fix = forOne(sentence, words, verb);
          if (fix !== undefined) yield fix;
        }
      }
    },
  },
];
