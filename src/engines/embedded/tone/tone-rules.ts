import type { Register } from '../../revision-engine.ts';
import type { Rule } from '../rule.ts';
import { fullForm } from './full-form.ts';
import { likeWritten } from './like-written.ts';
import type { TonePlace } from './tone-place.ts';

/** Something said in a tone that may not be the one wanted. */
export interface ToneRule extends Rule {
  readonly registers: readonly Register[];
  readonly pattern: RegExp;
  /** What could stand there, best first; none where only a person can tell, undefined where nothing is to be said. */
  readonly instead?: (found: string, place: TonePlace) => readonly string[] | undefined;
}

const ALL: readonly Register[] = ['neutral', 'academic', 'plain'];
const EDGE = "(?<![\\p{L}\\p{N}'’@#/_-])";
const END = "(?![\\p{L}\\p{N}'’@/_-])";
const words = (list: string) => new RegExp(`${EDGE}(?:${list})${END}`, 'giu');

const BE = 'am|is|are|was|were|been|being|be';
const IRREGULAR =
  'begun|born|bought|broken|brought|built|caught|chosen|cut|done|drawn|driven|felt|found|given|held|hidden|hit|kept|known|led|left|lost|made|meant|met|paid|put|read|said|seen|sent|set|shown|sold|spent|spoken|stolen|taken|taught|thought|told|understood|won|written';
/** After “be” they are adjectives more often than not. */
const ADJECTIVES =
  'advanced|based|concerned|complicated|dedicated|designed|detailed|excited|experienced|educated|interested|involved|limited|located|married|needed|pleased|related|required|satisfied|supposed|tired|used|united|worried';

function among(table: Readonly<Record<string, readonly string[]>>): NonNullable<ToneRule['instead']> {
  return (found) => (table[found.toLowerCase()] ?? []).map((instead) => likeWritten(found, instead));
}

