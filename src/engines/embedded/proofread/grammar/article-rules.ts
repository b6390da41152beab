import type { GrammarRule } from './grammar-rule.ts';
import { phrases } from './phrases.ts';
import { EITHER_WAY } from './uncounted-nouns.ts';

const A_AN = (word: string) => (/^(?:[aeio]|u(?!ni|se|su|ti|s[ei])|hon|hour)/.test(word) ? 'an' : 'a');
const ENDS = /^(?:[.,;:!?)]|for|to|in|of|that|which|because|and|but|when|if|on|at|with|from|about)$/;

export const ARTICLE_RULES: readonly GrammarRule[] = [
  {
    name: 'ArticleAfterBe',
    category: 'grammar',
    sureness: 'likely',
    reason: '“A” or “an” is missing before one of several such things: “a good idea”.',
    examples: [
      ['It is good idea.', 'It is a good idea.'],
      ['This was interesting idea for us.', 'This was an interesting idea for us.'],
    ],
    leaves: [
      'It is good work.',
      'It is common knowledge.',
      'That is good news for us.',
      'It is company policy.',
      'There was little chance of it.',
      'It is multiple choice.',
    ],
    *find(sentence, words) {
      for (let at = 1; at < sentence.length - 2; at++) {
        if (!/^(?:is|was|'s|be|become|becomes|became)$/.test(sentence.word(at)) || sentence.word(at + 1) === 'more')
          continue;
        if (/^(?:there|what)$/.test(sentence.word(at - 1))) continue;
        if (sentence.word(at) === "'s" && !/^(?:it|that|he|she|this)$/.test(sentence.word(at - 1))) continue;
        const adjective = sentence.word(at + 1) === 'very' || sentence.word(at + 1) === 'really' ? at + 2 : at + 1;
        const noun = adjective + 1;
        if (
          !sentence.is(adjective, 'ADJ') ||
          !words.isNounAt(sentence, noun) ||
          sentence.isPart(adjective) ||
          sentence.isPart(noun)
        )
          continue;
        const found = words.classOf(sentence.word(noun));
        if (
          found === undefined ||
          found.counted < 5 ||
          !words.isNoun(sentence.word(noun)) ||
          EITHER_WAY.has(sentence.word(noun))
        )
          continue;
        if (
          /^(?:best|most|same|only|first|last|next|own|such|more|less|worst|other|many|much|few|little|main|right|part|old|due|prime|multiple|common)$/.test(
            sentence.word(adjective),
          ) ||
          (words.classOf(sentence.word(adjective))?.adjective ?? 0) < 7
        )
          continue;
        if (noun + 1 < sentence.length && !ENDS.test(sentence.word(noun + 1))) continue;
        yield sentence.before(at + 1, A_AN(sentence.word(at + 1)));
      }
    },
  },
  phrases({
    name: 'TheSuperlative',
    category: 'grammar',
    sureness: 'sure',
    reason: '“The” is missing before “most”, “best” and the like: “the best way”.',
    examples: [
      ['It is most important thing.', 'It is the most important thing.'],
      ['one of most famous people', 'one of the most famous people'],
    ],
    leaves: ['What is most important is rest.', 'It is most welcome.', 'They are most useful.'],
    lines: [
      '[one of] most|best|biggest|greatest|largest|worst|main|important [<ADJ|NOUN>] -> the $1',
      '[is|was|are] most [important|famous|popular|beautiful|useful|difficult|dangerous|common|effective|powerful|interesting|expensive <NOUN>] -> the most',
      '[is|was] best|biggest|greatest|worst|first [way|thing|reason|time|problem|place|example|solution|step] -> the $1',
    ],
  }),
  phrases({
    name: 'TheInPhrase',
    category: 'grammar',
    sureness: 'sure',
    reason: '“The” belongs to this phrase: “at the same time”.',
    examples: [
      ['At same time we left.', 'At the same time we left.'],
      ['It was so in past.', 'It was so in the past.'],
      ['all over world', 'all over the world'],
    ],
    leaves: ['in past years', 'in future work', 'in same-day delivery', 'in morning light'],
    lines: [
      'at same time -> at the same time',
      'in same way|place|time|day -> in the same $3',
      'have|has|had same [<NOUN>] -> $1 the same',
      'in past [<END>] -> in the past',
      'in past|future [we|they|i|you|he|she|it|people|there] -> in the $2',
      '[all over|around|in|over] world [<END>|because|and|we|they|is|are|that] -> the world',
      'in morning|evening|afternoon|beginning [<END>|i|we|he|she|they|and] -> in the $2',
      'on other hand -> on the other hand',
      '[most of] time [<END>|they|we|i|people|you|it] -> the time',
      'in first place -> in the first place',
      'on contrary -> on the contrary',
      'in|on internet [<END>|and|to|is|because|for|we|you|they] -> on the internet',
      '[use|using|from|by|through|surf|surfing] internet [<END>|and|to|is|because|for] -> the internet',
      'in long run -> in the long run',
      'to same [<NOUN>] -> to the same',
    ],
  }),
  phrases({
    name: 'NoArticle',
    category: 'grammar',
    sureness: 'sure',
    reason: 'What cannot be counted has no “a” or “an”: “good advice”.',
    examples: [
      ['He gave me an advice.', 'He gave me advice.'],
      ['It is a good information.', 'It is good information.'],
    ],
    leaves: ['an information system', 'a knowledge of history', 'an equipment list', 'a work of art'],
    lines: [
      'a|an information|advice|equipment|homework|furniture|luggage|traffic|pollution [<END>|about|to|and|from|that|is|was|in|on|for|or] -> $2',
      'a|an good|useful|new|important|great|useless|interesting|big|much|more|basic|correct information|advice|equipment|homework|furniture|knowledge|evidence|progress [<END>|about|to|and|from|that|is|was|in|on|for|or] -> $2 $3',
      'a knowledge [<END>|to|is|that|in|but] -> knowledge',
    ],
  }),
  phrases({
    name: 'SuchA',
    category: 'grammar',
    sureness: 'sure',
    reason: 'It is “such a”, in that order.',
    examples: [['in a such situation', 'in such a situation']],
    leaves: ['such a thing', 'a such-and-such'],
    lines: ['a such [<NOUN|ADJ>] -> such a', 'the such [<NOUN|ADJ>] -> such'],
  }),
  phrases({
    name: 'GenericThe',
    category: 'grammar',
    sureness: 'loose',
    reason: 'What is meant in general has no “the”: “in society”.',
    examples: [['They live in the society.', 'They live in society.']],
    leaves: ['the nature of things', 'the society of friends', 'the life that we have'],
    lines: [
      'the nature|society|mankind|god|life|humanity [<END>] -> $2',
      'the most people [<VERB|AUX>] -> most people',
    ],
  }),
  {
    name: 'MissingArticle',
    category: 'grammar',
    sureness: 'loose',
    reason: '“A” or “an” may be missing: the word names one of several such things.',
    examples: [
      ['We have big problem with it.', 'We have a big problem with it.'],
      ['He went there without job.', 'He went there without a job.'],
    ],
    leaves: ['We have work to do.', 'We have time.', 'They have great respect for it.'],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length - 1; at++) {
        if (
          !/^(?:have|has|had|without|need|needs|find|get|got|buy|become|becomes|became|as|such|with|like)$/.test(
            sentence.word(at),
          )
        )
          continue;
        const strong = /^(?:as|with|like|need|needs|get|got|such)$/.test(sentence.word(at));
        const adjective = sentence.is(at + 1, 'ADJ');
        const noun = adjective ? at + 2 : at + 1;
        if (
          !words.isNounAt(sentence, noun) ||
          sentence.isPart(noun) ||
          sentence.isPart(at + 1) ||
          (strong && !adjective && sentence.word(at) !== 'such')
        )
          continue;
        const found = words.classOf(sentence.word(noun));
        if (
          found === undefined ||
          found.counted < (adjective || sentence.word(at) === 'without' ? 3 : 5) ||
          !words.isNoun(sentence.word(noun))
        )
          continue;
        if (
          /^(?:best|most|same|only|first|last|next|own|such|more|less|other|another|many|much|few|several|enough|easy|part|different|some|great|full|free)$/.test(
            sentence.word(at + 1),
          )
        )
          continue;
        if (noun + 1 < sentence.length && !ENDS.test(sentence.word(noun + 1))) continue;
        yield sentence.before(at + 1, A_AN(sentence.word(at + 1)));
      }
    },
  },
];
