import type { Morphology } from './morphology.ts';
import type { GrammarRule } from './grammar-rule.ts';
import { phrases } from './phrases.ts';
import type { Fix, Sentence } from './sentence.ts';

/** Pasts made as of regular verbs, with the past and the participle. */
const PASTS =
  'bringed brought; buyed bought; catched caught; choosed chose chosen; choosen chose chosen; comed came come; dealed dealt; digged dug; drawed drew drawn; ' +
  'drinked drank drunk; drived drove driven; eated ate eaten; falled fell fallen; feeled felt; fighted fought; finded found; flied flew flown; ' +
  'forgeted forgot forgotten; forgetted forgot forgotten; freezed froze frozen; getted got; gived gave given; goed went gone; growed grew grown; ' +
  'heared heard; holded held; hurted hurt; keeped kept; knowed knew known; leaved left; losed lost; maked made; meeted met; payed paid; ' +
  'putted put; readed read; rised rose risen; runned ran run; sayed said; seed saw seen; selled sold; sended sent; shaked shook shaken; ' +
  'singed sang sung; sitted sat; sleeped slept; speaked spoke spoken; spended spent; standed stood; stealed stole stolen; sticked stuck; ' +
  'swimmed swam swum; taked took taken; teached taught; telled told; thinked thought; throwed threw thrown; understanded understood; ' +
  'weared wore worn; winned won; writed wrote written; brang brought; beared bore borne; cutted cut; hitted hit; costed cost; ' +
  'becomed became become; beginned began begun; breaked broke broken; hided hid hidden; lended lent; letted let; splitted split; spreaded spread; beated beat beaten; bited bit bitten';
const NO_SLIPS = new Set(['seed', 'singed', 'costed', 'leaved', 'flied', 'putted']);
const FORMS = new Map(
  PASTS.split('; ').flatMap((row) => {
    const [wrong = '', past = '', participle = past] = row.split(' ');
    return NO_SLIPS.has(wrong) ? [] : [[wrong, { past, participle }] as const];
  }),
);
/** What is never counted, as if it had a plural. */
const UNCOUNTED = new Map(
  (
    'informations advices equipments homeworks furnitures luggages healths pollutions softwares traffics musics ' +
    'transportations knowledges'
  )
    .split(' ')
    .map((word) => [word, word.slice(0, -1)]),
);
const PLURALS = new Map(
  (
    'medias media; childrens children; womens women; peopels people; knowledgement knowledge; deers deer; sheeps sheep; ' +
    'aircrafts aircraft; fishs fish; foots feet; tooths teeth; wifes wives; knifes knives; lifes lives; thiefs thieves; ' +
    'familys families; citys cities; countrys countries; companys companies; partys parties; storys stories; babys babies; ' +
    'ladys ladies; studys studies; bodys bodies; activitys activities; technologys technologies; factorys factories; ' +
    'opportunitys opportunities; universitys universities; womans women; childs children'
  )
    .split('; ')
    .map((pair) => {
      const [wrong = '', plural = ''] = pair.split(' ');
      return [wrong, plural] as const;
    }),
);
/** Written without their apostrophe before what they own: “childs play”. */
const OWNERS = new Set('childs womans wifes'.split(' '));
const COUNTING =
  /^(?:several|two|three|four|five|six|seven|eight|nine|ten|both|various|different|numerous|of|other|indigenous|situated|local|feminist|native|multiple|enterprise)$/;
const FOR_ONE: ReadonlyMap<string, string> = new Map([
  ['are', 'is'],
  ['were', 'was'],
  ['have', 'has'],
  ['do', 'does'],
  ['these', 'this'],
  ['those', 'that'],
  ['many', 'much'],
  ['few', 'little'],
]);

/** “Childs play is fun”, “it was childs play”: not the plural before its verb. */
function owns(sentence: Sentence, words: Morphology, at: number): boolean {
  if (words.isNounAt(sentence, at + 1) || (words.classOf(sentence.word(at + 1))?.noun ?? 0) >= 3) return true;
  return sentence.is(at + 1, 'VERB') && (sentence.is(at + 2, 'AUX') || sentence.is(at - 1, 'AUX'));
}