const INFORMAL: Readonly<Record<string, readonly string[]>> = {
  kids: ['children'],
  gonna: ['going to'],
  wanna: ['want to'],
  awesome: ['excellent'],
};
const MANY = /^(?:people|children|(?!.*ss$)[a-z]{3,}s)$/;
const BE_LIKE =
  /^(?:(?:it|that|he|she|there)['’]s|i['’]m|(?:you|we|they)['’]re|am|is|are|was|were|be|been|seems?|seemed|looks?|looked|feels?|felt|sounds?)$/;
const DETERMINED = new Set(
  'the this that some any such of much more all my your his her its our their other same'.split(' '),
);

/** Replaced where the words beside it say how; “a lot of journalists” are many, what a lot of young means is not known here. */
function lessInformal(found: string, { before, after }: TonePlace): readonly string[] | undefined {
  const small = found.toLowerCase();
  if (/^(?:a lot|lots) of$/.test(small)) return MANY.test(after) ? [likeWritten(found, 'many')] : [];
  if (small === 'okay') return BE_LIKE.test(before) ? ['acceptable'] : [];
  if (small === 'stuff') return DETERMINED.has(before) ? [likeWritten(found, 'material')] : [];
  if (/^(?:kind|sort) of$/.test(small)) {
    if (!BE_LIKE.test(before)) return undefined;
    return /^(?:a|an|the|like)$/.test(after) ? [] : ['rather'];
  }
  return among(INFORMAL)(found, { before, after });
}

const GENDERED: Readonly<Record<string, readonly string[]>> = {
  chairman: ['chair', 'chairperson'],
  chairmen: ['chairs', 'chairpersons'],
  businessman: ['businessperson'],
  businessmen: ['business people'],
  fireman: ['firefighter'],
  firemen: ['firefighters'],
  policeman: ['police officer'],
  policemen: ['police officers'],
  mailman: ['mail carrier'],
  mankind: ['humankind', 'humanity'],
  manpower: ['staff', 'labor'],
  'man-made': ['artificial'],
  stewardess: ['flight attendant'],
  spokesman: ['spokesperson'],
};
const LEGAL: Readonly<Record<string, readonly string[]>> = {
  herewith: ['with this'],
  thereto: ['to it', 'to them'],
  therein: ['in it', 'in them'],
};

/** A question asks with it; of “I” and “we” it is the future. */
function dutyOf(found: string, { before, after }: TonePlace): readonly string[] {
  if (before === '' || /^(?:i|we|you|they|he|she|it)$/i.test(after)) return [];
  return /^(?:i|we)$/.test(before) ? ['will', 'must'] : ['must', 'will'];
}

export const TONE_RULES: readonly ToneRule[] = [
  {
    name: 'passive-voice',
    category: 'tone',
    tier: 'C',
    reason: 'Passive voice: is it important who did it? Then say so.',
    registers: ALL,
    pattern: new RegExp(
      `${EDGE}(?:${BE})(?: (?:not|also|often|usually|always|never|[a-z]+ly))? (?!(?:${ADJECTIVES})${END})(?:[a-z]{3,}ed|${IRREGULAR})${END}`,
      'giu',
    ),
  },
  {
    name: 'hedge',
    category: 'tone',
    tier: 'C',
    reason: 'A hedge: say it outright, or say what makes it uncertain.',
    registers: ['academic', 'plain'],
    pattern: words(
      'perhaps|maybe|somewhat|arguably|presumably|seemingly|it seems that|it appears that|more or less|to some extent|in a sense',
    ),
  },
  {
    name: 'intensifier',
    category: 'tone',
    tier: 'C',
    reason: 'The word adds weight but no meaning; the sentence may be stronger without it.',
    registers: ALL,
    pattern: words(
      'very|really|extremely|incredibly|absolutely|totally|literally|truly|highly|quite|basically|actually',
    ),
  },
  {
    name: 'exclamation',
    category: 'tone',
    tier: 'B',
    reason: 'One exclamation mark is enough.',
    registers: ALL,
    pattern: /(?<=[\p{L}\p{N}])!{2,}(?![!?\p{L}])/gu,
    instead: () => ['!'],
  },
  {
    name: 'exclamation-in-prose',
    category: 'tone',
    tier: 'C',
    reason: 'An exclamation mark is rare in this kind of text.',
    registers: ['academic'],
    pattern: /(?<=\p{Ll}{2})!(?![!?=\p{L}])/gu,
  },
  {
    name: 'short-form',
    category: 'tone',
    tier: 'B',
    reason: 'Academic English writes the full form.',
    registers: ['academic'],
    pattern: words(
      "(?:ca|wo|do|does|did|is|are|was|were|has|have|had|could|would|should|must|need)n['’]t|(?:i|you|we|they)['’](?:re|ve|ll)|i['’]m|let['’]s",
    ),
    instead: fullForm,
  },
  {
    name: 'second-person',
    category: 'tone',
    tier: 'C',
    reason: 'Academic English seldom speaks to its reader.',
    registers: ['academic'],
    pattern: words('you|your|yours|yourself'),
  },
  {
    name: 'informal-word',
    category: 'tone',
    tier: 'B',
    reason: 'The word is informal.',
    registers: ['academic'],
    pattern: words('a lot of|lots of|okay|stuff|kind of|sort of|' + Object.keys(INFORMAL).join('|')),
    instead: lessInformal,
  },
  {
    name: 'cliche',
    category: 'tone',
    tier: 'C',
    reason: 'A worn phrase: what does it mean here?',
    registers: ALL,
    pattern: words(
      'think outside the box|low[- ]hanging fruit|game[- ]changer|paradigm shift|at the cutting edge|cutting[- ]edge|best of breed|' +
        'move the needle|win-win|when all is said and done|last but not least|tip of the iceberg|the bottom line|level playing field|' +
        'a perfect storm|hit the ground running|in this day and age|only time will tell|deep dive|circle back',
    ),
  },
  {
    name: 'gendered-word',
    category: 'tone',
    tier: 'B',
    reason: 'The word names one gender where any may be meant.',
    registers: ALL,
    pattern: words(Object.keys(GENDERED).join('|')),
    instead: among(GENDERED),
  },
  {
    name: 'he-or-she',
    category: 'tone',
    tier: 'C',
    reason: '“They” or the plural reads more easily.',
    registers: ALL,
    pattern: words('he or she|she or he|he/she|she/he|his or her|him or her|s/he'),
  },
  {
    name: 'shall',
    category: 'tone',
    tier: 'B',
    reason: '“Must” says that it is a duty, “will” that it is to come; “shall” leaves it open.',
    registers: ['plain'],
    pattern: words('shall'),
    instead: dutyOf,
  },
  {
    name: 'legal-word',
    category: 'tone',
    tier: 'B',
    reason: 'The word belongs to legal texts.',
    registers: ['plain'],
    pattern: words(Object.keys(LEGAL).join('|')),
    instead: among(LEGAL),
  },
];
