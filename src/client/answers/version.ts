import type { Category, Change } from '../../protocol/document.ts';

/** The text after a pass, by its figures. */
export interface Version {
  /** 0 = the original. */
  readonly version: number;
  /** The name of the pass that made it. */
  readonly pass: string;
  /** The pass was cut short, and this is how far it came. */
  readonly partial: boolean;
  readonly sha256: string;
  /** ms since 1970. */
  readonly created_at: number;
  /** Of its prose. */
  readonly readability: { readonly grade: number; readonly words: number; readonly sentences: number };
  /** Changes of its own pass that are in effect in it. */
  readonly changes: number;
  readonly by_category: Readonly<Partial<Record<Category, number>>>;
}

/** A version with its text. */
export interface VersionText extends Version {
  readonly text: string;
  /** UTF-16 units. */
  readonly length: number;
}

/** A version by its number, the text as it stands, or that with every suggestion that nobody rejected. */
export type VersionName = number | 'result' | 'all';

/** What is to be compared: from the original to the text as it stands where nothing else is said. */
export interface Compared {
  readonly from?: VersionName | undefined;
  readonly to?: VersionName | undefined;
}

/** A part of both texts, or one that was changed. */
export type InlinePart =
  | { readonly op: 'same'; readonly text: string }
  | {
      readonly op: 'change';
      readonly before: string;
      readonly after: string;
      /** Ids of the stored changes behind it. */
      readonly changes?: readonly string[];
    };

/** In order. Moved text is named twice, by the same number: where it was, and where it is. */
export type DiffPart =
  | InlinePart
  | { readonly op: 'moved_away'; readonly move: number; readonly text: string }
  | { readonly op: 'moved_here'; readonly move: number; readonly parts: readonly InlinePart[] };

interface ComparedText {
  readonly version: VersionName;
  readonly pass: string;
  readonly sha256: string;
  /** UTF-16 units. */
  readonly length: number;
}

/** What lies between two versions: both texts can be built from its parts. */
export interface Difference {
  readonly job: string;
  readonly from: ComparedText;
  readonly to: ComparedText;
  /** Told by the stored changes, or found by comparing. */
  readonly source: 'changes' | 'text';
  readonly figures: {
    readonly changes: number;
    readonly moves: number;
    readonly words_added: number;
    readonly words_removed: number;
    readonly by_category: Readonly<Partial<Record<Category, number>>>;
  };
  /** What stands behind the parts, by change id. */
  readonly changes: Readonly<Record<string, Pick<Change, 'pass' | 'block' | 'category' | 'rule' | 'reason' | 'tier'>>>;
  readonly parts: readonly DiffPart[];
}
