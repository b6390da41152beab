import type { Directive, DirectiveType } from '../../../protocol/directives/directives.ts';
import type { DirectiveContext } from './directive-context.ts';
import type { Meaning } from './meaning.ts';
import type { Slot } from './slots.ts';

/** One way to say what a directive asks for: its patterns, what they mean, and examples that are its tests and its docs. */
export interface DirectiveForm {
  readonly type: DirectiveType;
  /**
   * Regular expressions over a whole wish without its courtesies, “don't” as “do not”, case apart. `{x}` is the slot, of
   * which there is at most one, `{y}` a second; `{change}`, `{changes}` and `{alone}` are verbs and phrases that many
   * share.
   */
  readonly patterns: readonly string[];
  /** Only where nothing that is not understood follows: what it says, another wish may begin with. */
  readonly ends?: true;
  /**
   * @param slot what stood in the slot; undefined where the pattern has none
   * @param other what stood in the second one
   * @param context the document and the run that it is said of
   * @returns undefined when that is none of it
   */
  readonly means: (
    slot: Slot | undefined,
    other: Slot | undefined,
    context: DirectiveContext,
  ) => readonly Meaning[] | undefined;
  readonly examples: readonly DirectiveExample[];
}

export interface DirectiveExample {
  readonly says: string;
  readonly means: readonly Directive[];
}
