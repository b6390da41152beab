import type { DIALECTS, PlacePart } from '../../../protocol/directives/directives.ts';
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
  lists: [
    'lists',
    'list',
    'list items',
    'bullets',
    'bullet points',
    'bullet point',
    'bulletpoints',
    'bullet lists',
    'bulleted lists',
    'enumerations',
  ],
  quotes: ['quotes', 'quote', 'quotations', 'quotation', 'quoted text', 'blockquotes', 'block quotes', 'block quote'],
  tables: ['tables', 'table', 'table cells'],
  footnotes: ['footnotes', 'footnote', 'endnotes', 'notes'],
  section: ['this section', 'that section', 'the current section', 'the section', 'this chapter', 'this part'],
  block: ['this block', 'that block', 'this paragraph', 'that paragraph', 'the current paragraph'],
};

export const PASS_WORDS: Readonly<Record<string, readonly string[]>> = {
  proofread: ['proofread', 'proofreading', 'proof-reading'],
  tighten: ['tighten', 'tightening'],
  polish: ['polish', 'polishing'],
  structure: ['structure', 'structuring'],
  tone: ['tone'],
};

/** What stands in a text, as people call it, and the rules that are about it. */
interface NamedRules {
  readonly words: readonly string[];
  readonly rules: readonly string[];
  /** They put it into the text; others only take it out or point to it. */
  readonly add?: true;
}

const RULE_WORDS: readonly NamedRules[] = [
  { words: ['oxford comma', 'oxford commas', 'serial comma', 'serial commas'], rules: ['serial-comma'], add: true },
  { words: ['passive voice', 'passives', 'passive', 'passive sentences'], rules: ['passive-voice'] },
  { words: ['long sentences', 'sentence length', 'length of sentences'], rules: ['long-sentence'] },
  { words: ['long paragraphs', 'paragraph length', 'length of paragraphs'], rules: ['long-paragraph'] },
  { words: ['dashes', 'dash', 'em dashes', 'en dashes', 'em-dashes', 'en-dashes'], rules: ['dash'], add: true },
  {
    words: ['quotation marks', 'quote marks', 'curly quotes', 'straight quotes', 'smart quotes'],
    rules: ['quote-marks'],
    add: true,
  },
  { words: ['contractions', 'short forms'], rules: ['short-form'] },
  {
    words: ['exclamation marks', 'exclamation points', 'exclamations', 'exclamation mark'],
    rules: ['exclamation', 'exclamation-in-prose'],
  },
  { words: ['hedges', 'hedging', 'hedge words'], rules: ['hedge'] },
  { words: ['intensifiers'], rules: ['intensifier'] },
  { words: ['clichés', 'cliches'], rules: ['cliche'] },
  {
    words: ['heading case', 'title case', 'capitals in headings', 'capitalization of headings'],
    rules: ['heading-case'],
    add: true,
  },
  { words: ['ellipses', 'ellipsis'], rules: ['ellipsis'], add: true },
  { words: ['double spaces', 'spaces between sentences'], rules: ['sentence-space', 'Spaces'] },
  { words: ['second person'], rules: ['second-person'] },
  { words: ['repeated words', 'repetition', 'repetitions'], rules: ['repeated-word', 'repeated-opening'] },
  { words: ['gendered words', 'gendered language'], rules: ['gendered-word'] },
  { words: ['numbers', 'percentages'], rules: ['thousands-comma', 'percent-sign'] },
  {
    words: ['capital letters', 'capitals', 'capitalization', 'capitalisation'],
    rules: ['SentenceCapitalization', 'Capital'],
    add: true,
  },
];

/** What no pass touches, whatever anybody says. */
const PROTECTED_WORDS: ReadonlySet<string> = new Set(
  (
    'code,code blocks,code samples,code examples,inline code,source code,code snippets,snippets,' +
    'urls,url,web addresses,link targets,e-mail addresses,email addresses,' +
    'math,maths,mathematics,formulas,formulae,equations,latex,html,html tags,' +
    'front matter,frontmatter,yaml,templates,placeholders,file names,filenames,paths,citations'
  ).split(','),
);

/** The rules that are about what is called so. @param added only where they put it into the text */
export function rulesCalled(said: string, added = false): readonly string[] | undefined {
  const named = RULE_WORDS.find(({ words }) => words.includes(said.toLowerCase()));
  return named && (!added || named.add) ? named.rules : undefined;
}

export function isProtected(said: string): boolean {
  return PROTECTED_WORDS.has(said.toLowerCase());
}

/** Whether it is a word for something that directives are about: then it is no word to leave alone. */
export function isVocabulary(said: string): boolean {
  return (
    isProtected(said) ||
    rulesCalled(said) !== undefined ||
    meaningOf(CATEGORY_WORDS, said) !== undefined ||
    meaningOf(PART_WORDS, said) !== undefined ||
    meaningOf(PASS_WORDS, said) !== undefined
  );
}

/** What one of the lists stands for. */
export function meaningOf<Key extends string>(
  words: Readonly<Record<Key, readonly string[]>>,
  said: string,
): Key | undefined {
  const small = said.toLowerCase();
  // “the heading's”
  const plural = small.replace(/'s$/, 's');
  for (const key in words) if (words[key].includes(small) || words[key].includes(plural)) return key;
  return undefined;
}
