import type { DIALECTS, PlacePart } from '../../../protocol/directives.ts';
import type { Category } from '../../../protocol/document.ts';

/** The words that people have for things: each list stands for its key. */
export const DIALECT_WORDS: Readonly<Record<(typeof DIALECTS)[number], readonly string[]>> = {
  US: ['american', 'us', 'u.s.', 'usa', 'en-us'],
  GB: ['british', 'uk', 'u.k.', 'gb', 'en-gb'],
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
  style: ['style', 'wording', 'word choice', 'phrasing'],
  tone: ['tone', 'voice'],
  structure: ['structure', 'order'],
  consistency: ['consistency', 'typography', 'formatting'],
};

export const PART_WORDS: Readonly<Record<PlacePart, readonly string[]>> = {
  document: ['document', 'whole document', 'text', 'whole text', 'everything', 'all', 'everywhere'],
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

/** What one of the lists stands for. */
export function meaningOf<Key extends string>(
  words: Readonly<Record<Key, readonly string[]>>,
  said: string,
): Key | undefined {
  const small = said.toLowerCase();
  for (const key in words) if (words[key].includes(small)) return key;
  return undefined;
}
