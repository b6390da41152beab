/** What a pass does, and what it leaves to a model. */
export interface PassAbout {
  readonly name: PassName;
  readonly does: string;
  /** What the embedded engine does not do, said plainly. */
  readonly without_model: string;
}

export const PASS_NAMES = ['proofread', 'tighten', 'polish', 'structure', 'tone'] as const;
export type PassName = (typeof PASS_NAMES)[number];

export const PASSES: readonly PassAbout[] = [
  {
    name: 'proofread',
    does: 'Corrects spelling, grammar and punctuation where it is sure, and suggests where it is not.',
    without_model:
      'Works by rules: it misses errors that need an understanding of the whole sentence, and never rewrites one.',
  },
  {
    name: 'tighten',
    does: 'Says in few and plain words what stands there in many or rare ones; points to words that are repeated.',
    without_model: 'Knows a closed list of phrases. It does not shorten sentences or merge thoughts.',
  },
  {
    name: 'polish',
    does:
      'Makes the document agree with itself: dashes, quotation marks, ellipses, spelling variants, dialect, names, ' +
      'doubled words; suggests for headings, lists and numbers.',
    without_model: 'Follows what the document mostly does. It does not judge rhythm or choose between synonyms.',
  },
  {
    name: 'structure',
    does: 'Points to long sentences and paragraphs, jumps in heading levels, long texts without headings.',
    without_model: 'Only points. It moves nothing and rewrites nothing; that takes a model or a person.',
  },
  {
    name: 'tone',
    does:
      'Points to passive voice, hedges, exclamation and clichés; in academic English to short forms and the second ' +
      'person, in plain English to legal words.',
    without_model:
      'Points, and suggests a word where there is one; `apply: all` puts those in. It does not rewrite a text in another tone.',
  },
];
