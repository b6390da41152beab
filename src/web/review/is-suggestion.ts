import type { Decision } from '../../protocol/review/decisions.ts';
import { type Change, isHint } from '../../protocol/document.ts';

/** Whether it is not in the text and waits for somebody's word. */
export function isSuggestion(change: Change, decision: Decision | undefined): boolean {
  return decision === undefined && !change.applied && !isHint(change);
}
