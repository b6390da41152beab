import type { GrammarRule } from './grammar-rule.ts';
import { phrases } from './phrases.ts';

/** Pasts made as of regular verbs, with the past and the participle. */
const PASTS =
  'bringed brought; buyed bought; catched caught; choosed chose chosen; choosen chose chosen; comed came come; dealed dealt; digged dug; drawed drew drawn; ' +
  'drinked drank drunk; drived drove driven; eated ate eaten; falled fell fallen; feeled felt; fighted fought; finded found; flied flew flown; ' +
  'forgeted forgot forgotten; forgetted forgot forgotten; freezed froze frozen; getted got; gived gave given; goed went gone; growed grew grown; ' +
  'heared heard; holded held; hurted hurt; keeped kept; knowed knew known; leaved left; losed lost; maked made; meeted met; payed paid; ' +
  'putted put; readed read; rised rose risen; runned ran run; sayed said; seed saw seen; selled sold; sended sent; shaked shook shaken; ' +
  'singed sang sung; sitted sat; sleeped slept; speaked spoke spoken; spended spent; standed stood; stealed stole stolen; sticked stuck; ' +
  'swimmed swam swum; taked took taken; teached taught; telled told; thinked thought; throwed threw thrown; understanded understood; ' +
  'waked woke woken; weared wore worn; winned won; writed wrote written; brang brought; builded built; cutted cut; hitted hit; costed cost; ' +
  'becomed became become; beginned began begun; breaked broke broken; hided hid hidden; lended lent; letted let; splitted split; spreaded spread; beated beat beaten; bited bit bitten';
const NO_SLIPS = new Set(['seed', 'singed', 'costed', 'leaved', 'flied']);
const FORMS = new Map(
  PASTS.split('; ').flatMap((row) => {
    const [wrong = '', past = '', participle = past] = row.split(' ');
    return NO_SLIPS.has(wrong) ? [] : [[wrong, { past, participle }] as const];
  }),
);
const PLURALS: Readonly<Record<string, string>> = {
  informations: 'information',
  knowledges: 'knowledge',
  advices: 'advice',
  equipments: 'equipment',
  homeworks: 'homework',
  furnitures: 'furniture',
  luggages: 'luggage',
  medias: 'media',
  healths: 'health',
  pollutions: 'pollution',
  softwares: 'software',
  childrens: 'children',
  mens: 'men',
  peopels: 'people',
  traffics: 'traffic',
  musics: 'music',
  progresses: 'progress',
  transportations: 'transportation',
  evidences: 'evidence',
  knowledgement: 'knowledge',
  deers: 'deer',
  sheeps: 'sheep',
  aircrafts: 'aircraft',
  fishs: 'fish',
  mouses: 'mice',
  foots: 'feet',
  tooths: 'teeth',
  wifes: 'wives',
  knifes: 'knives',
  lifes: 'lives',
  thiefs: 'thieves',
  leafs: 'leaves',
  hairs: 'hair',
  familys: 'families',
  citys: 'cities',
  countrys: 'countries',
  companys: 'companies',
  partys: 'parties',
  storys: 'stories',
  babys: 'babies',
  ladys: 'ladies',
  studys: 'studies',
  bodys: 'bodies',
  activitys: 'activities',
  technologys: 'technologies',
  factorys: 'factories',
  opportunitys: 'opportunities',
  universitys: 'universities',
  womans: 'women',
  mans: 'men',
  childs: 'children',
};
const UNSURE = new Set(['hairs', 'mans', 'progresses', 'leafs', 'mens', 'evidences', 'mouses', 'traffics']);

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
    reason: 'This is not the plural of the word: it has another, or none.',
    examples: [
      ['the informations we need', 'the information we need'],
      ['two familys', 'two families'],
    ],
    leaves: ['indigenous knowledges', 'the many feedbacks', 'the hairs on my arm'],
    *find(sentence) {
      for (let at = 0; at < sentence.length; at++) {
        const word = sentence.word(at);
        const right = PLURALS[word];
        if (
          right === undefined ||
          UNSURE.has(word) ||
          sentence.isPart(at) ||
          (at > 0 && sentence.isCapital(at)) ||
          sentence.word(at + 1).startsWith("'")
        )
          continue;
        if (
          word === 'knowledges' &&
          /^(?:indigenous|situated|local|many|of|other|different|feminist|native)$/.test(sentence.word(at - 1))
        )
          continue;
        if (/^(?:lifes|wifes|childs|womans)$/.test(word) && sentence.is(at + 1, 'NOUN')) continue;
        yield sentence.swap(at, right);
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
