import { functionWordOf } from '../words/function-words.ts';

const MARKS = /\p{M}/gu;
const PLAIN = /^[a-z0-9]+$/;
/** Frequent in English, and yet what may be asked about. */
const MEANT = new Set(
  (
    'people make know think good want need use time way new first well back much care con die din men per plus pour ' +
    'sin son van war'
  ).split(' '),
);
/** Endings that say number, time or manner, longest first, with what a stem gets in their place. */
const ENDINGS: readonly (readonly [ending: string, instead: string])[] = [
  ['ies', 'y'],
  ['ings', ''],
  ['ing', ''],
  ['edly', ''],
  ['ied', 'y'],
  ['ed', ''],
  ['es', ''],
  ['ly', ''],
  ['s', ''],
  ['e', ''],
];
const STEM = 3;
/** Forms that no ending tells, each behind the word it is a form of. */
const FORMS = `begin began begun; break broke broken; bring brought; build built; burn burnt; buy bought;
catch caught; child children; choose chose chosen; come came; deal dealt; draw drew drawn; drink drank drunk; drive drove driven;
eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought; find found; fly flew flown; foot feet; forbid forbade forbidden;
forget forgot forgotten; freeze froze frozen; get got gotten; give gave given; go went gone; grow grew grown; hear heard; hide hid hidden;
hold held; keep kept; know knew known; lay laid; lead led; leave left; lend lent; life lives; lose lost; make made; man men; mean meant;
meet met; mouse mice; pay paid; person people; ride rode ridden; ring rang rung; rise rose risen; run ran; say said; see saw seen; sell sold;
send sent; shake shook shaken; shoot shot; show shown; sing sang sung; sink sank sunk; sit sat; sleep slept; speak spoke spoken; spend spent;
stand stood; steal stole stolen; strike struck; swim swam swum; take took taken; teach taught; tear tore torn; tell told; think thought;
throw threw thrown; tooth teeth; understand understood; wake woke woken; wear wore worn; win won; wind wound; woman women; write wrote written`;
const FORM_OF: ReadonlyMap<string, string> = new Map(
  FORMS.split(/;\s+/).flatMap((line) => {
    const [word = '', ...forms] = line.split(' ');
    return forms.map((form) => [form, word] as const);
  }),
);

/**
 * What a word counts as in a search: without case, accents and endings.
 * @returns null for single letters and for words that are everywhere
 */
export function searchTerm(word: string): string | null {
  const bare = bareWord(word);
  if (bare.length === 1 && /[a-z]/.test(bare)) return null;
  return isEverywhere(bare) ? null : stem(FORM_OF.get(bare) ?? bare);
}

/** A word without case and accents. */
export function bareWord(word: string): string {
  const lower = word.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower.normalize('NFKD').replaceAll(MARKS, '');
}

function isEverywhere(bare: string): boolean {
  const owner = functionWordOf(bare);
  return (owner === 'english' || owner === 'both') && !MEANT.has(bare);
}

/** Words of the same stem are one: `sails`, `sailed`, `sailing`; `study`, `studies`. */
function stem(word: string): string {
  for (const [ending, instead] of ENDINGS) {
    if (!word.endsWith(ending) || word.length - ending.length < STEM || word.endsWith('ss')) continue;
    const left = word.slice(0, word.length - ending.length) + instead;
    return undoubled(left);
  }
  return word;
}

/** `stopp` of `stopped` is `stop`. */
function undoubled(word: string): string {
  return /([bdgmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
}