/** “These informations are” → “this information is”: what goes with the word is in the singular too. */
function asOne(sentence: Sentence, at: number, mass: string): Fix {
  const pointer = FOR_ONE.get(sentence.word(at - 1));
  const verb = FOR_ONE.get(sentence.word(at + 1));
  const after = [pointer, mass, verb].filter((part) => part !== undefined).join(' ');
  return sentence.swap(pointer === undefined ? at : at - 1, after, verb === undefined ? at : at + 1);
}

export const FORM_RULES: readonly GrammarRule[] = [
  {
    name: 'IrregularPast',
    category: 'grammar',
    sureness: 'sure',
    reason: 'The verb is irregular: its past has a form of its own.',
    examples: [
      ['He choosed it.', 'He chose it.'],
      ['They have teached us.', 'They have taught us.'],
      ['It was choosed by us.', 'It was chosen by us.'],
    ],
    leaves: ['The seed grew.', 'They costed the plan.'],
    *find(sentence) {
      for (let at = 0; at < sentence.length; at++) {
        const form = FORMS.get(sentence.word(at));
        if (form === undefined || sentence.isPart(at)) continue;
        const helped = [1, 2].some((back) =>
          /^(?:have|has|had|'ve|having|is|are|was|were|be|been|being|get|got)$/.test(sentence.word(at - back)),
        );
        yield sentence.swap(at, helped ? form.participle : form.past);
      }
    },
  },
  {
    name: 'PluralForm',
    category: 'grammar',
    sureness: 'sure',
    reason: 'The word forms its plural in another way, or has none.',
    examples: [
      ['the informations we need', 'the information we need'],
      ['two familys', 'two families'],
      ['The informations are good.', 'The information is good.'],
      ['These equipments were new.', 'This equipment was new.'],
      ['She gave me many advices and a few informations.', 'She gave me much advice and a little information.'],
      ['It was childs play.', "It was child's play."],
      ['two childs', 'two children'],
    ],
    leaves: [
      'The constructor of it',
      'several enterprise softwares',
      'indigenous knowledges',
      'the many feedbacks',
      'the hairs on my arm',
    ],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length; at++) {
        if (sentence.isPart(at) || (at > 0 && sentence.isCapital(at)) || sentence.word(at + 1).startsWith("'"))
          continue;
        const word = sentence.word(at);
        if (OWNERS.has(word) && owns(sentence, words, at)) {
          yield sentence.swap(at, `${word.slice(0, -1)}'s`);
          continue;
        }
        const plural = PLURALS.get(word);
        if (plural !== undefined) yield sentence.swap(at, plural);
        const mass = UNCOUNTED.get(word);
        if (mass === undefined || [1, 2].some((back) => COUNTING.test(sentence.word(at - back)))) continue;
        yield asOne(sentence, at, mass);
      }
    },
  },
  phrases({
    name: 'MuchMany',
    category: 'grammar',
    sureness: 'sure',
    reason: 'It is “many” of what can be counted and “much” of what cannot.',
    examples: [
      ['They gave us many information.', 'They gave us much information.'],
      ['too much people', 'too many people'],
      ['how much cars', 'how many cars'],
    ],
    leaves: ['many information systems', 'so much needs to be done', 'much people-watching'],
    lines: [
      'many information|advice|knowledge|homework|equipment|money|furniture|traffic|pollution [<END>|about|to|and|from|that|is|was|in|on|for|or|of|because] -> much $2',
      '[!how] much people -> many people',
      'much children|students|things|cars|problems|friends|countries|reasons|ways|books|places|kids|products|jobs|subjects|ideas -> many $2',
      'few money|information|water|time|knowledge [<END>|to|for|and] -> little $2',
    ],
  }),
];
