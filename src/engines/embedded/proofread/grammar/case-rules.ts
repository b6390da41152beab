import type { GrammarRule } from './grammar-rule.ts';
import { phrases } from './phrases.ts';

const NAMES =
  'india china japan america europe africa asia australia canada england france germany italy spain russia brazil mexico korea vietnam thailand indonesia pakistan bangladesh iran iraq egypt nigeria kenya argentina peru cuba poland sweden norway finland greece israel taiwan singapore malaysia philippines nepal afghanistan cambodia colombia portugal netherlands belgium switzerland austria scotland ireland ' +
  'english american chinese indian japanese korean french german spanish italian russian arabic african european asian australian canadian british mexican brazilian vietnamese portuguese ' +
  'monday tuesday wednesday thursday friday saturday sunday january february april june july september october november december ' +
  'christmas islam christianity buddhism christian muslim facebook google wikipedia youtube london paris tokyo beijing shanghai moscow delhi mumbai seoul california hollywood';
const SMALL = new Set(
  'the a an it he she they this that these those there and but or so because when if while in on at by for with from to of as my his her its their some many most not'.split(
    ' ',
  ),
);
const FINITE =
  /^(?:is|are|was|were|has|have|had|can|could|will|would|should|may|might|must|do|does|did|n't|'s|'re|'m|'ve|'ll)$/;

export const CASE_RULES: readonly GrammarRule[] = [
  {
    name: 'ProperName',
    category: 'spelling',
    sureness: 'sure',
    reason: 'A name, and what is called after it, starts with a capital letter.',
    examples: [['They live in india and speak english.', 'They live in India and speak English.']],
    leaves: [
      'We may march in august company.',
      'a bull in the china shop',
      'gum arabic',
      'a glimmer of china and metal',
      'We ate french fries by the french windows.',
      'He had to google it.',
      'They came from india-rubber trees.',
    ],
    *find(sentence) {
      for (let at = 0; at < sentence.length; at++) {
        const written = sentence.written(at);
        if (
          !NAME_SET.has(written) ||
          sentence.isPart(at) ||
          (/[.@#]/.test(sentence.word(at - 1)) && sentence.joins(at))
        )
          continue;
        if (
          (written === 'china' && !(/^(?:in|from|to)$/.test(sentence.word(at - 1)) && !sentence.is(at + 1, 'NOUN'))) ||
          (written === 'arabic' && sentence.word(at - 1) === 'gum') ||
          (/^(?:google|shanghai|facebook)$/.test(written) && sentence.is(at, 'VERB')) ||
          NO_NAME_BEFORE.test(sentence.word(at + 1))
        )
          continue;
        if (/^\.\p{L}/u.test(sentence.written(at + 1)) || (sentence.word(at + 1) === '.' && sentence.joins(at + 2)))
          continue;
        yield { ...sentence.swap(at, written), after: written.charAt(0).toUpperCase() + written.slice(1) };
      }
    },
  },
  {
    name: 'SmallAfterComma',
    category: 'spelling',
    sureness: 'sure',
    reason: 'Inside a sentence a common word starts with a small letter.',
    examples: [
      ['He came, The man left.', 'He came, the man left.'],
      ['We left because The car was old.', 'We left because the car was old.'],
    ],
    leaves: [
      'We saw “Gone, The Movie” there.',
      'He read Emma, The Waves and Ulysses.',
      'He said, "The man left."',
      'If asked, You must give Us proof.',
    ],
    *find(sentence) {
      if (/["“”']/.test(sentence.text.slice(sentence.start, sentence.end))) return;
      for (let at = 1; at < sentence.length - 1; at++) {
        const before = sentence.word(at - 1);
        if (before !== ',' && !/^(?:and|but|so|because|if|when|that|for|of|in)$/.test(sentence.written(at - 1)))
          continue;
        const [written, next] = [sentence.written(at), sentence.written(at + 1)];
        if (
          !/^\p{Lu}\p{Ll}*$/u.test(written) ||
          !SMALL.has(sentence.word(at)) ||
          (written === 'A' && before !== ',') ||
          !/^\p{Ll}/u.test(next) ||
          sentence.joins(at + 1)
        )
          continue;
        if (written.length === 1 && written !== 'A') continue;
        if (/^\p{Lu}[\p{Lu}\d]*$/u.test(sentence.written(at - 2))) continue;
        const behind = sentence.written(at + 2);
        if (/^\p{Lu}/u.test(behind) && sentence.word(at + 2) !== 'i') continue;
        yield { ...sentence.swap(at, ''), after: sentence.word(at) };
      }
    },
  },
  {
    name: 'FinalStop',
    category: 'punctuation',
    sureness: 'likely',
    reason: 'A sentence ends with a full stop.',
    examples: [['I think that we have to go to school', 'I think that we have to go to school.']],
    leaves: ['The Things We Have To Do On Monday', 'Where to go', 'We have the following things to do here:'],
    *find(sentence) {
      const last = sentence.length - 1;
      if (
        last < 6 ||
        !sentence.is(last, 'NOUN', 'VERB', 'ADJ', 'PRON') ||
        !sentence.isCapital(0) ||
        sentence.isCapital(last) ||
        sentence.isPart(last)
      )
        return;
      if (
        sentence.text.slice(sentence.end).trim() !== '' ||
        /["“”]/.test(sentence.text.slice(sentence.start, sentence.end))
      )
        return;
      if (
        !/^(?:i|you|he|she|it|we|they|this|that|these|those|there|the|a|an|my|our|in|for|if|when|because|so|but|and|also|some|many|most|people|to|as|on|at|first|second|finally|however|therefore)$/.test(
          sentence.word(0),
        )
      )
        return;
      let [capitals, finite] = [0, false];
      for (let at = 1; at <= last; at++) {
        if (sentence.isCapital(at) && sentence.word(at) !== 'i') capitals++;
        finite ||= FINITE.test(sentence.word(at)) && (sentence.word(at) !== "'s" || sentence.is(at - 1, 'PRON'));
      }
      if (
        /['.!?]|^(?:in|on|at|for|of|to|with|from|by|about|participate)$/.test(sentence.word(last)) ||
        sentence.joins(last)
      )
        return;
      if (finite && capitals <= 2) yield sentence.behind(last, '.');
    },
  },
  phrases({
    name: 'CapitalI',
    category: 'spelling',
    sureness: 'sure',
    reason: 'The pronoun “I” is always a capital letter.',
    examples: [['Well, im gonna have it.', "Well, I'm gonna have it."]],
    leaves: ['im Haus', 'The im client'],
    lines: [
      "im going|gonna|not|sure|very|so|happy|sorry|trying -> I'm $2",
      "ive been|had|seen|done|never|always -> I've $2",
    ],
  }),
];
/** “French windows” and “indian blue” are no longer of the country: many write them small. */
const NO_NAME_BEFORE =
  /^(?:fries|windows?|doors?|toast|bread|dressing|horn|press|polish|muffins?|ink|blue|red|yellow|corn|summer|clubs?|chalk|nuts?|nutmeg|rubber|omelettes?|shepherds?|dolls?|beans?|kiss|knots?|twill|numerals?|type|sauce|gold|mat)$/;
const NAME_SET = new Set(NAMES.split(' '));
