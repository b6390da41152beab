import type { GrammarRule } from './grammar-rule.ts';
import { phrases } from './phrases.ts';

/** Words that open sentences; behind a stop without a space anything else may be a name. */
const OPENS =
  /^(?:the|it|he|she|we|they|you|i|this|that|these|those|there|but|and|so|then|however|in|on|at|for|when|if|my|his|her|our|their|its|what|where|how|why|who|as|after|before|also|now|one|some|many|most|thank|thanks|please|although|because|since|while|nobody|everyone|everybody|no|not|yes|see|let|maybe|perhaps|next|today|yesterday|tomorrow|finally|first)$/;
/** A word in small letters, by itself, and the stop behind it. */
const WORD_AND_STOP = /(?:^|[\s"“(])[A-Za-z]?[a-z'’]*[a-z]{2}[.!?]$/;
/** UTF-16 units: longer than any word. */
const LEAD = 40;
const VOWEL_NUMBER = /^(?:8[\d.,]*|11|18|11,\d{3}|18,\d{3}|18\d\d)(?:th|s|%|k|m)?$/;
const CONSONANT_NUMBER = /^(?:[2-79][\d.,]*|1|1[02-79]\d*|10+)(?:th|nd|rd|st|s|%|k|m)?$/;
const UNIT = /^(?:year|month|week|day|hour|minute|mile|second|page|foot)$/;
const OWNER = /^(?:a|an|the|my|your|his|her|our|their|this|that|another|every|one)$/;
const NUMBER =
  /^(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred)$/;

export const SPACING_RULES: readonly GrammarRule[] = [
  {
    name: 'SpaceAfterStop',
    category: 'punctuation',
    sureness: 'sure',
    reason: 'A space stands between two sentences.',
    examples: [
      ['That was the end.The next day we left.', 'That was the end. The next day we left.'],
      ['Are you sure?We can wait.', 'Are you sure? We can wait.'],
    ],
    leaves: [
      'See README.The or main.ts for it.',
      'Node.js and ASP.NET are tools.',
      'Call list.Add and then list.Remove.',
      'The U.S.The end',
    ],
    *find(sentence) {
      const { start, text } = sentence;
      if (start === 0 || !/[.!?]/.test(text.charAt(start - 1)) || !sentence.isCapital(0)) return;
      if (!OPENS.test(sentence.word(0)) || !/^[ ,']/.test(text.slice(start + sentence.written(0).length))) return;
      if (WORD_AND_STOP.test(text.slice(Math.max(0, start - LEAD), start))) yield { start, end: start, after: ' ' };
    },
  },
  {
    name: 'ArticleBeforeNumber',
    category: 'grammar',
    sureness: 'sure',
    reason:
      'It is “an” before a number that is spoken with a vowel first, such as 8, 11 and 18, and “a” before others.',
    examples: [
      ['She has a 11-year-old son.', 'She has an 11-year-old son.'],
      ['It is a 8 hour drive.', 'It is an 8 hour drive.'],
      ['He took an 10-minute walk.', 'He took a 10-minute walk.'],
    ],
    leaves: [
      'Take an 8-week course or a 10-week one.',
      'Vitamin A 11',
      'a 1100-page book',
      'a 100-year-old tree',
      'an 18th century house',
    ],
    *find(sentence) {
      for (let at = 0; at < sentence.length - 1; at++) {
        const written = sentence.written(at);
        if (
          written !== 'a' &&
          written !== 'an' &&
          !(at === 0 && /^An?$/.test(written) && sentence.word(at + 2) === '-')
        )
          continue;
        if (sentence.isPart(at) || sentence.joins(at + 1) || sentence.is(at - 1, 'NOUN', 'PROPN', 'NUM')) continue;
        const number = sentence.word(at + 1);
        if (sentence.joins(at + 2) && /^\p{L}/u.test(sentence.word(at + 2))) continue;
        if (/^a$/i.test(written) && VOWEL_NUMBER.test(number)) yield sentence.swap(at, 'an');
        if (/^an$/i.test(written) && CONSONANT_NUMBER.test(number)) yield sentence.swap(at, 'a');
      }
    },
  },
  {
    name: 'HyphenInMeasure',
    category: 'punctuation',
    sureness: 'likely',
    reason: 'A number and its unit are joined by a hyphen before a noun.',
    examples: [
      ['He is a five year old boy.', 'He is a five-year-old boy.'],
      ['We took a two hour walk.', 'We took a two-hour walk.'],
      ['She has a ten years old son.', 'She has a ten-year-old son.'],
    ],
    leaves: [
      'He is five years old.',
      'The walk took two hours.',
      'They won by one day.',
      'In the two years of war',
      'One day work will end.',
      'the one hour that I had',
    ],
    *find(sentence) {
      for (let at = 1; at < sentence.length - 2; at++) {
        if (!NUMBER.test(sentence.word(at)) || sentence.isPart(at) || sentence.isPart(at + 1)) continue;
        const unit = sentence.word(at + 1).replace(/s$/, '');
        if (!UNIT.test(unit) || sentence.joins(at + 1)) continue;
        const number = sentence.written(at);
        const owned = OWNER.test(sentence.word(at - 1));
        if (sentence.word(at + 2) === 'old' && owned) {
          yield sentence.swap(at, `${number}-${unit}-old`, at + 2);
        } else if (
          /^an?$/.test(sentence.word(at - 1)) &&
          unit === sentence.word(at + 1) &&
          (sentence.is(at + 2, 'NOUN') ||
            /^(?:walk|drive|ride|wait|break|stay|run|visit|delay|flight)$/.test(sentence.word(at + 2))) &&
          !sentence.isPart(at + 2)
        )
          yield sentence.swap(at, `${number}-${unit}`, at + 1);
      }
    },
  },
  phrases({
    name: 'HyphenInCompound',
    category: 'punctuation',
    sureness: 'likely',
    reason: 'Two words that describe a noun together are joined by a hyphen before it.',
    examples: [
      ['It is a well known fact.', 'It is a well-known fact.'],
      ['We need a long term plan.', 'We need a long-term plan.'],
    ],
    leaves: ['The fact is well known.', 'In the long term, we need a plan.', 'a well known to few'],
    lines: [
      '[a|the|his|her|this|another|most|very] well known|paid|written|trained|educated|designed|dressed|respected [<NOUN>] -> well-$2',
      '[a|the|our|their|this|another|any] long|short term [plan|plans|goal|goals|solution|solutions|effect|effects|relationship|memory|success|strategy|aim|benefits|investment|project|projects|contract|loan|care|view|future|roadmap] -> $1-term',
      '[a|the|his|her|my] full|part time [job|work|student|employee|position|worker|jobs|teacher|staff] -> $1-time',
    ],
  }),
];
