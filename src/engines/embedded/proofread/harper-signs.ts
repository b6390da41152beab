import type { Lexicon } from './lexicon.ts';

/** Words of a sentence in lower case, with `'` for every apostrophe, whatever stands between them. */
type Words = readonly string[];
/** Whether the word at `at` is such that the rule may find something there. */
export type Shows = (words: Words, at: number) => boolean;

/** What a sentence must have for a rule to find something in it that the table takes. */
export type Sign =
  /** One of these words, where `shows` says so. */
  | { readonly words: readonly string[]; readonly shows?: Shows }
  /** A word of a to z that is in no dictionary. */
  | { readonly unknown: Shows }
  /** A word that follows itself. */
  | { readonly doubled: true }
  | { readonly pattern: RegExp }
  /** The same, and the rule looks at the sentences around as well. */
  | { readonly around: RegExp };

const MODALS = list(
  "can can't could couldn't may might mightn't must mustn't shall shan't should shouldn't will won't would wouldn't ought dare cannot",
);
/** Of adjectives; of the many words that look like one, those that are frequent are none. */
const COMPARATIVE =
  /^(?!(?:after|over|whether|however|ever|never|remember|rather|together|under|order|user|server)$).*er$|^(?:worse|less|more)$/;
const COMPARED = /er$|est$|^(?:worse|worst|best|less|least|more|most)$/;
const PRETERITES = list(
  'was were arose ate awoke bade became began bit blew bore broke came chose did drank drove fell flew forgot forwent ' +
    'froze gave grew knew lay mistook overthrew overtook overwrote partook ran rang redid rode rose sang sank saw sewed ' +
    'shook showed shrank slew spoke sprang stank stole strode struck swam swelled swore threw took tore trod undid went ' +
    'woke wore wove wrote proved hid got hewed mowed sowed strove shore clove beat forbade',
);
const HAVING = set(
  'have had has having be am is are was were been being ive id weve wed youve youd hes hed shes shed its itd theyve theyd',
);
const CONTROLLERS = list(
  'eager fail failed failing fails incline inclined inclines inclining manage managed manages managing ready aim aimed ' +
    'aiming aims agree agreed agreeing agrees arrange arranged arranges arranging aspire aspired aspires aspiring attempt ' +
    'attempted attempting attempts decide decided decides deciding endeavor endeavored endeavoring endeavors endeavour ' +
    'endeavoured endeavouring endeavours expect expected expecting expects forget forgot forgotten forgetting forgets ' +
    'hope hoped hopes hoping intend intended intending intends learn learned learning learns learnt long longed longing ' +
    'longs mean means meant need needed needing needs neglect neglected neglecting neglects prepare prepared prepares ' +
    'preparing refuse refused refuses refusing resolve resolved resolves resolving struggle struggled struggles ' +
    'struggling try tried trying tries want wanted wanting wants',
);
/** No verbs, and no adjectives or nouns that stand for one. */
const NO_VERB = set(
  'to the a an that this these those of by with for in on at from as if your my our their his her its it and or when what ' +
    'how which who whom whose some any no not you we they i he she us them me him into onto upon than because whether ' +
    "it's so something someone nothing more most new about enough",
);
/** What stands behind “he” and “she” and is no plain form of a verb. */
const NO_PLAIN_VERB = set(
  'will would can could may might must should shall cannot did never also always only just then still even ever often ' +
    'really soon already now probably simply actually had made took went said came knew thought gave became told began ' +
    "kept found saw got felt met wrote spoke didn't couldn't wouldn't won't can't shouldn't",
);
/** What may stand behind “can”: plain verbs, and no adjectives that are none. */
const BEHIND_MODAL = set(
  'be have not also only do help need make use take get go see find give know provide include work start want say look ' +
    'try keep come require show add create change choose become think feel allow contact always never still just often ' +
    'the a i you we they he she it all no then even probably continue read learn tell follow happen apply ask lead mean ' +
    'improve benefit build focus save serve move seem expect develop bring deliver run support reduce spend result ' +
    'participate understand receive end access reach offer meet talk and contribute ensure watch share produce view explore ' +
    'handle enable send remain test check to increase set avoid cause exist answer achieve consider appear write vary ' +
    'never really easily actually quickly eventually sometimes turn play pay call believe hold stand leave grow stay',
);
const BEHIND_YOU = set(
  "can will may are have should must need want do to would could might know see use get were did had can't " +
    "don't didn't won't and or a the in on for as with at if when about how what that find make go think work start learn " +
    "run feel talk just haven't ask tell only like understand build plan share come hear describe probably create offer " +
    'give decide made learned write set visit really spend look expect join type try needed asked say said take call',
);
const BEHIND_ITS = set('a an the not also been very just still being our your always already often');
/** “to” with a word that may be an adjective or an adverb, or none, before a mark; at the end of a text a word more. */
const TO_BEFORE_MARK =
  /\bto(?:\s+(?!(?:[a-z]*(?:ies|ers|ors|ons|nts|ces|ings)|it|them|us|me|him|her|you|do|be|go|use|see|know|make|have|get|say|this|that|what|the|a)(?![\p{L}\p{N}'’]))[\p{L}\p{N}'’]+)?\s*(?:[^\p{L}\p{N}\s'’-]|\S*\s*$)/iu;
const INFLECTED = /^(?!(?:need|speed|feed|seed|proceed|exceed|succeed|indeed)$)..+(?:ed|(?<![sui])s)$/;
/** Harper has all words that are used so much, but for those that are listed. */
const USED = 4;
const UNKNOWN_TO_HARPER = set(
  'appallingly arable ares blacksmiths boyhoods brutalities chillies civilities clockworks conciser deans defenced ' +
    'defencing dependant dependants directer discorded discording discords electron fickler ficklest grub hardliners ' +
    'hared haring hes hims hypothesised hypothesises hypothesising inking innings ins latex lightninged lightnings ' +
    'likest maizes matt matts mes mys notables okayed organics payed preciser priesthoods recenter recentest relaxations ' +
    'sades shes synthesised synthesises synthesising thous tireder tiredest typescript unearthly waiters worsts woulds yous',
);
const HE = set('he she it him her his hers i me my mine one itself himself herself myself');
const THEY = set('they them their theirs we us our ours you your yours themselves ourselves yourself yourselves');
const AFTER_THEIR = set(
  "is are was were isn't aren't wasn't weren't will can could should would may might must has have on after beside in by " +
    'until again to and right at',
);

/**
 * What each of Harper's rules needs to find anything that the table takes, told from its source. A rule that has no
 * entry may find something anywhere. Texts are looked at without regard to what separates words, and wherever it is
 * in doubt a sign shows.
 */
export const SIGNS: Readonly<Record<string, readonly Sign[]>> = {
  AdjectiveDoubleDegree: [{ words: list('more most'), shows: (words, at) => COMPARED.test(next(words, at)) }],
  AnA: [
    // It stops at such a word, and finds no wrong article behind it.
    { around: /(?<![\p{L}\p{N}])an?[^\p{L}\p{N}]+(?:LED|SQL|URL|[^\p{L}]*ubi)/iu },
    {
      words: ['a'],
      shows: (words, at) =>
        !/^(?:[bcdfgjklmnpqrstvwyz](?!\d)|h(?!our|eir|on|erb)|us[eu]|uni[^mn]|one$)[a-z]?[a-z]/.test(next(words, at)) ||
        /^(?:rz|ng|nv|npm|sos$|mp\d)/.test(next(words, at)),
    },
    { words: ['an'], shows: (words, at) => !/^(?:[aio](?!n[ce])|e(?!u)|un[b-hj-tv-z]|up)[a-z]/.test(next(words, at)) },
    { pattern: /\b[Aa]n?[^\p{L}\p{N}]+(?:\p{Lu}[^a-z]|\p{Ll}\p{Lu}|\p{L}(?!\p{L})|\d|(?![A-Za-z])\p{L})/u },
  ],
  Anybody: pair('any', 'body'),
  Beforehand: pair('before', 'hand'),
  Bypass: pair('by', 'pass'),
  Cant: [{ words: ['cant'] }],
  CapitalizePersonalPronouns: [{ pattern: /(?<![\p{L}\p{N}])i(?!\p{L})|\bive\b/u }],
  CommaFixes: [{ pattern: /\s,|,(?=\p{L})|[，、]/u }],
  CurrencyPlacement: [{ pattern: /\p{Sc}/u }],
  DespiteOf: pair('despite', 'of'),
  DoubleModal: [{ words: MODALS, shows: (words, at) => MODALS.includes(next(words, at)) }],
  Everyone: pair('every', 'one'),
  Furthermore: pair('further', 'more'),
  Hazzle: [{ pattern: /hazzl/i }],
  HyphenateNumberDay: [{ pattern: /\d\s+day(?![a-z])/i }],
  InspiredBy: pair('inspired', 'from'),
  ItsContraction: [{ words: ['its'] }],
  LeftRightHand: pair('left right', 'hand'),
  Lots: [{ words: ["lot's", 'lots'] }],
  Myself: pair('my', 'self'),
  NationalCapitals: [
    {
      pattern:
        /\b(?:dhabi|ababa|andorra|begawan|belize|aires|cape|salaam|garcia|george|guatemala|minh|kuwait|paz|mexico|delhi|pago|panama|penh|prince|port|porto|saint|san|santo|tom[eé]|são|bahamas|hague|vatican)\b/i,
    },
  ],
  Nowadays: [
    { words: ['now'], shows: (words, at) => next(words, at).startsWith('a') },
    { pattern: /\bnowa(?!days\b)/i },
  ],
  Nowhere: pair('no', 'where'),
  OceansAndSeas: [{ pattern: /\b(?:ocean|sea)\b/i }],
  OfCourse: [
    ...pair('of', 'curse corse'),
    ...pair('off', 'course coarse'),
    ...pair('o', 'course'),
    { words: ['ofcourse'] },
  ],
  OpenCompounds: [{ words: list('afew alot aswell atall atleast eachother incase infact infront upto') }],
  PluralWrongWordOfPhrase: [{ words: list('whites pans codes speeches views concepts thumbs') }],
  PronounInflectionBe: [
    {
      words: list("are aren't were"),
      shows: (words, at) => HE.has(wordAt(words, at - 1)) || HE.has(wordAt(words, at - 2)),
    },
    {
      words: list("is isn't was"),
      shows: (words, at) => THEY.has(wordAt(words, at - 1)) || THEY.has(wordAt(words, at - 2)),
    },
  ],
  RegularIrregulars: [{ unknown: (words, at) => /(?:s|ed|er|est)$/.test(wordAt(words, at)) }],
  RepeatedWords: [{ doubled: true }],
  SentenceCapitalization: [
    {
      around: /^\s*\p{Ll}.*[.!?…][\])"'”’*_]*\s*$|(?:(?:[a-z]{3}|\d{3})\.|[!?])["'”’)]* +\p{Ll}/su,
    },
  ],
  SimplePastToPastParticiple: [
    {
      words: PRETERITES,
      shows: (words, at) => HAVING.has(wordAt(words, at - 1)) || /'(?:ve|d|s)$/.test(wordAt(words, at - 1)),
    },
  ],
  Someone: pair('some', 'one'),
  Spaces: [{ pattern: / {2}| [.!?]/ }],
  Tenfold: pair('ten', 'fold'),
  ThatThan: [{ words: ['that'], shows: (words, at) => COMPARATIVE.test(wordAt(words, at - 1)) }],
  TheAnother: pair('the', 'another'),
  TheMy: [...pair('the', 'my your his her its our their'), ...pair('my your his her its our their', 'the')],
  ThenThan: [
    {
      words: ['then'],
      shows: (words, at) =>
        COMPARATIVE.test(wordAt(words, at - 1)) ||
        /^(?:other|rather|said)$/.test(wordAt(words, at - 1)) ||
        /^(?:more|less)$/.test(wordAt(words, at - 2)),
    },
    {
      words: ['than'],
      shows: (words, at) => /^(?:and|until)$/.test(wordAt(words, at - 1)) || next(words, at) === 'again',
    },
  ],
  ThereToTheir: [
    {
      words: ['there'],
      shows: (words, at) => at + 1 < words.length && !/^(?:is|are|was|were|has|had|have|will)$/.test(next(words, at)),
    },
  ],
  Therefore: pair('there', 'fore'),
  Worthwhile: pair('worth', 'while'),
  WrongApostrophe: [{ pattern: /\p{L}[;´`]\p{L}/u }],
  Yourself: pair('your', 'self'),

  IncludingButNotLimitedToPunctuation: pair('including', 'but'),
  InflectedVerbAfterTo: [{ words: ['to'], shows: (words, at) => INFLECTED.test(next(words, at)) }],
  ItsPossessive: [{ words: ["it's"], shows: (words, at) => !BEHIND_ITS.has(next(words, at)) }],
  MergeWords: [{ unknown: () => true }],
  MissingTo: [{ words: CONTROLLERS, shows: (words, at) => !NO_VERB.has(next(words, at)) && at + 1 < words.length }],
  ModalBeAdjective: [
    { words: MODALS, shows: (words, at) => at + 1 < words.length && !BEHIND_MODAL.has(next(words, at)) },
  ],
  PossessiveYour: [{ words: ['you'], shows: (words, at) => at + 1 < words.length && !BEHIND_YOU.has(next(words, at)) }],
  PronounVerbAgreement: [
    { words: list('they we'), shows: (words, at) => /s$|sn't$/.test(next(words, at)) },
    ...pair('it', "don't"),
    {
      words: list('he she'),
      shows: (words, at) =>
        at + 1 < words.length &&
        !/(?:s|ed)$/.test(next(words, at)) &&
        !NO_VERB.has(next(words, at)) &&
        !NO_PLAIN_VERB.has(next(words, at)),
    },
  ],
  QuiteQuiet: [{ words: list('quiet quite') }],
  TheirToThere: [
    { words: ['their'], shows: (words, at) => AFTER_THEIR.has(next(words, at)) || wordAt(words, at - 1) === 'over' },
    { words: ["their's"] },
    { words: ["they're"], shows: (words, at) => wordAt(words, at - 1) === 'over' },
    { pattern: /\btheir,/i },
  ],
  ThereIsAgreement: [
    {
      words: ['there'],
      shows: (words, at) =>
        /^(?:is|are|was|were)$/.test(wordAt(words, at - 1)) ||
        (/^(?:is|are|was|were)$/.test(next(words, at)) &&
          !/^(?:an?|no|not|many|some|several|any)$/.test(wordAt(words, at + 2))),
    },
    { words: ["there's"] },
  ],
  ToTwoToo: [
    {
      words: ['too'],
      shows: (words, at) => !/^(?:much|many|often|early|long|quickly|big|high|far|large|late|)$/.test(next(words, at)),
    },
    { pattern: TO_BEFORE_MARK },
  ],
};

/** Whether Harper has a word of a to z in its dictionary; of a rare one that it has it may say no. */
export function knownToHarper(english: Lexicon): (word: string) => boolean {
  return (word) =>
    english.count(word) >= USED && (english.labelOf(word) ?? 'rare') !== 'rare' && !UNKNOWN_TO_HARPER.has(word);
}

/** The word at `at`; '' beyond the ends. */
function wordAt(words: Words, at: number): string {
  return words[at] ?? '';
}

function next(words: Words, at: number): string {
  return wordAt(words, at + 1);
}

/** One of the first words right before one of the others. */
function pair(first: string, second: string): Sign[] {
  const others = set(second);
  return [{ words: list(first), shows: (words, at) => others.has(next(words, at)) }];
}

function list(words: string): string[] {
  return words.split(' ');
}

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
