import type { GrammarRule } from './grammar-rule.ts';
import type { Sentence } from './sentence.ts';

const DETERMINERS =
  /^(?:the|a|an|my|your|his|her|its|our|their|this|these|those|some|many|most|people|each|every|it|there)$/;

function isFinite(sentence: Sentence, at: number): boolean {
  return sentence.is(at, 'AUX') || (sentence.is(at, 'VERB') && !sentence.word(at).endsWith('ing'));
}

/** Commas between the parts of a long sentence; where they belong is a matter of sense, so they count as loose. */
export const INNER_COMMA_RULES: readonly GrammarRule[] = [
  {
    name: 'CommaBetweenPhrases',
    category: 'punctuation',
    sureness: 'loose',
    reason: 'A comma may show where the opening phrase ends.',
    examples: [['In a market economy the price must fall.', 'In a market economy, the price must fall.']],
    leaves: ['In the house the', 'With all the people here we left.', 'On the day of the talk he left.'],
    *find(sentence) {
      if (!/^(?:in|at|on|by|for|with|after|before|during|from|without|despite|among|through)$/.test(sentence.word(0)))
        return;
      for (let at = 1; at < Math.min(sentence.length - 3, 12); at++) {
        if (/^[,;:—–("“]$/.test(sentence.word(at)) || isFinite(sentence, at)) return;
        if (at < 3 || !DETERMINERS.test(sentence.word(at)) || !sentence.is(at - 1, 'NOUN', 'PROPN')) continue;
        if ([1, 2, 3, 4].some((ahead) => isFinite(sentence, at + ahead))) yield sentence.behind(at - 1, ',');
        return;
      }
    },
  },
  {
    name: 'CommaBeforeWhich',
    category: 'punctuation',
    sureness: 'loose',
    reason: 'A comma comes before “which” when it only adds a remark.',
    examples: [
      ['They play with other people, which helps.', 'They play with other people, which helps.'],
      ['They pollute the air which is bad.', 'They pollute the air, which is bad.'],
    ],
    leaves: ['The way in which it works', 'Which is it?', 'They know which is best.'],
    *find(sentence, words) {
      for (let at = 3; at < sentence.length - 2; at++) {
        if (sentence.word(at) !== 'which' || !words.isNounAt(sentence, at - 1)) continue;
        if (/^(?:is|was|means|causes|makes|made|can|will|has)$/.test(sentence.word(at + 1)))
          yield sentence.behind(at - 1, ',');
      }
    },
  },
  {
    name: 'CommaBeforeEvenThough',
    category: 'punctuation',
    sureness: 'loose',
    reason: 'A comma may stand before “although” and “even though”.',
    examples: [['He left early even though it was cold.', 'He left early, even though it was cold.']],
    leaves: ['Even though it was cold, he left.', 'Not even though'],
    *find(sentence) {
      for (let at = 3; at < sentence.length - 2; at++) {
        const opens =
          sentence.word(at) === 'although' ||
          sentence.word(at) === 'whereas' ||
          (sentence.word(at) === 'even' && sentence.word(at + 1) === 'though');
        if (opens && !sentence.is(at - 1, 'PUNCT', 'CCONJ', 'SCONJ')) yield sentence.behind(at - 1, ',');
      }
    },
  },
  {
    name: 'CommaBeforeEtc',
    category: 'punctuation',
    sureness: 'loose',
    reason: 'A comma stands before “etc.”.',
    examples: [['They sell books, pens etc. here.', 'They sell books, pens, etc. here.']],
    leaves: ['They sell books, etc.', '(etc.)'],
    *find(sentence) {
      for (let at = 1; at < sentence.length; at++) {
        if (
          /^etc\.?$/.test(sentence.word(at)) &&
          sentence.is(at - 1, 'NOUN', 'VERB', 'ADJ', 'PROPN') &&
          !sentence.joins(at)
        )
          yield sentence.behind(at - 1, ',');
      }
    },
  },
  {
    name: 'CommaAfterLinkingWord',
    category: 'punctuation',
    sureness: 'loose',
    reason: 'A comma may stand after a word or phrase that leads into the sentence.',
    examples: [
      ['Moreover smoking is bad for us.', 'Moreover, smoking is bad for us.'],
      ['For example one man is old.', 'For example, one man is old.'],
    ],
    leaves: [
      'However much we try, it fails.',
      'However you look at it, she won.',
      'Thus far we went.',
      'Hence the name.',
    ],
    *find(sentence) {
      const first = sentence.word(0);
      const last = /^for (?:example|instance)$/.test(`${first} ${sentence.word(1)}`) ? 1 : 0;
      if (
        last === 0 &&
        !/^(?:moreover|furthermore|additionally|consequently|nevertheless|therefore|however|secondly|firstly|thirdly|thus|hence|yes)$/.test(
          first,
        )
      )
        return;
      const next = sentence.word(last + 1);
      if (sentence.length < last + 5 || sentence.is(last + 1, 'PUNCT', 'AUX') || sentence.joins(last + 1)) return;
      if (sentence.is(last + 1, 'VERB') && !next.endsWith('ing')) return;
      if (
        /^(?:much|many|far|long|of|the|to|and|or)$/.test(next) ||
        (first === 'however' && sentence.is(last + 1, 'ADJ', 'ADV'))
      )
        return;
      // “However you look at it, she won”.
      if (first === 'however' && [3, 4, 5, 6, 7].some((ahead) => sentence.word(ahead) === ',')) return;
      yield sentence.behind(last, ',');
    },
  },
];
