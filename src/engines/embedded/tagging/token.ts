/** Universal parts of speech, as the tagger gives them. */
export type Tag =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SPACE'
  | 'SYM'
  | 'VERB'
  | 'X';

/** A word, a number or a mark. Short forms are cut: "do" + "n't", "it" + "'s". */
export interface Token {
  readonly text: string;
  /** In lower case, with `'` for every apostrophe. */
  readonly lower: string;
  readonly tag: Tag;
  /** UTF-16 units. */
  readonly start: number;
  readonly end: number;
}
