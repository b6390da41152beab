import type { Ahead } from './ahead.ts';
import type { Asking } from './asking.ts';

/** What every step of an answer is given. */
export interface ChatRun extends Asking {
  /** The long answer of a hybrid request, as far as it was asked for while the short one was written. */
  readonly ahead: Ahead;
}
