import type { Category } from '../../../protocol/document.ts';
import type { DirectiveForm } from './directive-form.ts';
import type { Meaning } from './meaning.ts';
import { categoriesIn, clearWordsIn, dialectIn, placesIn, type Slot, wordsIn } from './slots.ts';
import { thingsIn } from './things-in.ts';

/** What a dialect is asked for with. */
const SPELL =
  '(?:keep|use|prefer|stick|stick to|stick with|stay|stay with|write|switch|change|convert|go|go with|follow|apply|spell|set|put|turn|make|want|need|leave)';
const TEXT =
  '(?:it|this|that|everything|all(?: of it)?|words|(?:the|my|our)(?: whole)? (?:text|document|dialect|spelling|english|language|paper|essay|article|letter|thesis|manuscript|book))';
const NOT_THAT = '(?:,? (?:and not|not|instead of|rather than|never) (?:the )?{dialect})?';

/** What is said of the text: its dialect, its words, its places. */
export const TEXT_FORMS: readonly DirectiveForm[] = [
  {
    type: 'dialect',
    patterns: [
      `(?:(?:we |i )?${SPELL} )?(?:${TEXT} )?(?:(?:is|be|to be|should be|are) )?(?:written |spelled |spelt )?(?:back )?(?:to |in |into |with |for )?{x}${NOT_THAT}(?: {alone})?`,
      `(?:change|convert|switch|turn|translate)(?: ${TEXT})?(?: from)? (?:the )?{dialect} (?:to|into) {x}`,
      `(?:my|our|the|his|her|their)(?: \\S+){1,3} (?:wants?|prefers?|requires?|expects?|insists on|asks? for|needs?|uses?)(?: it(?: to be)?)?(?: in)? {x}${NOT_THAT}`,
      'spell (?:it |everything |words )?(?:the )?{x} way',
    ],
    means: (slot) => {
      const dialect = slot && dialectIn(slot);
      return dialect && [{ type: 'dialect', dialect }];
    },
    examples: [
      { says: 'Keep British spelling.', means: [{ type: 'dialect', dialect: 'GB' }] },
      { says: 'please use American English', means: [{ type: 'dialect', dialect: 'US' }] },
      { says: 'Australian spelling, not American', means: [{ type: 'dialect', dialect: 'AU' }] },
      { says: 'write it in Canadian English please', means: [{ type: 'dialect', dialect: 'CA' }] },
      { says: 'My teacher wants American English', means: [{ type: 'dialect', dialect: 'US' }] },
      { says: 'change the dialect back to American', means: [{ type: 'dialect', dialect: 'US' }] },
    ],
  },
  {
    type: 'dialect',
    patterns: ['(?:forget|drop|scratch|never ?mind)(?: about)? (?:the |your |my )?{x}'],
    means: (slot, _, { dialectsAsked: [newest, before] }) => {
      const dialect = slot && dialectIn(slot);
      return dialect !== undefined && dialect === newest ? [{ type: 'dialect', dialect: before ?? 'auto' }] : undefined;
    },
    examples: [],
  },
  {
    type: 'leave',
    patterns: [
      'do not {amend} {x}',
      'do not {change} (?:anything|things|a thing|a single thing|the text|text|a word|a single word|words|any words) (?:in|of|within|inside) {x}',
      '(?:leave|keep|let) {x} {alone}',
      '(?:skip|ignore|spare|exclude|protect|preserve|exempt|freeze|lock|hands off(?: of)?|(?:stay|keep|steer) (?:out of|away from|clear of|off)|keep (?:your )?hands off(?: of)?) {x}',
      '(?:make |do )?no(?: more| further| other)? {applied} (?:in|to|of|within|inside|for|on) {x}',
      '{x} (?:is|are) (?:fine|done|finished|final)(?: already)?',
      '{x} (?:is|are) (?:fine|good|ok|okay|perfect|right|great),? (?:(?:as|the way) (?:it is|they are)|already|(?:so |and |please )*(?:leave|keep) (?:it|them)(?: {alone})?)',
      '{x} (?:is|are) (?:off[- ]limits|taboo|frozen|locked|untouchable)',
      '(?:{work} )?everything (?:but|except(?: for)?|apart from|other than|save) {x}',
      '(?:do |make |change )?nothing (?:in|to|within|inside|on|of) {x}',
      'do not {x}',
    ],
    means: (slot) => {
      const places = slot && placesIn(slot);
      return places?.map((place) => ({ type: 'leave', place }));
    },
    examples: [
      { says: 'Do not touch the introduction.', means: [{ type: 'leave', place: { part: 'introduction' } }] },
      { says: 'leave the headings alone', means: [{ type: 'leave', place: { part: 'headings' } }] },
      { says: "Please don't change this section!", means: [{ type: 'leave', place: { part: 'section' } }] },
      { says: 'No changes in the section “Results”.', means: [{ type: 'leave', place: { section: 'Results' } }] },
      { says: 'skip the tables', means: [{ type: 'leave', place: { part: 'tables' } }] },
      { says: 'nothing in the tables', means: [{ type: 'leave', place: { part: 'tables' } }] },
      { says: 'leave the rest alone', means: [{ type: 'leave', place: { part: 'document' } }] },
      { says: "Don't edit block b7.", means: [{ type: 'leave', place: { block: 'b7' } }] },
    ],
  },
  {
    type: 'leave',
    patterns: ['(?:make |do )?no(?: more| further| other) {applied}', '(?:do|change|make) nothing(?: more| else)'],
    means: () => [{ type: 'leave', place: { part: 'document' } }],
    examples: [{ says: 'no more changes', means: [{ type: 'leave', place: { part: 'document' } }] }],
  },
  {
    type: 'leave',
    patterns: ['(?:leave|keep) {x}'],
    ends: true,
    means: (slot, _, { hasSection }) => {
      const places = slot && placesIn(slot);
      return places?.every(({ part, section }) => part !== 'document' && (section === undefined || hasSection(section)))
        ? places.map((place) => ({ type: 'leave', place }))
        : undefined;
    },
    examples: [
      { says: 'leave the bullet points', means: [{ type: 'leave', place: { part: 'lists' } }] },
      { says: 'keep the title', means: [{ type: 'leave', place: { part: 'headings' } }] },
    ],
  },
  {
    type: 'leave_categories',
    patterns: ['do not (?:rewrite|reword|rephrase|paraphrase|restyle) {x}'],
    means: (slot) => leftOut(slot, ['clarity', 'concision', 'style', 'tone']),
    examples: [],
  },
  {
    type: 'leave_categories',
    patterns: ['do not (?:shorten|tighten|trim|condense|cut) {x}'],
    means: (slot) => leftOut(slot, ['concision']),
    examples: [
      {
        says: 'do not shorten the conclusion',
        means: [{ type: 'leave_categories', categories: ['concision'], place: { part: 'conclusion' } }],
      },
    ],
  },
  {
    type: 'only_categories',
    patterns: [
      'do not {work} (?:anything|things) (?:in|of|within|inside) {y} (?:but|except(?: for)?|other than|apart from) {x}',
      '{work} nothing (?:in|of|within|inside) {y} (?:but|except(?: for)?|other than|apart from) {x}',
    ],
    means: (slot, other) => {
      const categories = slot && categoriesIn(slot);
      const places = other && placesIn(other);
      return categories && places?.map((place) => ({ type: 'only_categories', categories, place }));
    },
    examples: [
      {
        says: "don't change anything in the conclusion except typos",
        means: [{ type: 'only_categories', categories: ['spelling'], place: { part: 'conclusion' } }],
      },
    ],
  },
  {
    type: 'only_in',
    patterns: [
      '(?:(?:only|just) )?{work} {x} (?:in|of|within|inside|throughout) {y} (?:only|and nothing else|and nowhere else|alone)',
      '(?:(?:only|just) )?{work} {x},? (?:and )?(?:only|just) (?:in|within|inside|throughout) {y}',
    ],
    means: (slot, other) => {
      const categories = slot && categoriesIn(slot);
      const places = other && placesIn(other);
      if (!categories || !places || places.some(({ part }) => part === 'document')) return undefined;
      return places.flatMap((place) => [
        { type: 'only_in', place },
        { type: 'only_categories', categories, place },
      ]);
    },
    examples: [
      {
        says: 'fix typos in the section “Methods” only',
        means: [
          { type: 'only_in', place: { section: 'Methods' } },
          { type: 'only_categories', categories: ['spelling'], place: { section: 'Methods' } },
        ],
      },
    ],
  },
  {
    type: 'only_in',
    patterns: [
      '(?:only|just) (?:{work}|work in|look at|stay in|do) {x}',
      '(?:only|just) {x}',
      '(?:{work}|do) (?:only|just|nothing but|nothing except|nothing outside(?: of)?) {x}',
      '{work} {x} (?:only|and nothing else|alone)',
      'do not {work} (?:anything|things) (?:but|except|outside(?: of)?|other than|apart from) {x}',
      'leave everything (?:but|except(?: for)?|outside(?: of)?|other than|apart from) {x} {alone}',
      '(?:restrict|limit|confine) (?:yourself|your changes|changes|the changes|it) to {x}',
      '(?:stick|keep|stay) (?:to|in|within) {x}',
    ],
    means: (slot) => {
      const places = slot && placesIn(slot);
      if (places?.some(({ part }) => part === 'document')) return undefined;
      return places?.map((place) => ({ type: 'only_in', place }));
    },
    examples: [
      { says: 'Only change the conclusion.', means: [{ type: 'only_in', place: { part: 'conclusion' } }] },
      { says: 'work on the section “Methods” only', means: [{ type: 'only_in', place: { section: 'Methods' } }] },
      { says: 'limit yourself to this section', means: [{ type: 'only_in', place: { part: 'section' } }] },
    ],
  },
  {
    type: 'leave_words',
    patterns: [
      '(?:leave|keep|let) {x} {alone}',
      '{x} (?:is|are) (?:(?:the|a|an|my|our|their) )?(?:(?:product|company|brand|place|proper|technical|legal|foreign|latin|family|first|last|character) )?(?:names?|terms?|compan(?:y|ies)|products?|brands?|acronyms?|abbreviations?|places?|persons?|people|tools?|commands?|trademarks?)(?: (?:of|in|from|by|here) .+)?',
      'do not (?:change|replace|turn|rewrite|correct|convert|swap|make) {x} (?:to|into|with|by|for) (?!.*\\b(?:and|but|then)\\b)[^,;]+',
      'do not (?:replace|swap|substitute) {x}',
      'add {x} to (?:my|the) dictionary',
    ],
    means: (slot) => leftAlone(slot && wordsIn(slot)),
    examples: [
      { says: "Leave 'organise' alone.", means: [{ type: 'leave_words', words: ['organise'] }] },
      {
        says: 'leave the words colour and favour as they are',
        means: [{ type: 'leave_words', words: ['colour', 'favour'] }],
      },
      { says: '"Redraft" is a name', means: [{ type: 'leave_words', words: ['Redraft'] }] },
      { says: "don't change colour to color", means: [{ type: 'leave_words', words: ['colour'] }] },
      { says: 'Stop replacing utilise.', means: [{ type: 'leave_words', words: ['utilise'] }] },
    ],
  },
  {
    type: 'leave_words',
    patterns: [
      'do not (?:{change}|get rid of|cut|drop|touch) {x}',
      '(?:ignore|accept|allow|keep|preserve|protect|skip|i prefer|prefer) {x}(?: as (?:correct|right|fine|is|a word|it is|they are))?',
      '{x} (?:is|are|do) not (?:a |an )?(?:typos?|mistakes?|errors?|misspellings?|misspelled|misspelt|wrong)',
      'i (?:meant|mean)(?: to (?:write|say))? {x}',
      '(?:my|the|our|his|her|their)(?: \\S+){0,2} (?:names?|terms?|brands?|titles?) (?:is|are) {x}',
      '{x} (?:is|are) (?:correct|right|fine|ok|okay|a word|words|intended|intentional|deliberate|on purpose|meant|spelled (?:correctly|right)|no mistakes?|no errors?)(?: (?:as|the way) (?:it is|they are))?',
    ],
    means: (slot) => leftAlone(slot && clearWordsIn(slot)),
    examples: [
      {
        says: 'do not touch “Kubernetes”, “kubectl” and “etcd”',
        means: [{ type: 'leave_words', words: ['Kubernetes', 'kubectl', 'etcd'] }],
      },
      { says: 'the word colour is correct', means: [{ type: 'leave_words', words: ['colour'] }] },
    ],
  },
];

/** The places that only some categories are left alone in. */
function leftOut(slot: Slot | undefined, categories: readonly Category[]): readonly Meaning[] | undefined {
  return (slot && placesIn(slot))?.map((place) => ({
    type: 'leave_categories',
    categories,
    ...(place.part !== 'document' && { place }),
  }));
}

/** What is left alone and is not all of one kind. */
export const MIXED_FORMS: readonly DirectiveForm[] = [
  {
    type: 'leave',
    patterns: [
      '(?:leave|keep|let) {x} {alone}',
      'do not {amend} {x}',
      '(?:skip|ignore|spare|protect|preserve|hands off(?: of)?|keep (?:your )?hands off(?: of)?) {x}',
    ],
    means: (slot) => slot && thingsIn(slot),
    examples: [
      {
        says: 'Leave “colour” and the headings alone.',
        means: [
          { type: 'leave_words', words: ['colour'] },
          { type: 'leave', place: { part: 'headings' } },
        ],
      },
    ],
  },
];

function leftAlone(words: readonly string[] | undefined): readonly Meaning[] | undefined {
  return words && [{ type: 'leave_words', words }];
}
