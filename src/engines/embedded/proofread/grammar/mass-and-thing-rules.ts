import { forOne } from './agreement.ts';
import { opensClause, overAdverbs, wishesBefore } from './clause.ts';
import type { GrammarRule } from './grammar-rule.ts';
import { nounAfter, pluralAt } from './noun-phrase.ts';
import { EITHER_WAY, MASS } from './uncounted-nouns.ts';

/** What nobody would call “who”. */
const THING =
  /^(?:website|websites|site|app|apps|application|book|books|car|cars|phone|phones|smartphone|computer|computers|program|programs|machine|machines|device|devices|product|products|tool|tools|movie|movies|film|films|song|songs|house|houses|building|buildings|problem|problems|system|systems|law|laws|rule|rules|article|articles|idea|ideas|software|technology|question|questions|event|events|sport|sports|place|places|job|jobs|thing|things|plan|plans|course|courses|subject|subjects|advertisement|advertisements|advert|ad|ads|document|documents|file|files|email|emails|report|reports|medicine|disease|diseases|activity|activities|invention|inventions|method|methods|skill|skills|factor|factors|reason|reasons)$/;
/** Many of a kind, named as one. */
const GROUPS =
  /^(?:group|set|list|bunch|pair|row|bank|stack|fleet|crowd|series|collection|range|couple|pile|line|lines|network|packet|box|basket)$/;

export const MASS_AND_THING_RULES: readonly GrammarRule[] = [
  {
    name: 'MassSubject',
    category: 'grammar',
    sureness: 'sure',
    reason: 'What is not counted is one thing: “technology has changed”.',
    examples: [
      ['Technology have changed our lives.', 'Technology has changed our lives.'],
      ['I think that education are important.', 'I think that education is important.'],
      ["Money don't make us happy.", "Money doesn't make us happy."],
    ],
    leaves: [
      'Technology and money have changed us.',
      'They insist that education have a place.',
      'Reading, writing and music are taught.',
      'The time and money are gone.',
      'How much money have you got?',
      'What little information are you given?',
      'Science students have time.',
    ],
    when: [...MASS],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length - 2; at++) {
        if (!MASS.has(sentence.word(at)) || !opensClause(sentence, at) || sentence.isPart(at)) continue;
        if (/^(?:and|or|,|but|as|than|“|"|\(|:)$/.test(sentence.word(at - 1)) || wishesBefore(sentence, at)) continue;
        const verb = overAdverbs(sentence, at + 1);
        const next = sentence.word(verb + 1);
        if (sentence.word(verb) === 'do' && /^(?:n't|not)$/.test(next)) yield sentence.swap(verb, 'does');
        // “Money have you enough”: a question, or an object before its verb.
        if (!/^(?:are|have|were)$/.test(sentence.word(verb)) || /^(?:i|you|we|they)$/.test(next)) continue;
        const fix = forOne(sentence, words, verb);
        if (fix !== undefined) yield fix;
      }
    },
  },
  {
    name: 'ThingThat',
    category: 'grammar',
    sureness: 'sure',
    reason: '“Who” stands for people; a thing is “that” or “which”.',
    examples: [
      ['It is a website who sells shoes.', 'It is a website that sells shoes.'],
      ['They made a new machine who can think.', 'They made a new machine that can think.'],
    ],
    leaves: [
      'The man with the book who came in is my uncle.',
      'They asked in the report who did it.',
      'Nobody told the site who runs it.',
      'The author of a book who lies is no author.',
      'The film asks who did it.',
      'I know by the car who it is.',
    ],
    when: ['who'],
    *find(sentence) {
      for (let at = 2; at < sentence.length - 1; at++) {
        if (sentence.word(at) !== 'who' || !THING.test(sentence.word(at - 1)) || sentence.isPart(at - 1)) continue;
        const start = sentence.is(at - 2, 'ADJ') ? at - 3 : at - 2;
        if (!/^(?:an?|some|many|these|those|new)$/.test(sentence.word(start))) continue;
        // “A report on who”, “the author of a book who lies”.
        if (/^(?:of|by|with|from|in|on|at|for|to|ask\w*|tell|told|know|knew|about)$/.test(sentence.word(start - 1)))
          continue;
        if (sentence.is(at + 1, 'VERB', 'AUX')) yield sentence.swap(at, 'that');
      }
    },
  },
  {
    name: 'PluralAfterGroupOf',
    category: 'grammar',
    sureness: 'loose',
    reason: 'A group is of several: “a group of students”, “a bank of computers”.',
    examples: [
      ['A group of student is here.', 'A group of students is here.'],
      ['There is a bank of computer where it stood.', 'There is a bank of computers where it stood.'],
    ],
    leaves: [
      'a set of software',
      'a pile of paper',
      'a bank of cloud',
      'a list of product names',
      'a row of corn',
      'a line of business',
      'a range of colour and light',
      'a group of one',
    ],
    when: ['of'],
    *find(sentence, words) {
      for (let at = 2; at < sentence.length - 1; at++) {
        if (sentence.word(at) !== 'of' || !GROUPS.test(sentence.word(at - 1))) continue;
        if (!/^(?:an?|the|this|another|every|each)$/.test(sentence.word(at - 2)) && !sentence.is(at - 2, 'ADJ'))
          continue;
        const place = nounAfter(sentence, words, at);
        if (place === undefined || place > at + 1 || EITHER_WAY.has(sentence.word(place))) continue;
        if ((words.classOf(sentence.word(place))?.counted ?? 0) < 2) continue;
        const fix = pluralAt(sentence, words, place);
        if (fix !== undefined) yield fix;
      }
    },
  },
];
