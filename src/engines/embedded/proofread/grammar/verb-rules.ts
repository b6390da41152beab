import type { GrammarRule } from './grammar-rule.ts';
import { phrases } from './phrases.ts';

const MODALS = new Set('can could will would shall should may might must'.split(' '));
const BEFORE_INFINITIVE = new Set(
  (
    'want wants wanted need needs needed have has had try tries tried trying able how order going like likes liked decide decided ' +
    'start started begin began hope hopes hoped plan planned ought used learn learned able ready easy hard difficult ' +
    'important better best necessary possible afraid willing unable happy chance ability opportunity way time right'
  ).split(' '),
);
/** Pasts that a noun or an adjective is written like. */
const NO_PAST = new Set(
  'felt found ground left saw wound bound lay fell lit thought met set read cut put cost hit hurt let shut bored tired excited interested aged based related advanced limited detailed united used'.split(
    ' ',
  ),
);
const ADJECTIVES =
  'successful happy useful important helpful able possible different difficult easy good bad dangerous safe healthy sick sad proud ready careful harmful responsible available aware famous rich poor late sure afraid strong better';

export const VERB_RULES: readonly GrammarRule[] = [
  {
    name: 'BaseAfterDo',
    category: 'grammar',
    sureness: 'sure',
    reason: 'After “do”, “does” and “did” the verb keeps its plain form: “did not go”.',
    examples: [
      ['He did not went home.', 'He did not go home.'],
      ["She doesn't knows it.", "She doesn't know it."],
      ['They did not developed it.', 'They did not develop it.'],
    ],
    leaves: ['He did not, said she.'],
    *find(sentence, words) {
      for (let at = 1; at < sentence.length - 1; at++) {
        if (!/^(?:not|n't)$/.test(sentence.word(at)) || !/^(?:do|does|did)$/.test(sentence.word(at - 1))) continue;
        const verb = sentence.word(at + 1);
        if (
          !sentence.is(at + 1, 'VERB', 'AUX') ||
          sentence.isPart(at + 1) ||
          /^(?:bore|found|ground|wound|lay|fell|bound)$/.test(verb)
        )
          continue;
        const base = words.baseOfPast(verb) ?? words.baseOfThirdPerson(verb);
        if (base !== undefined) yield sentence.swap(at + 1, base);
      }
    },
  },
  {
    name: 'BaseAfterModal',
    category: 'grammar',
    sureness: 'sure',
    reason: 'After “can”, “will”, “should” and the like the verb keeps its plain form: “can help”.',
    examples: [
      ['It can helps us.', 'It can help us.'],
      ['He will went there.', 'He will go there.'],
      ['We can learned the rules.', 'We can learn the rules.'],
    ],
    leaves: ['The will left by him', 'Here is what Will does.', 'They will seed the field.'],
    *find(sentence, words) {
      for (let at = 1; at < sentence.length - 1; at++) {
        if (!MODALS.has(sentence.word(at)) || !sentence.is(at, 'AUX') || sentence.is(at - 1, 'DET', 'ADJ')) continue;
        if (sentence.isCapital(at)) continue;
        const verb = /^(?:not|n't|also|always|never|only|easily|really)$/.test(sentence.word(at + 1)) ? at + 2 : at + 1;
        if (!sentence.is(verb, 'VERB') || sentence.isPart(verb)) continue;
        const word = sentence.word(verb);
        const third = words.baseOfThirdPerson(word);
        if (third !== undefined && (words.classOf(word)?.noun ?? 0) <= 5) yield sentence.swap(verb, third);
        const past = NO_PAST.has(word) ? undefined : words.baseOfPast(word);
        const object =
          sentence.is(verb + 1, 'DET', 'PRON', 'NOUN', 'ADV') ||
          /^(?:to|my|your|his|her|our|their)$/.test(sentence.word(verb + 1));
        if (past !== undefined && object && !/^(?:by|with)$/.test(sentence.word(verb + 1)))
          yield sentence.swap(verb, past);
      }
    },
  },
  {
    name: 'BaseAfterTo',
    category: 'grammar',
    sureness: 'sure',
    reason: 'After “to” the verb keeps its plain form: “want to go”.',
    examples: [
      ['I want to went home.', 'I want to go home.'],
      ['They need to learned it.', 'They need to learn it.'],
      ['He tried to makes it.', 'He tried to make it.'],
    ],
    leaves: ['It was subjected to accelerated tests.', 'We need to, said he.'],
    *find(sentence, words) {
      for (let at = 1; at < sentence.length - 1; at++) {
        if (sentence.word(at) !== 'to' || !BEFORE_INFINITIVE.has(sentence.word(at - 1)) || sentence.isPart(at + 1))
          continue;
        const word = sentence.word(at + 1);
        if (!sentence.is(at + 1, 'VERB', 'AUX') || NO_PAST.has(word)) continue;
        const third = words.baseOfThirdPerson(word);
        const base = words.baseOfPast(word) ?? ((words.classOf(word)?.noun ?? 0) <= 4 ? third : undefined);
        // “It needs to activated by a click” lacks a “be”.
        const passive =
          words.baseOfPast(word) !== undefined &&
          (at + 2 >= sentence.length || /^(?:[.,;]|by|with|from|into|for)$/.test(sentence.word(at + 2)));
        if (base !== undefined && !passive && !sentence.is(at + 2, 'NOUN', 'ADJ')) yield sentence.swap(at + 1, base);
      }
    },
  },
  phrases({
    name: 'BeAble',
    category: 'grammar',
    sureness: 'sure',
    reason: 'It is “will be able to” or “can”, not a mixture of the two.',
    examples: [
      ['We will able to see it.', 'We will be able to see it.'],
      ['They can able to do it.', 'They can do it.'],
    ],
    leaves: ['We are able to.', 'can able people do it'],
    lines: [
      'will|would|should|may|might|must able [to] -> $1 be able',
      'can|could able to -> $1',
      'will|would not able [to] -> $1 not be able',
      '[to] able [to] -> be able',
    ],
  }),
  phrases({
    name: 'ModalBe',
    category: 'grammar',
    sureness: 'sure',
    reason: '“Be” is missing: “it will be useful”.',
    examples: [
      ['It will very useful.', 'It will be very useful.'],
      ['They can happy.', 'They can be happy.'],
    ],
    leaves: ['It can better serve us.', 'It will help.', 'They can happily live.', 'Good will important to him'],
    lines: [
      `[can|could|will|would|should|may|might|must] ${ADJECTIVES.replace(/ (?:able|better|available)/g, '').replaceAll(' ', '|')} [<END>] -> be $1`,
      `[can|could|will|would|should|may|might|must] very|more|too|so [${ADJECTIVES.replace(/ better/, '').replaceAll(' ', '|')}] -> be $1`,
      `[could|will|would|should|may|might|must not] ${ADJECTIVES.replace(/ (?:able|better|available)/g, '').replaceAll(' ', '|')} [<END>|to|for|in] -> be $1`,
    ],
  }),
  phrases({
    name: 'AgreeNotBe',
    category: 'grammar',
    sureness: 'sure',
    reason: '“Agree”, “depend” and “have” need no “am”, “is” or “are” before them.',
    examples: [
      ['I am agree with you.', 'I agree with you.'],
      ['It is depends on you.', 'It depends on you.'],
      ['We are agree.', 'We agree.'],
    ],
    leaves: ['I am in agreement.', 'It is agreed.'],
    lines: [
      "am|are|'m|'re agree|disagree -> $2",
      'am not agree -> do not agree',
      '[it|this|that|which] is depend|depends on -> depends on',
      '[they|we|you|people] are have -> have',
      '[he|she|it] is have|has -> has',
      '[i] am have -> have',
      'am|are|was|were believe|hope|know|need|prefer|think|understand|want [that|the|a|to|it|this|in|my|their] -> $2',
    ],
  }),
  phrases({
    name: 'ParticipleAfterBe',
    category: 'grammar',
    sureness: 'sure',
    reason: 'After “be” this word needs another ending: “is interested in”, “is based on”.',
    examples: [
      ['I am interesting in music.', 'I am interested in music.'],
      ['They were concern about it.', 'They were concerned about it.'],
    ],
    leaves: [
      'There is interest in it.',
      'The book is interesting in parts.',
      'Its main concern is about them.',
      'They have interest in it.',
    ],
    lines: [
      "[i am|'m|was|be] interesting [in] -> interested",
      '[we|they|you|people are|were|be] interesting [in] -> interested',
      '[!there am|are|is|was|were|be|been] interest [in] -> interested',
      '[am|are|is|was|were|be|been] concern [about] -> concerned',
      '[am|are|is|was|were|be|been] talent [in|at|on] -> talented',
      '[am|are|is|was|were|be|been] relate [to] -> related',
      '[am|are|is|was|were|be|been] base [on|upon] -> based',
      '[am|are|is|was|were|be|been] addict [to] -> addicted',
      '[am|are|is|was|were|be|been] involve [in] -> involved',
      '[am|are|is|was|were|be|been] dedicate [to] -> dedicated',
      '[am|are|is|was|were|be|been] suppose [to] -> supposed',
      '[am|are|is|was|were|be|been] connect [to|with] -> connected',
      '[am|are|is|was|were|be|been] surround [by] -> surrounded',
    ],
  }),
  phrases({
    name: 'MakeDo',
    category: 'grammar',
    sureness: 'sure',
    reason: 'After “make” and “let” the verb has no “to”: “let us go”.',
    examples: [
      ['It makes them to be happy.', 'It makes them be happy.'],
      ['Let the kids to learn.', 'Let the kids to learn.'],
      ['They let us to go.', 'They let us go.'],
    ],
    leaves: ['It makes sense to go.', 'They made it to the top.', 'He made them to measure.'],
    lines: [
      '[make|makes|making|let|lets|letting me|us|them|him|her|you|people|everyone|someone|everybody|students] to [<VERB|AUX>] -> ',
    ],
  }),
  phrases({
    name: 'WouldHave',
    category: 'grammar',
    sureness: 'sure',
    reason: 'It is “should have”; “of” only sounds like it.',
    examples: [['I should of known.', 'I should have known.']],
    leaves: [
      'as it should, of course',
      'the might of the king',
      'It must of its nature be so.',
      'I wanted to see all I could of the town.',
    ],
    lines: [
      '[should|would|could|must] of [been|had|done|gone|known|got|gotten|come|seen|taken|made|told|said|thought|never|just|at|<VERB>] -> have',
    ],
  }),
  phrases({
    name: 'VerbAfterEnjoy',
    category: 'grammar',
    sureness: 'loose',
    reason: 'After this verb comes the “-ing” form: “enjoy playing”.',
    examples: [['I enjoy to play there.', 'I enjoy playing there.']],
    leaves: ['He finished to applause.', 'What I enjoy, to be sure'],
    lines: [
      '[enjoy|enjoys|enjoyed|avoid|avoids|finish|finished|dislike] to play|learn|read|work|eat|watch|listen|go|do|study|meet|talk|see|cook|think -> $2ing',
    ],
  }),
];
