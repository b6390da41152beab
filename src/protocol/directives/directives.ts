import type { Category } from '../document.ts';

/** Whose English it is: of the United States, Great Britain, Australia, Canada or India. */
export const DIALECTS = ['US', 'GB', 'AU', 'CA', 'IN'] as const;

/** As people call them, in front of “spelling” or “English”. */
export const DIALECT_NAMES: Readonly<Record<(typeof DIALECTS)[number], string>> = {
  US: 'American',
  GB: 'British',
  AU: 'Australian',
  CA: 'Canadian',
  IN: 'Indian',
};

/** `section` and `block` are those that the feedback is for: its target, else what is being worked on. */
export const PLACE_PARTS = [
  'document',
  'introduction',
  'conclusion',
  'headings',
  'lists',
  'quotes',
  'tables',
  'footnotes',
  'section',
  'block',
] as const;
/** A kind of place in a document. */
export type PlacePart = (typeof PLACE_PARTS)[number];

/** Where in the document: one of `part`, `section` and `block`. */
export interface Place {
  readonly part?: PlacePart;
  /** The heading of a section, letter case and markup apart. */
  readonly section?: string;
  /** A block's id. */
  readonly block?: string;
  /** The blocks that it was found to be, first and last; the server says so in `feedback_applied`. */
  readonly first?: string;
  readonly last?: string;
}

/** It counts in that place alone, where one is named. */
interface Placed {
  readonly place?: Place;
}

/** What somebody who steers may ask for: a closed set that is understood without a model, and words for a model. */
export type Directive =
  /** `auto`: the one that the text is mostly written in. */
  | (Placed & { readonly type: 'dialect'; readonly dialect: (typeof DIALECTS)[number] | 'auto' })
  /** A word in lower case stands for it in every case. */
  | (Placed & { readonly type: 'leave_words'; readonly words: readonly string[] })
  | { readonly type: 'leave'; readonly place: Place }
  | { readonly type: 'only_in'; readonly place: Place }
  /** `numbers`: the passes that it was found to be, said in `feedback_applied`. */
  | { readonly type: 'skip_pass'; readonly pass: string; readonly numbers?: readonly number[] }
  /** After the pass that is running, unless one is named. `number`: as it was found, said in `feedback_applied`. */
  | { readonly type: 'stop_after_pass'; readonly pass?: string; readonly number?: number }
  /** One more pass before the end: the one that is named, else the last one again. */
  | { readonly type: 'add_pass'; readonly pass?: string }
  /** By the rule's name (`GET /v1/rules`); case, spaces and hyphens do not count. */
  | (Placed & { readonly type: 'leave_rule'; readonly rule: string })
  | (Placed & { readonly type: 'leave_categories'; readonly categories: readonly Category[] })
  | (Placed & { readonly type: 'only_categories'; readonly categories: readonly Category[] })
  /** Nothing is put into the text any more: changes are suggestions. */
  | (Placed & { readonly type: 'suggest_only' })
  | (Placed & { readonly type: 'apply' })
  /** Rejects the changes that passes have put there; of one pass, where one is named. */
  | { readonly type: 'undo'; readonly place?: Place; readonly pass?: string }
  /** Takes what `undo` did there back. */
  | { readonly type: 'redo'; readonly place?: Place; readonly pass?: string }
  /** For a model to follow, in the words of whoever steers; without one there is nobody to follow it. */
  | { readonly type: 'free_words'; readonly text: string }
  /** What was asked before no longer holds. */
  | { readonly type: 'forget' };

/** What kind of wish a directive is. */
export type DirectiveType = Directive['type'];
