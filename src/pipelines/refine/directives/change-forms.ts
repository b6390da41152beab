import type { DirectiveForm } from './directive-form.ts';
import type { Meaning } from './meaning.ts';
import { addedRulesIn, categoriesIn, ruleIn, rulesIn } from './slots.ts';

const MAKING =
  'chang(?:e|ing)|touch(?:ing)?|edit(?:ing)?|mak(?:e|ing)|apply(?:ing)?|do(?:ing)?|correct(?:ing)?|fix(?:ing)?';
const ANYTHING = '(?:(?:my|the) )?(?:anything|something|things|it|them|text|any {changes}|{changes})';

/** What is said of the changes: their rules and categories, and whether they are made at all. */
export const CHANGE_FORMS: readonly DirectiveForm[] = [
  {
    type: 'leave_rule',
    patterns: [
      '(?:make )?no(?: more| further)? {changes} (?:of|from|by|under|for|with|because of) (?:the )?rule {x}',
      '(?:make )?no(?: more| further)? {changes} (?:of|from|by|under|for|with|because of) the {x} rule',
      '(?:turn off|switch off|disable|ignore|drop|mute|silence|do not (?:use|apply|follow)|skip|leave out|forget) (?:the )?rule {x}',
      '(?:turn off|switch off|disable|ignore|drop|mute|silence|do not (?:use|apply|follow)|skip|leave out) the {x} rule',
      '(?:turn|switch) (?:the )?rule {x} off',
    ],
    means: (slot) => {
      const rule = slot && ruleIn(slot);
      return rule === undefined ? undefined : [{ type: 'leave_rule', rule }];
    },
    examples: [
      {
        says: 'No changes of the rule “sentence capitalization”.',
        means: [{ type: 'leave_rule', rule: 'sentence capitalization' }],
      },
      {
        says: 'turn off the rule “noun verb confusion”',
        means: [{ type: 'leave_rule', rule: 'noun verb confusion' }],
      },
    ],
  },
  {
    type: 'leave_rule',
    patterns: [
      '(?:leave|keep|let|preserve|respect|allow|accept|ignore|tolerate|turn off|switch off|disable) {x}(?: {alone})?',
      'i (?:like|love) (?=my |the |these |those ){x}',
      'do not {amend} {x}',
      'do not (?:remove|delete|rewrite|reword|rephrase|shorten|drop|cut|touch up) {x}',
      '(?:make )?no(?: more| further)? {x} {changes}',
      '(?:make )?no(?: more| further)? {changes} (?:of|to|in|for|about|on) {x}',
      '{x} (?:is|are) (?:fine|good|ok|okay|correct|right|intended|intentional|deliberate|allowed|acceptable|no problem|on purpose)(?: (?:as|the way) (?:it is|they are))?',
      'do not (?:change|turn|replace|convert|make) [^\\p{L}\\s]+ (?:to|into|with|by) {x}',
      'do not (?:change|turn|replace|convert|expand|spell out|write out) {x}(?: (?:to|into|with|by|as) [^,;]+)?',
    ],
    means: (slot) => rulesLeft(slot && rulesIn(slot)),
    examples: [
      { says: 'Keep the Oxford comma.', means: [{ type: 'leave_rule', rule: 'serial-comma' }] },
      { says: "don't complain about passive voice", means: [{ type: 'leave_rule', rule: 'passive-voice' }] },
      { says: 'I like my em dashes', means: [{ type: 'leave_rule', rule: 'dash' }] },
    ],
  },
  {
    type: 'leave_rule',
    patterns: ['do not {add} {x}'],
    means: (slot) => rulesLeft(slot && addedRulesIn(slot)),
    examples: [
      { says: 'stop suggesting passive voice changes', means: [{ type: 'leave_rule', rule: 'passive-voice' }] },
      { says: 'do not add Oxford commas', means: [{ type: 'leave_rule', rule: 'serial-comma' }] },
    ],
  },
  {
    type: 'leave_rule',
    patterns: ['do not capitali[sz]e (?:the |my |any )?(?:headings?|titles?|headlines)'],
    means: () => rulesLeft(['heading-case']),
    examples: [{ says: "don't capitalize my headings", means: [{ type: 'leave_rule', rule: 'heading-case' }] }],
  },
  {
    type: 'leave_categories',
    patterns: [
      'do not (?:rewrite|reword|rephrase|paraphrase|restyle)(?: (?:anything|me|it|(?:my |any |the )?(?:sentences?|text|words|wording|prose|paragraphs?)))?',
      '(?:keep|preserve|respect) my (?:voice|words|wording|style|phrasing|own words)',
    ],
    means: () => [{ type: 'leave_categories', categories: ['clarity', 'concision', 'style', 'tone'] }],
    examples: [
      {
        says: "Don't rewrite my sentences.",
        means: [{ type: 'leave_categories', categories: ['clarity', 'concision', 'style', 'tone'] }],
      },
    ],
  },
  {
    type: 'leave_categories',
    patterns: [
      'do not (?:shorten|tighten|trim|condense|cut)(?: (?:anything|things|words|it|(?:my |any |the )?(?:sentences?|text|prose)))?(?: down)?',
    ],
    means: () => [{ type: 'leave_categories', categories: ['concision'] }],
    examples: [{ says: 'do not shorten anything', means: [{ type: 'leave_categories', categories: ['concision'] }] }],
  },
  {
    type: 'only_categories',
    patterns: [
      '(?:only|just) (?:{work}|do|look at|check|look for|care about)? ?{x}',
      '(?:{work}|do|check|look at|look for) (?:only|just|nothing but|nothing except|nothing other than) {x}',
      '(?:i )?only (?:want|need) {x}(?: {changes}| fixed| corrected| checked| done)?',
      '(?:{work}|do|check) {x} (?:only|and nothing else|alone)',
      'nothing but {x}(?: {changes})?',
      '{x} only',
      'do not {work} (?:anything|things) (?:but|except|other than|apart from) {x}',
      '(?:stick|keep) to {x}',
      '(?:restrict|limit|confine) (?:yourself|your changes|changes|the changes|it) to {x}',
    ],
    means: (slot) => {
      const categories = slot && categoriesIn(slot);
      return categories && [{ type: 'only_categories', categories }];
    },
    examples: [
      { says: 'Only fix spelling from here.', means: [{ type: 'only_categories', categories: ['spelling'] }] },
      {
        says: 'only correct real mistakes',
        means: [{ type: 'only_categories', categories: ['spelling', 'grammar', 'punctuation'] }],
      },
      {
        says: 'from now on, correct nothing but spelling and grammar',
        means: [{ type: 'only_categories', categories: ['spelling', 'grammar'] }],
      },
    ],
  },
  {
    type: 'leave_categories',
    patterns: [
      '(?:leave|keep|let) {x} {alone}',
      'do not {change} {x}',
      '(?:make )?no(?: more| further)? {x} {changes}',
      '(?:{work} )?everything (?:but|except|apart from|other than) {x}',
      '(?:make )?no(?: more| further)? {changes} (?:of|to|in|for) {x}',
      '(?:ignore|skip|turn off|switch off|disable|respect|preserve) {x}(?: choices?)?',
      '{x} (?:is|are) (?:fine|good|ok|okay|correct|right)(?: (?:as|the way) (?:it is|they are))?',
    ],
    means: (slot) => {
      const categories = slot && categoriesIn(slot);
      return categories && [{ type: 'leave_categories', categories }];
    },
    examples: [
      { says: 'Leave punctuation alone.', means: [{ type: 'leave_categories', categories: ['punctuation'] }] },
      { says: 'no more style changes', means: [{ type: 'leave_categories', categories: ['style'] }] },
      {
        says: "don't touch my commas or my wording",
        means: [{ type: 'leave_categories', categories: ['punctuation', 'style'] }],
      },
    ],
  },
  {
    type: 'leave_categories',
    patterns: [
      '(?:{work}|do|mend) {y},? (?:but|and) (?:do not(?: {change})?|leave|skip|ignore|keep|not) {x}(?: {alone})?',
      '(?:{work}|do|mend) {y}, not {x}',
    ],
    means: (slot, other) => {
      const categories = slot && categoriesIn(slot);
      return categories && other && categoriesIn(other) && [{ type: 'leave_categories', categories }];
    },
    examples: [
      {
        says: 'fix spelling and grammar but not punctuation',
        means: [{ type: 'leave_categories', categories: ['punctuation'] }],
      },
    ],
  },
  {
    type: 'suggest_only',
    patterns: [
      '(?:only|just) (?:suggest|make suggestions|give suggestions|propose)(?: (?:{changes}|things|them|it))?',
      '(?:suggest|propose)(?: {changes})?(?: only|,? (?:but )?do not (?:apply|change|make)(?: (?:it|them|anything|the text))?)',
      '(?:only )?suggestions(?: only)?',
      'do not apply',
      'do not (?:apply|make) (?:anything|them|it|any {changes}|{changes}|your {changes}|the {changes})(?: (?:yourself|automatically|on your own))?',
      `(?:ask|show) (?:me )?(?:first|before (?:you )?(?:${MAKING})(?: ${ANYTHING})?)`,
      'do (?:nothing|not do anything|not change anything) without asking(?: me)?',
      '(?:let me|i will|i shall) (?:decide|choose|approve)(?: (?:on |about )?(?:it|them|each(?: {changes})?|every {changes}|what (?:to (?:take|change|accept)|is changed)))?(?: myself)?',
      'do not change (?:anything|the text|my text)(?: (?:yourself|automatically|on your own|by yourself))?',
    ],
    means: () => [{ type: 'suggest_only' }],
    examples: [
      { says: 'Only suggest from here on.', means: [{ type: 'suggest_only' }] },
      { says: "don't apply any changes", means: [{ type: 'suggest_only' }] },
      { says: 'ask me first', means: [{ type: 'suggest_only' }] },
    ],
  },
  {
    type: 'apply',
    patterns: [
      '(?:start )?(?:apply|applying|make|making) (?:your |the |sure )*{applied}(?: again| once more)?',
      '(?:start )?(?:apply|applying)(?: them)?(?: again| once more)',
      'do not (?:only|just) suggest(?: {changes})?',
      '(?:change|edit|correct) the text again',
    ],
    means: () => [{ type: 'apply' }],
    examples: [
      { says: 'Apply changes again.', means: [{ type: 'apply' }] },
      { says: 'please make the corrections again', means: [{ type: 'apply' }] },
    ],
  },
];

function rulesLeft(rules: readonly string[] | undefined): readonly Meaning[] | undefined {
  return rules?.map((rule) => ({ type: 'leave_rule', rule }));
}
