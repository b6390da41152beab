import type { Directive, DirectiveType } from '../../../protocol/directives.ts';
import type { Slot } from './slots.ts';

/** One way to say what a directive asks for: its patterns, what they mean, and examples that are its tests and its docs. */
export interface DirectiveForm {
  readonly type: DirectiveType;
  /** What it does, for the documentation. */
  readonly about: string;
  /**
   * Regular expressions over a whole wish without its courtesies, “don't” as “do not”, case apart. `{x}` is the slot, of
   * which there is at most one; `{change}`, `{changes}` and `{alone}` are verbs and phrases that many share.
   */
  readonly patterns: readonly string[];
  /** @param slot what stood in the slot; undefined where the pattern has none. @returns undefined when that is none of it */
  readonly means: (slot: Slot | undefined) => readonly Directive[] | undefined;
  readonly examples: readonly DirectiveExample[];
}

export interface DirectiveExample {
  readonly says: string;
  readonly means: readonly Directive[];
}
