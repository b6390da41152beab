import { opensClause } from './clause.ts';
import type { Morphology } from './morphology.ts';
import type { GrammarRule } from './grammar-rule.ts';
import { IRREGULAR_VERBS } from './irregular-words.ts';
import type { Sentence } from './sentence.ts';

const BE = /^(?:is|are|was|were|been|being)$/;
const HAVE = /^(?:have|has|had|'ve)$/;
const ASKING_VERB = /^(?:do|does|did|can|could|will|would|should)$/;
const BETWEEN = /^(?:not|n't|never|already|just|ever|also|always|recently|finally|only)$/;
const OBJECT_OF_HAVE = /^(?:an?|all|some|many|several|lots?|two|three|four|five|\d.*)$/;
const OBJECT = /^(?:the|my|your|his|her|our|their|its|this|these|those|it|him|them|me|us|you)$/;
/** Pasts that are also nouns, adjectives or other verbs. */
const OTHER_PASTS = new Set(
  'rose wound lay bore ground saw fell left found drew woke broke forgot got bet cost lead led shot split stuck spread'.split(
    ' ',
  ),
);
/** Nouns that are had. */
const HAD_THINGS = new Set(
  'need hope doubt reason access contact work help fun use trouble care control fear faith trust play rest sleep talk run fight love hate desire want wish interest rain hear hit let cut put set read come become run cost hurt'.split(
    ' ',
  ),
);
const IRREGULAR = new Map(
  IRREGULAR_VERBS.filter(({ past, participle }) => past !== participle).map((verb) => [verb.past, verb.participle]),
);
const PASTS = new Set(IRREGULAR_VERBS.flatMap(({ past, participle }) => [past, participle]));
const SHAPES = new Map(IRREGULAR_VERBS.map((verb) => [verb.base, verb]));
/** The past, or the perfect, of what is said without its auxiliary: "I seen it". */
const ALONE = new Map(Object.entries({ seen: 'saw', done: 'did', gone: '+', been: '+' }));

/** Over "not", "never", "already" before the verb, backwards. */
function auxiliaryBefore(sentence: Sentence, at: number): string {
  return sentence.word(BETWEEN.test(sentence.word(at - 1)) ? at - 2 : at - 1);
}

function isBaseVerb(sentence: Sentence, words: Morphology, at: number): boolean {
  const word = sentence.word(at);
  return (
    words.isBase(word) &&
    !PASTS.has(word) &&
    ((words.classOf(word)?.verb ?? 0) >= 7 || SHAPES.has(word) || /^(?:sign|cause|repair|design|damage)$/.test(word))
  );
}

/** Forms of the verb behind “have” and “be”, and behind a pronoun alone. */
export const PARTICIPLE_RULES: readonly GrammarRule[] = [
  {
    name: 'ParticipleInQuestion',
    category: 'grammar',
    sureness: 'sure',
    reason: 'After “have you” the verb takes another form than in the simple past: “have you spoken”.',
    examples: [
      ['Have you spoke to him?', 'Have you spoken to him?'],
      ['Where has she went?', 'Where has she gone?'],
    ],
    leaves: ['Have you fell traps?', 'What I have you took from me.', 'Had you spoken to him, he would know.'],
    when: ['have', 'has', 'had'],
    *find(sentence) {
      const first = /^(?:where|why|how|what|when)$/.test(sentence.word(0)) ? 1 : 0;
      if (!HAVE.test(sentence.word(first)) || !/^(?:you|he|she|it|we|they|i)$/.test(sentence.word(first + 1))) return;
      const verb = BETWEEN.test(sentence.word(first + 2)) ? first + 3 : first + 2;
      const participle = OTHER_PASTS.has(sentence.word(verb)) ? undefined : IRREGULAR.get(sentence.word(verb));
      if (participle !== undefined && !sentence.isPart(verb)) yield sentence.swap(verb, participle);
    },
  },
  {
    name: 'ParticipleNotPast',
    category: 'grammar',
    sureness: 'sure',
    reason: 'After “have” and “be” the verb takes another form than in the simple past: “has gone”, not “has went”.',
    examples: [
      ['I have wrote three letters.', 'I have written three letters.'],
      ['The letter was wrote by hand.', 'The letter was written by hand.'],
      ['They should have knew better.', 'They should have known better.'],
      ['She has already went home.', 'She has already gone home.'],
    ],
    leaves: [
      'They have rose gardens.',
      'He was broke.',
      'What they have drew us there.',
      'What it was took us years.',
      'All I have came from him.',
    ],
    when: [...IRREGULAR.keys()],
    *find(sentence) {
      for (let at = 1; at < sentence.length; at++) {
        const participle = IRREGULAR.get(sentence.word(at));
        if (participle === undefined || sentence.isPart(at)) continue;
        const helper = auxiliaryBefore(sentence, at);
        const relative =
          /^(?:what|that|all|which|who|whatever|everything)$/.test(sentence.word(at - 3)) ||
          /^(?:what|all|that|which|who|whatever)$/.test(sentence.word(at - 2));
        if (relative) continue;
        if (HAVE.test(helper) && (!OTHER_PASTS.has(sentence.word(at)) || brokeSomething(sentence, at)))
          yield sentence.swap(at, participle);
        else if (
          BE.test(helper) &&
          !OTHER_PASTS.has(sentence.word(at)) &&
          sentence.is(at, 'VERB') &&
          !/^(?:came|ran|became|went|began)$/.test(sentence.word(at))
        )
          yield sentence.swap(at, participle);
      }
    },
  },
  {
    name: 'ParticipleNotBase',
    category: 'grammar',
    sureness: 'sure',
    reason: 'After “have” and “be” the verb needs another form: “has taken”, “was built”.',
    examples: [
      ['They had sign the papers.', 'They had signed the papers.'],
      ['1,200 people had sign a petition.', '1,200 people had signed a petition.'],
      ['The house was build in 1920.', 'The house was built in 1920.'],
      ['It was cause by the rain.', 'It was caused by the rain.'],
      ['I have receive your letter.', 'I have received your letter.'],
    ],
    leaves: [
      'They had sign language classes.',
      'All we have to do is build it.',
      'What he did was build a house.',
      'We had help the whole day.',
      'Its cause was by chance found.',
      'They had hope the rain would stop.',
      'We have found it easy, and they were bound by it.',
      'What they do is make by hand what others buy.',
    ],
    when: ['is', 'are', 'was', 'were', 'been', 'being', 'have', 'has', 'had', "'ve"],
    *find(sentence, words) {
      for (let at = 1; at < sentence.length - 1; at++) {
        const helper = auxiliaryBefore(sentence, at);
        if (!HAVE.test(helper) && !BE.test(helper)) continue;
        if (sentence.isPart(at) || !isBaseVerb(sentence, words, at)) continue;
        const [verb, next] = [sentence.word(at), sentence.word(at + 1)];
        const participle = words.participleOf(verb);
        if (participle === undefined || participle === verb || HAD_THINGS.has(verb)) continue;
        const asked = [2, 3, 4, 5].some((back) =>
          /^(?:do|does|did|to|what|all|can|should|would|could)$/.test(sentence.word(at - back)),
        );
        const subject = [2, 3].some((back) => sentence.is(at - back, 'PRON', 'NOUN', 'PROPN'));
        const object = OBJECT.test(next) || (OBJECT_OF_HAVE.test(next) && !sentence.is(at - 1, 'DET', 'ADJ'));
        const had = HAVE.test(helper) && object && subject && sentence.word(at - 2) !== 'to';
        const passive =
          BE.test(helper) &&
          (next === 'by' ||
            (PASSIVE.has(verb) && /^(?:in|on|at|from|with|for|last|yesterday|into|over|as|\.|,)$/.test(next)));
        if (!asked && (had || passive)) yield sentence.swap(at, participle);
      }
    },
  },
  {
    name: 'NoAuxiliary',
    category: 'grammar',
    sureness: 'sure',
    reason: '“Seen”, “done” and the like need “have” before them; alone it is “saw” and “did”.',
    examples: [
      ['I seen him yesterday.', 'I saw him yesterday.'],
      ['He gone to the shop.', 'He has gone to the shop.'],
      ['She done her homework.', 'She did her homework.'],
      ['I already seen the draft.', 'I have already seen the draft.'],
      ['They been waiting for hours.', 'They have been waiting for hours.'],
    ],
    leaves: [
      'Have I seen him before?',
      'Once he has gone, we eat.',
      'Are you done?',
      'He has eaten and she gone home.',
      'When we are done, we go.',
      'Had he been here, it would be done.',
      'Where has he gone?',
    ],
    when: [...ALONE.keys()],
    *find(sentence) {
      for (let at = 0; at < sentence.length - 2; at++) {
        if (!/^(?:i|he|she|we|they)$/.test(sentence.word(at)) || !opensClause(sentence, at)) continue;
        const late = /^(?:already|never|just|recently)$/.test(sentence.word(at + 1));
        const verb = late ? at + 2 : at + 1;
        const after = ALONE.get(sentence.word(verb));
        if (after === undefined || sentence.is(verb + 1, 'PUNCT') || /^(?:by|as)$/.test(sentence.word(verb + 1)))
          continue;
        const helped = [1, 2, 3, 4, 5, 6].some((back) =>
          /^(?:have|has|had|'ve|'s|'d|is|are|was|were|be|been|having)$/.test(sentence.word(at - back)),
        );
        if (helped) continue;
        const have = /^(?:he|she)$/.test(sentence.word(at)) ? 'has' : 'have';
        yield late || after === '+' ? sentence.before(at + 1, have) : sentence.swap(verb, after);
      }
    },
  },
  {
    name: 'BaseInQuestion',
    category: 'grammar',
    sureness: 'sure',
    reason: 'After “do”, “does” and “did” the verb keeps its plain form: “did he go”.',
    examples: [
      ['Did you went to the market?', 'Did you go to the market?'],
      ['Does she likes tea?', 'Does she like tea?'],
      ['What did he said?', 'What did he say?'],
      ['Could you sent me the file?', 'Could you send me the file?'],
    ],
    leaves: [
      'What they did he knew.',
      'Did it, said she, hurt?',
      'More than you did I liked it.',
      'Only then did you leave.',
    ],
    when: ['do', 'does', 'did', 'can', 'could', 'will', 'would', 'should'],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length - 2; at++) {
        if (!ASKING_VERB.test(sentence.word(at)) || !/^(?:you|he|she|it|we|they|i)$/.test(sentence.word(at + 1)))
          continue;
        const asks = at === 0 || /^(?:what|where|when|why|how|who|and|but|,|so)$/.test(sentence.word(at - 1));
        if (!asks || sentence.isPart(at + 2)) continue;
        const verb = sentence.word(at + 2);
        if (!sentence.is(at + 2, 'VERB', 'AUX') || /^(?:found|left|lay|fell|felt|saw|ground|wound|bound)$/.test(verb))
          continue;
        const base = words.baseOfPast(verb) ?? words.baseOfThirdPerson(verb);
        if (base !== undefined) yield sentence.swap(at + 2, base);
      }
    },
  },
];

const PASSIVE = new Set(
  'repair deliver receive design damage complete build send write make give break choose know sell buy pay hold find hear tell cause produce create invite introduce publish'.split(
    ' ',
  ),
);
/** "have broke my arm", but "have broke friends". */
function brokeSomething(sentence: Sentence, at: number): boolean {
  return (
    /^(?:broke|forgot|fell|drew|woke)$/.test(sentence.word(at)) &&
    (OBJECT.test(sentence.word(at + 1)) || /^(?:down|up|a|an|off|to)$/.test(sentence.word(at + 1)))
  );
}
