import type { Dialect } from '../../../engines/revision-engine.ts';

/** What words may refer to: the document at hand and the passes that are planned. */
export interface DirectiveContext {
  /** Whether a section has that heading, letter case and markup apart. */
  readonly hasSection: (heading: string) => boolean;
  /** Whether the document has that word, letter case apart. */
  readonly hasWord: (word: string) => boolean;
  /** Whether a change of the job, made or suggested, would take that word or phrase away. */
  readonly wasChanged: (words: string) => boolean;
  /** Whether it is said for one block: then “this” and “it” are that block, and else nothing that is known. */
  readonly targetsBlock: boolean;
  /** The ids of the paragraphs, in order; told anew each time it is asked. */
  readonly paragraphs: readonly string[];
  /** Those that are asked for where it counts from: the one in force, and then the one that the job began with. */
  readonly dialectsAsked: readonly Dialect[];
  /** Names of the job's passes that are not over. */
  readonly passesAhead: readonly string[];
  /** Names of all its passes. */
  readonly passes: readonly string[];
  readonly currentPass: string | undefined;
  readonly nextPass: string | undefined;
  /** The last one that has reached its end. */
  readonly lastPass: string | undefined;
}

/** Where nothing is known of a document. */
export const NO_CONTEXT: DirectiveContext = {
  hasSection: () => false,
  hasWord: () => true,
  wasChanged: () => false,
  targetsBlock: false,
  paragraphs: [],
  dialectsAsked: [],
  passesAhead: [],
  passes: [],
  currentPass: undefined,
  nextPass: undefined,
  lastPass: undefined,
};
