import type { Directive } from '../../../protocol/directives.ts';
import { DIALECT_WORDS, meaningOf } from './vocabulary.ts';
import type { DirectiveForm } from './directive-form.ts';
import { clearWordsIn, placesIn, wordsIn } from './slots.ts';

const LEAVE_WORDS = 'Words and phrases that stay as they are written; one in lower case stands for it in every case.';

/** What is said of the text: its dialect, its words, its places. */
export const TEXT_FORMS: readonly DirectiveForm[] = [
  {
    type: 'dialect',
    about: 'The dialect that spelling follows: American, British, Australian, Canadian or Indian.',
    patterns: [
      '(?:keep|use|prefer|stick (?:to|with)|stay with|write(?: in)?|switch to|go with|follow|apply|it is|this is|spell (?:it|everything) in)(?: to)?(?: the)? {x}(?: (?:english|spellings?|dialect|style|conventions?|orthography))*(?:,? (?:not|instead of|rather than) \\S+(?: (?:english|spelling))*)?',
      '{x}(?: english)?,? (?:not|instead of|rather than) \\S+(?: (?:english|spelling))*',
      '(?:we|i) (?:write|use|spell|prefer)(?: in)? {x}(?: english| spellings?)*',
      '{x}(?: english)? spellings?(?:,? (?:not|instead of|rather than) \\S+(?: (?:english|spelling))*)?',
      '{x} english',
      '(?:leave|keep) (?:the )?{x}(?: english)? spellings? {alone}',
      'spell (?:it |everything |words )?(?:the )?{x} way',
    ],
    means: (slot) => {
      const dialect = slot && meaningOf(DIALECT_WORDS, slot.said.replace(/^(?:the|my|our) /i, ''));
      return dialect && [{ type: 'dialect', dialect }];
    },
    examples: [
      { says: 'Keep British spelling.', means: [{ type: 'dialect', dialect: 'GB' }] },
      { says: 'please use American English', means: [{ type: 'dialect', dialect: 'US' }] },
      { says: 'Australian spelling, not American', means: [{ type: 'dialect', dialect: 'AU' }] },
    ],
  },
  {
    type: 'leave',
    about: 'A place that nothing is changed in.',
    patterns: [
      'do not {change} {x}',
      'do not {change} (?:anything|things|the text|text|a word|words|any words) (?:in|of|within|inside) {x}',
      '(?:leave|keep|let) {x} {alone}',
      '(?:skip|ignore|spare|exclude|omit|protect|preserve|hands off(?: of)?|(?:stay|keep|steer) (?:out of|away from|clear of|off)|keep your hands off(?: of)?) {x}',
      '(?:make |do )?no {changes} (?:in|to|of|within|inside|for|on) {x}',
      '(?!this|that|it|all|everything){x} (?:is|are) (?:fine|good|ok|okay|done|finished|perfect|final)(?: already)?(?: (?:as|the way) (?:it is|they are))?',
      '(?:{change} )?everything (?:but|except|apart from|other than|save) {x}',
      '(?:do |make |change )?nothing (?:in|to|within|inside|on|of) {x}',
      '{x} (?:must|should|shall|has to|have to|needs? to) (?:stay|remain|be kept|be left|not (?:be )?chang(?:e|ed))(?: .+)?',
      'do not (?!this$|that$|it$|all$|everything$){x}',
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
    type: 'only_in',
    about: 'The one place that is still changed.',
    patterns: [
      '(?:only|just) (?:{change}|work in|work on|look at|stay in|do) {x}',
      '(?:only|just) {x}',
      '(?:{change}|work in|work on|do) (?:only|just|nothing but|nothing except|nothing outside(?: of)?) {x}',
      '(?:{change}|work on) {x} (?:only|and nothing else|alone)',
      'do not {change} (?:anything|things) (?:but|except|outside(?: of)?|other than|apart from) {x}',
      'leave everything (?:but|except|outside(?: of)?|other than|apart from) {x} {alone}',
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
    about: LEAVE_WORDS,
    patterns: [
      '(?:leave|keep|let) {x} {alone}',
      '{x} (?:is|are) (?:(?:the|a|an|my|our|their) )?(?:names?|terms?|compan(?:y|ies)|products?|brands?|acronyms?|abbreviations?|places?|persons?|people|tools?|commands?|trademarks?)(?: .+)?',
      'i (?:meant|mean)(?: to (?:write|say))? {x}',
      '(?:my|the|our|his|her|their)(?: \\S+){0,2} (?:names?|terms?|brands?|titles?) (?:is|are) {x}',
      'do not (?:change|replace|turn|rewrite|correct|convert|swap|make) {x} (?:to|into|with|by|for) (?!.*\\b(?:and|but|then)\\b)[^,;]+',
      'do not (?:replace|swap|substitute|get rid of|cut|remove|delete|drop) {x}',
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
    about: LEAVE_WORDS,
    patterns: [
      'do not {change} {x}',
      '(?:ignore|accept|allow|keep|preserve|protect|i prefer|prefer) {x}',
      '{x} (?:is|are) (?:correct|right|fine|ok|okay|a word|words|intended|intentional|deliberate|meant|spelled (?:correctly|right)|no mistakes?|no errors?)(?: (?:as|the way) (?:it is|they are))?',
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

function leftAlone(words: readonly string[] | undefined): readonly Directive[] | undefined {
  return words && [{ type: 'leave_words', words }];
}
