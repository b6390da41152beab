import type { Morphology } from './morphology.ts';
import type { GrammarRule } from './grammar-rule.ts';
import type { Sentence } from './sentence.ts';

const SURE_WORDS = new Set(
  'however therefore moreover furthermore additionally consequently nevertheless nonetheless unfortunately fortunately similarly overall firstly secondly thirdly fourthly lastly'.split(
    ' ',
  ),
);
const SURE_PHRASES = list(
  'for example; for instance; in conclusion; in addition; in my opinion; on the other hand; on the one hand; in fact; first of all; as a result; in this case; in other words; in contrast; to sum up; after all; in short; above all; on the contrary; as a matter of fact',
);
const LOOSE_WORDS = new Set(
  'also then thus hence finally personally nowadays today sometimes actually recently second third first last besides meanwhile obviously clearly generally apparently basically later eventually suddenly luckily surprisingly interestingly otherwise instead still indeed again anyway hopefully yes no'.split(
    ' ',
  ),
);
const LOOSE_PHRASES = list(
  "in general; of course; for me; these days; in the end; at the same time; in this way; in the past; in the future; in my view; as we know; as you know; at first; in reality; in many cases; in some cases; for this reason; for these reasons; because of this; in my country; in my life; in our life; at that time; at the end; from my point of view; last year; last week; last month; some years ago; one day; in today's world; in this world; in the world; in order; in most cases; in such cases; in that case; once again; all in all; next; in summary; by the way; on the whole; in the first place; the other day",
);
const SUBORDINATORS = new Set(
  'if when because although though while since unless after before whenever as once until even'.split(' '),
);
const SUBJECTS = new Set(
  'i you he she it we they this there that these those people everyone everybody someone nobody'.split(' '),
);
/** Behind these a clause goes on that has begun, or its subject is the object of what stands before. */
const GOES_ON = new Set(
  "that which who whom whose where what why how when if because although though while since unless after before until as than and or but so think believe know feel say hope see to of in on at for with by from about into like make let help give tell show not n't whether want all everything things thing way reason time".split(
    ' ',
  ),
);

function list(phrases: string): readonly (readonly string[])[] {
  return phrases.split('; ').map((phrase) => phrase.split(' '));
}

