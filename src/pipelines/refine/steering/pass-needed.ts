import type { Directive } from '../../../protocol/directives/directives.ts';
import type { Category } from '../../../protocol/document.ts';
import type { FeedbackState } from '../../../protocol/fold/state.ts';
import type { PassName } from '../passes.ts';
import { firstBlockOf, type RunPosition } from './run-position.ts';

/** Which pass changes most of what. */
const BY_CATEGORY: Readonly<Record<Category, PassName>> = {
  spelling: 'proofread',
  grammar: 'proofread',
  punctuation: 'proofread',
  clarity: 'tighten',
  concision: 'tighten',
  style: 'tighten',
  consistency: 'polish',
  structure: 'structure',
  tone: 'tone',
};

/**
 * What somebody asked for, with the passes that it takes. A pass that begins again is not one more. What is queued when
 * no pass is left that it could count for gets the one that carries it out, where there is something to carry out.
 */
export function withPassNeeded(
  asked: readonly Directive[],
  { mode, target }: Pick<FeedbackState, 'mode' | 'target'>,
  at: RunPosition,
): readonly Directive[] {
  if (mode === 'interrupt' || isBegunAgain(at)) {
    const again = at.due?.name;
    return asked.filter((directive) => directive.type !== 'add_pass' || (directive.pass ?? again) !== again);
  }
  if (
    mode === 'steer' ||
    asked.some(({ type }) => type === 'add_pass') ||
    firstBlockOf({ mode, ...(target && { target }) }, at)
  )
    return asked;
  const [pass] = asked.flatMap((directive) => passFor(directive) ?? []);
  return pass === undefined ? asked : [...asked, { type: 'add_pass', pass }];
}

/** A pass that is over begins again, as the answer to its question wants it. */
function isBegunAgain({ due }: RunPosition): boolean {
  return due !== undefined && due.fresh && due.attempt > 1;
}

/** The pass that does what is asked for; undefined where less is asked for than before. */
function passFor(directive: Directive): PassName | undefined {
  switch (directive.type) {
    case 'dialect':
    case 'apply':
      return 'proofread';
    case 'free_words':
      return 'polish';
    case 'only_categories': {
      const [category] = directive.categories;
      return category && BY_CATEGORY[category];
    }
    default:
      return undefined;
  }
}
