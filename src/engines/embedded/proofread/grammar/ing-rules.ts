import type { GrammarRule } from './grammar-rule.ts';

/** The “-ing” form where it is the only one that can stand. */
export const ING_RULES: readonly GrammarRule[] = [
  {
    name: 'IngAfterTo',
    category: 'grammar',
    sureness: 'sure',
    reason: 'After “look forward to” and “be used to” comes the “-ing” form.',
    examples: [
      ['I am looking forward to see you.', 'I am looking forward to seeing you.'],
      ['We look forward to hear from you.', 'We look forward to hearing from you.'],
      ["I'm used to get up early.", "I'm used to getting up early."],
    ],
    leaves: [
      'I look forward to work.',
      'I used to get up early.',
      'The road is used to get there.',
      'We look forward to the day.',
      'He looked forward to see the road.',
    ],
    when: ['forward', 'used'],
    *find(sentence, words) {
      for (let at = 2; at < sentence.length - 2; at++) {
        if (sentence.word(at) !== 'to') continue;
        const forward = sentence.word(at - 1) === 'forward' && /^(?:look|looks|looking)$/.test(sentence.word(at - 2));
        const used =
          sentence.word(at - 1) === 'used' &&
          (/^(?:i'm|'m|am)$/.test(sentence.word(at - 2)) ||
            (/^(?:get|getting|got)$/.test(sentence.word(at - 2)) &&
              sentence.is(at - 3, 'PRON', 'AUX', 'VERB', 'PART')));
        const verb = sentence.word(at + 1);
        if (
          (!forward && !used) ||
          /^(?:further|pay)$/.test(verb) ||
          !words.isBase(verb) ||
          (words.classOf(verb)?.noun ?? 0) > 3 ||
          sentence.is(at + 1, 'NOUN')
        )
          continue;
        const form = ingOf(verb);
        if (form !== undefined) yield sentence.swap(at + 1, form);
      }
    },
  },
  {
    name: 'IngAfterVerb',
    category: 'grammar',
    sureness: 'sure',
    reason: 'After this verb comes the “-ing” form.',
    examples: [
      ['She suggested to go by train.', 'She suggested going by train.'],
      ['He avoided to answer.', 'He avoided answering.'],
    ],
    leaves: [
      'The steps they suggest to improve it.',
      'He suggested to me that we go.',
      'The changes we avoid to save time',
      'They enjoyed, to be sure, the day.',
    ],
    when: 'suggest suggests suggested avoid avoids avoided enjoy enjoys enjoyed'.split(' '),
    *find(sentence, words) {
      for (let at = 1; at < sentence.length - 2; at++) {
        if (
          !/^(?:suggest|suggests|suggested|avoid|avoids|avoided|enjoy|enjoys|enjoyed)$/.test(sentence.word(at)) ||
          sentence.word(at + 1) !== 'to'
        )
          continue;
        if (
          !sentence.is(at + 2, 'VERB', 'AUX') ||
          !/^(?:i|he|she|we|they|you)$/.test(sentence.word(at - 1)) ||
          !(at === 1 || /^(?:,|and|but|because|so)$/.test(sentence.word(at - 2)))
        )
          continue;
        const verb = sentence.word(at + 2);
        const form = words.isBase(verb) || verb === 'be' || verb === 'have' ? ingOf(verb) : undefined;
        if (form !== undefined) yield sentence.swap(at + 1, form, at + 2);
      }
    },
  },
];

const DOUBLING = new Set('get put run sit stop plan begin swim win cut set let hit shop chat travel forget'.split(' '));

function ingOf(base: string): string | undefined {
  if (base === 'be' || base === 'see') return `${base}ing`;
  if (base === 'travel') return 'travelling';
  if (base === 'lie' || base === 'die') return `${base.slice(0, -2)}ying`;
  if (DOUBLING.has(base)) return `${base}${base.slice(-1)}ing`;
  if (/[^aeiou][aeiou][bdgmnprt]$/.test(base) && base.length <= 4) return undefined;
  return /[^eoy]e$/.test(base) ? `${base.slice(0, -1)}ing` : `${base}ing`;
}
