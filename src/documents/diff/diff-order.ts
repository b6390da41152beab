import type { Standpoints } from './block-difference.ts';

export const DIFF_FORMATS = ['json', 'unified', 'html'] as const;
export type DiffFormat = (typeof DIFF_FORMATS)[number];

/** 0 = the original; `result` = the text as it stands; `all` = that with every suggestion that nobody rejected. */
export type VersionName = number | 'result' | 'all';

/** One of the two texts, as the difference names it. */
export interface ComparedText {
  readonly version: VersionName;
  /** The pass that made it; `original`, `result` and `all` are none. */
  readonly pass: string;
  /** Hex. */
  readonly sha256: string;
  /** UTF-16 units. */
  readonly length: number;
}

/** What a difference says of itself. */
export interface DiffHead {
  readonly job: string;
  readonly title: string;
  /** The name of the file that a patch is for. */
  readonly file: string;
  readonly from: ComparedText;
  readonly to: ComparedText;
}

/** What is to be compared, and how it is to be written down. */
export interface DiffOrder {
  readonly head: DiffHead;
  readonly format: DiffFormat;
  readonly older: string;
  readonly newer: string;
  /** Where both texts are looks at one document: how to tell what its changes did. Its blocks go with the order. */
  readonly document?: { readonly lead: string; readonly standpoints: Standpoints };
}
