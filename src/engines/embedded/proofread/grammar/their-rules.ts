import { isPlural } from './agreement.ts';
import type { GrammarRule } from './grammar-rule.ts';
import { isPluralNoun } from './noun-phrase.ts';
import { OWNED_AFTER } from './owned-after.ts';
import { phrases } from './phrases.ts';

/** “There”, “their” and “they’re”, told apart by what stands beside them. */
export const THEIR_RULES: readonly GrammarRule[] = [
  phrases({
    name: 'TheyAre',
    category: 'grammar',
    sureness: 'sure',
    reason: '“They’re” is short for “they are”; “there” is a place and “their” the possessive.',
    examples: [
      ['I think there coming tomorrow.', "I think they're coming tomorrow."],
      ['There not interested in it.', "They're not interested in it."],
      ['I hope their going to win.', "I hope they're going to win."],
    ],
    leaves: [
      'Is there going to be rain?',
      'I was there trying to help.',
      'There, not far off, it stood.',
      'Their going away hurt us.',
    ],
    lines: [
      "[think|know|hope|say|said|believe|guess|because|if|when|that|sure] there coming|leaving|trying|doing|getting|looking|feeling|working|not -> they're $2",
      "[think|know|hope|say|said|believe|guess|because|if|when|that|sure] there|their going to [be|<VERB>] -> they're going to",
      "[<START>|but|and|so|because|if|when|since] there not interested|coming|going|here|sure|ready|happy|the|a|very|allowed|able|really|bad|good -> they're not $3",
      "[<START>] their not|coming|always|never|both|all|so|very|too [!-] -> they're $2",
    ],
  }),
  {
    name: 'TheirThing',
    category: 'grammar',
    sureness: 'sure',
    reason: 'Before a noun the possessive is “their”; “they’re” is short for “they are”.',
    examples: [
      ["They're house is bigger than ours.", 'Their house is bigger than ours.'],
      ["We stayed at they're place.", 'We stayed at their place.'],
      ["We talked about they're results.", 'We talked about their results.'],
      ["It is on they're own.", 'It is on their own.'],
    ],
    leaves: [
      "They're people of honour.",
      "They're home, and that is good.",
      "I know they're friends.",
      "They're family is what he said.",
    ],
    when: ["'re"],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length - 2; at++) {
        if (sentence.word(at) !== 'they' || sentence.word(at + 1) !== "'re" || !sentence.joins(at + 1)) continue;
        const noun = sentence.is(at + 2, 'ADJ') ? at + 3 : at + 2;
        const named =
          (words.isNoun(sentence.word(noun)) || (sentence.is(at - 1, 'ADP') && isPlural(words, sentence.word(noun)))) &&
          !sentence.isPart(noun);
        const own = sentence.word(at + 2) === 'own';
        const subject =
          at === 0 && /^(?:is|was|has)$/.test(sentence.word(noun + 1)) && sentence.word(noun + 2) !== 'what';
        if ((named && (subject || OWNED_AFTER.test(sentence.word(at - 1)))) || own)
          yield sentence.swap(at, 'their', at + 1);
      }
    },
  },
  phrases({
    name: 'ThereNotTheir',
    category: 'grammar',
    sureness: 'sure',
    reason: 'A place is “there”, and so is what says that something is; “their” is the possessive.',
    examples: [
      ['Is their a bank near here?', 'Is there a bank near here?'],
      ['I put it over their.', 'I put it over there.'],
      ['We have gone their many times.', 'We have gone there many times.'],
      ['Theirs nobody home.', "There's nobody home."],
      ['Their must be a way.', 'There must be a way.'],
      ['Their has been a mistake.', 'There has been a mistake.'],
    ],
    leaves: [
      'It is their bank.',
      'Are their seats taken?',
      'Their will be done.',
      'They live in their own world, and theirs is over.',
    ],
    lines: [
      '[is|are|was|were] their a|an|any|no|some|something|anything|anyone|someone|enough|many|much -> there $2',
      'their would|could|should|may|might|must be -> there $2 be',
      'their will be [a|an|no|many|more|some|lots|two|three] -> there will be',
      'their has|have been -> there $2 been',
      'their seems|exists|remains -> there $2',
      '[go|gone|going|went|been] their [<END>|many|again|before|yesterday|every|last|today|tomorrow|too|once|twice] -> there',
      "[<START>] theirs nobody|no|nothing|a|an|someone|something|two|many|lots -> there's $2",
      '[over|live|lives|lived|living|go|going|went|been|be|out|up|down|arrive|arrived|stay|stayed|works|worked|get] their [<END>] -> there',
    ],
  }),
  {
    name: 'TheirNoun',
    category: 'grammar',
    sureness: 'sure',
    reason: 'The possessive is “their”; “there” is a place.',
    examples: [
      ['There car is blue.', 'Their car is blue.'],
      ['We left because there house was cold.', 'We left because their house was cold.'],
      ['There car, there house and there dog were lost.', 'Their car, their house and their dog were lost.'],
      ['Everyone has there own opinion.', 'Everyone has their own opinion.'],
      ['They love their kids and there parents.', 'They love their kids and their parents.'],
    ],
    leaves: [
      'There cars are cheap.',
      'There time is money.',
      'There is a car.',
      'There life was hard.',
      'Over there car is king.',
      'He went there, house by house.',
      'There, own brands are common.',
      'They left there and there children played.',
    ],
    when: ['there'],
    *find(sentence, words) {
      let owned = false;
      for (let at = 0; at < sentence.length - 2; at++) {
        if (sentence.word(at) === 'their') owned = true;
        if (sentence.word(at) !== 'there') continue;
        if (
          sentence.word(at + 1) === 'own' &&
          /^(?:has|have|had|in|on|of|for|with|by|make|to)$/.test(sentence.word(at - 1))
        )
          yield sentence.swap(at, 'their');
        const opens = at === 0 || /^(?:because|and|but|if|when|that|so|,)$/.test(sentence.word(at - 1));
        const noun = sentence.word(at + 1);
        const isOne = words.isNoun(noun) && (owned || (words.classOf(noun)?.counted ?? 0) >= 3);
        // “Their kids and there parents”: one of several things that are theirs.
        const isNext = owned && /^(?:and|or|,)$/.test(sentence.word(at - 1)) && isPluralNoun(sentence, words, at + 1);
        if (!opens || sentence.isPart(at + 1) || !(isOne || isNext)) continue;
        const next = sentence.word(at + 2);
        const isListed = /^(?:,|and)$/.test(next) && (owned || at === 0) && sentence.word(at + 3) !== 'by';
        const isLast = owned && at + 3 >= sentence.length;
        if (
          isOne
            ? /^(?:is|was|has)$/.test(next) || isListed || (owned && /^were$/.test(next)) || isLast
            : isLast || isListed
        ) {
          owned = true;
          yield sentence.swap(at, 'their');
        }
      }
    },
  },
];
