import type { DIALECTS, PlacePart } from '../../../protocol/directives.ts';
import type { Category } from '../../../protocol/document.ts';

/** The words that people have for things: each list stands for its key. */
export const DIALECT_WORDS: Readonly<Record<(typeof DIALECTS)[number], readonly string[]>> = {
  US: ['american', 'us', 'u.s.', 'usa', 'en-us'],
  GB: ['british', 'uk', 'u.k.', 'gb', 'en-gb', 'oxford', "king's", "queen's"],
  AU: ['australian', 'aussie', 'au', 'en-au'],
  CA: ['canadian', 'en-ca'],
  IN: ['indian', 'en-in'],
};

export const CATEGORY_WORDS: Readonly<Record<Category, readonly string[]>> = {
  spelling: ['spelling', 'spellings', 'typos', 'typo', 'misspellings', 'orthography'],
  grammar: ['grammar', 'agreement', 'syntax'],
  punctuation: ['punctuation', 'commas', 'comma', 'hyphens', 'semicolons', 'apostrophes'],
  clarity: ['clarity'],
  concision: ['concision', 'conciseness', 'wordiness', 'length'],
  style: ['style', 'wording', 'word choice', 'phrasing', 'synonyms'],
  tone: ['tone', 'voice'],
  structure: ['structure', 'order'],
  consistency: ['consistency', 'typography', 'formatting'],
};

export const PART_WORDS: Readonly<Record<PlacePart, readonly string[]>> = {
  document: (
    'document,whole document,text,whole text,everything,all,everywhere,' +
    'rest,rest of it,rest of the text,rest of the document,everything else,anything else'
  ).split(','),
  introduction: ['introduction', 'intro', 'introductory section', 'introductory paragraph', 'opening', 'beginning'],
  conclusion: ['conclusion', 'conclusions', 'ending', 'closing', 'closing section', 'concluding section'],
  headings: ['headings', 'heading', 'headers', 'headlines', 'titles', 'title', 'subheadings', 'section titles'],
  lists: ['lists', 'list', 'list items', 'bullets', 'bullet points', 'bullet lists', 'bulleted lists', 'enumerations'],
  quotes: ['quotes', 'quote', 'quotations', 'quotation', 'quoted text', 'blockquotes', 'block quotes', 'block quote'],
  tables: ['tables', 'table', 'table cells'],
  footnotes: ['footnotes', 'footnote', 'endnotes', 'notes'],
  section: ['this section', 'that section', 'the current section', 'the section', 'this chapter', 'this part'],
  block: ['this block', 'that block', 'this paragraph', 'that paragraph', 'the current paragraph', 'this', 'it'],
};

export const PASS_WORDS: Readonly<Record<string, readonly string[]>> = {
  proofread: ['proofread', 'proofreading', 'proof-reading'],
  tighten: ['tighten', 'tightening'],
  polish: ['polish', 'polishing'],
  structure: ['structure', 'structuring'],
  tone: ['tone'],
};

/** What people call what rules do. */
const RULE_WORDS: readonly (readonly [words: readonly string[], rules: readonly string[]])[] = [
  [['oxford comma', 'oxford commas', 'serial comma', 'serial commas'], ['serial-comma']],
  [['passive voice', 'passives', 'passive'], ['passive-voice']],
  [['long sentences', 'sentence length', 'length of sentences'], ['long-sentence']],
  [['long paragraphs', 'paragraph length', 'length of paragraphs'], ['long-paragraph']],
  [['dashes', 'dash', 'em dashes', 'en dashes'], ['dash']],
  [['quotation marks', 'quote marks', 'curly quotes', 'straight quotes', 'smart quotes'], ['quote-marks']],
  [['contractions', 'short forms'], ['short-form']],
  [
    ['exclamation marks', 'exclamation points', 'exclamations'],
    ['exclamation', 'exclamation-in-prose'],
  ],
  [['hedges', 'hedging', 'hedge words'], ['hedge']],
  [['intensifiers'], ['intensifier']],
  [['clichés', 'cliches'], ['cliche']],
  [['heading case', 'title case', 'capitals in headings', 'capitalization of headings'], ['heading-case']],
  [['ellipses', 'ellipsis'], ['ellipsis']],
  [
    ['double spaces', 'spaces between sentences'],
    ['sentence-space', 'Spaces'],
  ],
  [['second person'], ['second-person']],
  [
    ['repeated words', 'repetition', 'repetitions'],
    ['repeated-word', 'repeated-opening'],
  ],
  [['gendered words', 'gendered language'], ['gendered-word']],
  [
    ['numbers', 'figures', 'percentages'],
    ['thousands-comma', 'percent-sign'],
  ],
  [
    ['capital letters', 'capitals', 'capitalization', 'capitalisation'],
    ['SentenceCapitalization', 'Capital'],
  ],
];

/** The rules that do what is called so. */
export function rulesCalled(said: string): readonly string[] | undefined {
  return RULE_WORDS.find(([words]) => words.includes(said.toLowerCase()))?.[1];
}

/** What one of the lists stands for. */
export function meaningOf<Key extends string>(
  words: Readonly<Record<Key, readonly string[]>>,
  said: string,
): Key | undefined {
  const small = said.toLowerCase();
  for (const key in words) if (words[key].includes(small)) return key;
  return undefined;
}