/** The last token of a word or phrase that opens the sentence, if it is one of those. */
function opening(
  sentence: Sentence,
  words: ReadonlySet<string>,
  phrases: readonly (readonly string[])[],
): number | undefined {
  const first = /^["“(]$/.test(sentence.word(0)) ? 1 : 0;
  const phrase = phrases.find((parts) => parts.every((part, at) => tokenIs(sentence, first + at, part)));
  if (phrase !== undefined) return first + phrase.length - 1;
  return words.has(sentence.word(first)) ? first : undefined;
}

function tokenIs(sentence: Sentence, at: number, part: string): boolean {
  return sentence.word(at) === part;
}

/** A subject may begin there. */
function beginsClause(sentence: Sentence, words: Morphology, at: number): boolean {
  const word = sentence.word(at);
  if (
    SUBJECTS.has(word) ||
    /^(?:the|a|an|my|your|his|her|our|their|its|some|many|most|all|if|when|each|every|both|no|another|in|young|old)$/.test(
      word,
    )
  )
    return true;
  return sentence.is(at, 'NOUN') && words.singularOf(word) !== undefined && sentence.is(at + 1, 'VERB', 'AUX');
}

function isFinite(sentence: Sentence, at: number): boolean {
  return sentence.is(at, 'AUX') || (sentence.is(at, 'VERB') && !sentence.word(at).endsWith('ing'));
}

/** Whether “but” is followed by a clause of its own, not by a part of the one before. */
function clauseBehind(sentence: Sentence, at: number): boolean {
  if (/^(?:also|not|only|rather|to|even|still|never|always|just)$/.test(sentence.word(at + 1))) return false;
  if (!sentence.is(at + 1, 'DET', 'ADP', 'SCONJ', 'NOUN', 'PRON')) return false;
  for (let ahead = at + 2; ahead < Math.min(sentence.length, at + 9); ahead++) {
    if (/^[,;.]$/.test(sentence.word(ahead))) return sentence.is(at + 1, 'ADP', 'SCONJ');
    if (isFinite(sentence, ahead)) return true;
  }
  return false;
}

export const COMMA_RULES: readonly GrammarRule[] = [
  {
    name: 'IntroductoryComma',
    category: 'punctuation',
    sureness: 'loose',
    reason: 'A comma may stand after a word or phrase that leads into the sentence.',
    examples: [
      ['However we left.', 'However, we left.'],
      ['For example the car is old.', 'For example, the car is old.'],
      ['In my opinion it is good.', 'In my opinion, it is good.'],
    ],
    leaves: [
      'However much we try, it fails.',
      'In addition to that we left.',
      'For example is a phrase.',
      'Overall results were good.',
      'In fact, we left.',
    ],
    *find(sentence, words) {
      const last = opening(sentence, SURE_WORDS, SURE_PHRASES);
      if (last === undefined || !beginsClause(sentence, words, last + 1) || sentence.joins(last + 1)) return;
      if (
        /^(?:in|each|every|both|no|a|an|another)$/.test(sentence.word(last + 1)) &&
        /^(?:for example|for instance)$/.test(`${sentence.word(last - 1)} ${sentence.word(last)}`)
      )
        return;
      if (/^(?:in|no)$/.test(sentence.word(last + 1))) return;
      // "However you see it, it fails".
      if (sentence.word(last) === 'however' && [3, 4, 5, 6, 7].some((ahead) => sentence.word(last + ahead) === ','))
        return;
      yield sentence.behind(last, ',');
    },
  },
  {
    name: 'OpeningComma',
    category: 'punctuation',
    sureness: 'loose',
    reason: 'A comma may stand after what leads into the sentence.',
    examples: [
      ['Also they play here.', 'Also, they play here.'],
      ['Nowadays people work more.', 'Nowadays, people work more.'],
    ],
    leaves: ['Now is the time.', 'Still waters run deep.', 'Then came the man.'],
    *find(sentence, words) {
      const last = opening(sentence, LOOSE_WORDS, LOOSE_PHRASES);
      if (
        last === undefined ||
        !beginsClause(sentence, words, last + 1) ||
        sentence.joins(last + 1) ||
        sentence.length < last + 4
      )
        return;
      if (
        /^(?:second|third|first|last|next|all|no|yes)$/.test(sentence.word(last)) &&
        !/^(?:i|you|he|she|it|we|they|the|there|if|when|people|some|this|my)$/.test(sentence.word(last + 1))
      )
        return;
      if (/^(?:last|next|first)$/.test(sentence.word(last)) && sentence.is(last + 1, 'NOUN')) return;
      if (sentence.word(last) === 'even' || (sentence.word(last) === 'now' && sentence.word(last + 1) === 'that'))
        return;
      yield sentence.behind(last, ',');
    },
  },
  {
    name: 'CommaAfterClause',
    category: 'punctuation',
    sureness: 'loose',
    reason: 'A comma shows where the opening “if”, “when” or “because” part ends.',
    examples: [
      ['If you want it you can have it.', 'If you want it, you can have it.'],
      ['When he came we left.', 'When he came, we left.'],
      ['If it is colder then we can light the fire.', 'If it is colder, then we can light the fire.'],
    ],
    leaves: ['If you think we can do it, say so.', 'When you do what they want it works.', 'Because of this we left.'],
    *find(sentence) {
      const first = /^(?:but|and|so|also)$/.test(sentence.word(0)) ? 1 : 0;
      if (!SUBORDINATORS.has(sentence.word(first)) || sentence.word(first + 1) === 'of') return;
      if (sentence.word(first) === 'even' && !/^(?:if|though|when)$/.test(sentence.word(first + 1))) return;
      let verb = false;
      for (let at = first + 2; at < Math.min(sentence.length - 2, first + 22); at++) {
        const word = sentence.word(at);
        if (/^[,;:—–("“]$/.test(word)) return;
        if (
          verb &&
          at >= first + 3 &&
          SUBJECTS.has(word) &&
          word !== 'that' &&
          !GOES_ON.has(sentence.word(at - 1)) &&
          (isFinite(sentence, at + 1) || /^(?:also|just|always|really|should|do)$/.test(sentence.word(at + 1)))
        ) {
          if (
            sentence.is(at - 1, 'ADP', 'SCONJ', 'CCONJ', 'DET', 'AUX') ||
            (sentence.is(at - 1, 'VERB') && word !== 'i' && word !== 'we' && word !== 'they' && word !== 'he')
          )
            return;
          if (/^(?:you|it|this|that|people|these|those|everyone)$/.test(word) && sentence.is(at - 1, 'VERB')) return;
          if (sentence.is(at - 1, 'NOUN') && !sentence.is(at + 1, 'AUX')) return;
          if (/^(?:something|anything|everything|nothing|\/)$/.test(sentence.word(at - 1)) || sentence.joins(at))
            return;
          yield sentence.behind(sentence.word(at - 1) === 'then' ? at - 2 : at - 1, ',');
          return;
        }
        verb ||= isFinite(sentence, at);
      }
    },
  },
  {
    name: 'CommaAfterPhrase',
    category: 'punctuation',
    sureness: 'loose',
    reason: 'A comma may show where the long opening phrase ends.',
    examples: [['In most of these cases we were right.', 'In most of these cases, we were right.']],
    leaves: ['In the house that he built there was light.', 'In it we trust.'],
    *find(sentence) {
      if (
        !/^(?:in|at|on|by|for|with|after|before|during|from|to|without|despite|among|through|according|due|instead)$/.test(
          sentence.word(0),
        )
      )
        return;
      for (let at = 1; at < Math.min(sentence.length - 2, 12); at++) {
        const word = sentence.word(at);
        if (/^[,;:—–("“]$/.test(word) || isFinite(sentence, at)) return;
        if (
          at >= 3 &&
          /^(?:i|you|he|she|we|they|it|there|this)$/.test(word) &&
          isFinite(sentence, at + 1) &&
          sentence.is(at - 1, 'NOUN', 'PROPN', 'NUM', 'ADV') &&
          !GOES_ON.has(sentence.word(at - 1))
        ) {
          yield sentence.behind(at - 1, ',');
          return;
        }
      }
    },
  },
  {
    name: 'CommaBeforeBut',
    category: 'punctuation',
    sureness: 'loose',
    reason: 'A comma stands before “but” and “so” that join two clauses.',
    examples: [['He came early but he left soon.', 'He came early, but he left soon.']],
    leaves: ['It is nothing but it.', 'He was not only here but also there.', 'all but he'],
    *find(sentence) {
      for (let at = 3; at < sentence.length - 2; at++) {
        const word = sentence.word(at);
        if (word !== 'but' && word !== 'so') continue;
        if (
          /^[,;:—–(“"]$/.test(sentence.word(at - 1)) ||
          /^(?:nothing|all|anything|and|not|do|think|is)$/.test(sentence.word(at - 1))
        )
          continue;
        const subject =
          /^(?:i|you|he|she|it|we|they|there|this|these)$/.test(sentence.word(at + 1)) && isFinite(sentence, at + 2);
        if (!subject && (word === 'so' || !clauseBehind(sentence, at))) continue;
        if (word === 'so' && /^(?:can|could|may|might|will)$/.test(sentence.word(at + 2))) continue;
        let verb = false;
        for (let before = 0; before < at; before++) verb ||= isFinite(sentence, before);
        if (verb) yield sentence.behind(at - 1, ',');
      }
    },
  },
  {
    name: 'NoCommaBeforeThat',
    category: 'punctuation',
    sureness: 'loose',
    reason: 'No comma comes before “that” in “I think that …”.',
    examples: [['I believe, that it works.', 'I believe that it works.']],
    leaves: ['I know, that is all.', 'What they believe, that is.'],
    *find(sentence) {
      for (let at = 1; at < sentence.length - 2; at++) {
        if (
          sentence.word(at) !== ',' ||
          sentence.word(at + 1) !== 'that' ||
          !/^(?:believe|think|say|says|said|know|thought|feel|mean|means|see|agree|show|shows)$/.test(
            sentence.word(at - 1),
          )
        )
          continue;
        if (sentence.is(at + 2, 'AUX', 'VERB', 'PUNCT')) continue;
        yield sentence.swap(at, '', at);
      }
    },
  },
];
