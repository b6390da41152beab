import type { Apply, Dialect } from '../../../engines/revision-engine.ts';
import type { Directive } from '../../../protocol/directives/directives.ts';
import { CATEGORIES, type Category } from '../../../protocol/document.ts';
import { indexOfBlock } from '../../../protocol/fold/reduce-text.ts';
import type { FeedbackState, JobState } from '../../../protocol/fold/state.ts';
import { type Within, withinPlace } from '../places/places.ts';

/** What people who steer want of one block in one pass. */
export interface Guidance {
  readonly dialect?: Dialect | 'auto';
  /** `suggest`: nothing is put into the text. `apply`: that is over, or the request's own wish for it. */
  readonly apply?: Extract<Apply, 'suggest'> | 'apply';
  readonly words: readonly string[];
  readonly rules: readonly string[];
  /** For a model, as it was said. */
  readonly asks: readonly string[];
  readonly categories: ReadonlySet<Category>;
  /** The pass does nothing with it: it is to be left alone. */
  readonly untouched: boolean;
  /** The pass itself is over here. */
  readonly skipped: boolean;
}

/** One feedback that was answered, and where it counts. */
interface Wish {
  readonly directives: readonly { readonly directive: Directive; readonly within: Within }[];
  readonly holds: (pass: number, block: number) => boolean;
}

/** A guidance while it is folded: its lists grow with what is said and are not copied for each of it. */
interface Draft extends Guidance {
  readonly words: string[];
  readonly rules: string[];
  readonly asks: string[];
}

/** Where nobody has said anything. */
export const NO_GUIDANCE: Guidance = {
  words: [],
  rules: [],
  asks: [],
  categories: new Set(CATEGORIES),
  untouched: false,
  skipped: false,
};

/**
 * What holds for each block in each pass: a pure fold over the feedback that was answered, in the order it came. Newer
 * wishes win over older ones that they contradict. A run that resumes folds the same log and so decides alike.
 */
export function guidanceOf(state: JobState): (pass: number, block: number) => Guidance {
  const wishes = state.feedback.flatMap((feedback) => wishOf(feedback, state) ?? []);
  return (pass, block) => {
    let guidance = draft();
    for (const { directives, holds } of wishes) {
      if (!holds(pass, block)) continue;
      const places = directives.filter(({ directive }) => directive.type === 'only_in');
      const outside = places.length > 0 && !places.some(({ within }) => within(block));
      if (places.length > 0) guidance = { ...guidance, untouched: outside };
      for (const { directive, within } of directives) guidance = guided(guidance, directive, within(block), pass);
    }
    return guidance;
  };
}

function wishOf({ target, applied }: FeedbackState, state: JobState): Wish | undefined {
  const { from, attempt = 1, directives = [] } = applied ?? {};
  if (from?.pass === undefined || directives.length === 0) return undefined;
  const first = from.block === undefined ? 0 : indexOfBlock(state.blocks, from.block);
  const start = from.pass;
  const begunAgain = (state.passes.find(({ pass }) => pass === start)?.attempt ?? 1) > attempt;
  const only = target?.block === undefined ? undefined : indexOfBlock(state.blocks, target.block);
  const thatPass = target?.pass !== undefined;
  return {
    directives: directives.map((directive) => ({ directive, within: placeOf(directive, state) })),
    holds(pass, block) {
      if (only !== undefined && block !== only) return false;
      if (pass === start) return begunAgain || block >= first;
      return pass > start && !thatPass;
    },
  };
}

function placeOf(directive: Directive, state: JobState): Within {
  return 'place' in directive && directive.place ? withinPlace(directive.place, state) : () => true;
}

function draft(): Draft {
  return { ...NO_GUIDANCE, words: [], rules: [], asks: [] };
}

function guided(guidance: Draft, directive: Directive, within: boolean, pass: number): Draft {
  const { words, rules, asks, categories } = guidance;
  if (!within) return guidance;
  switch (directive.type) {
    case 'dialect':
      return { ...guidance, dialect: directive.dialect };
    case 'leave_words':
      words.push(...directive.words);
      return guidance;
    case 'leave':
      return { ...guidance, untouched: true };
    case 'leave_rule':
      rules.push(directive.rule);
      return guidance;
    case 'free_words':
      asks.push(directive.text);
      return guidance;
    case 'leave_categories':
      return { ...guidance, categories: categories.difference(new Set(directive.categories)) };
    case 'only_categories':
      return { ...guidance, categories: new Set(directive.categories) };
    case 'suggest_only':
      return { ...guidance, apply: 'suggest' };
    case 'apply':
      return { ...guidance, apply: 'apply' };
    case 'skip_pass':
      return directive.numbers?.includes(pass) ? { ...guidance, skipped: true } : guidance;
    case 'forget':
      return draft();
    case 'only_in':
    case 'stop_after_pass':
    case 'add_pass':
    case 'undo':
    case 'redo':
      return guidance;
  }
}
