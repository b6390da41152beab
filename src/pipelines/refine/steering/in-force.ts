import type { Directive } from '../../../protocol/directives/directives.ts';
import type { Target } from '../../../protocol/events.ts';
import { indexOfBlock } from '../../../protocol/fold/reduce-text.ts';
import { guidanceOf } from './guidance.ts';
import { isPlaced } from '../places/placed.ts';
import type { RefineRun } from '../refine-run.ts';

/** Whether what somebody asks for held before they said it, by the request, their dictionary, or what was said earlier. */
export function isInForce(
  directive: Directive,
  { request, person, state }: RefineRun,
  from: Target | undefined,
): boolean {
  if (from?.pass === undefined || from.block === undefined || isPlaced(directive)) return false;
  const { options } = request;
  const now = guidanceOf(state())(from.pass, indexOfBlock(state().blocks, from.block));
  const suggests = (now.apply ?? options.apply) === 'suggest';
  switch (directive.type) {
    case 'dialect':
      return (now.dialect ?? options.dialect) === directive.dialect;
    case 'suggest_only':
      return suggests;
    case 'apply':
      return !suggests;
    case 'leave_words': {
      const known = new Set([...person.dictionary, ...options.dictionary, ...now.words]);
      return directive.words.every((word) => known.has(word));
    }
    case 'leave_rule':
      return person.rules[directive.rule] === 'off' || [...options.ignore_rules, ...now.rules].includes(directive.rule);
    case 'leave_categories':
      return directive.categories.every((category) => !now.categories.has(category));
    default:
      return false;
  }
}
