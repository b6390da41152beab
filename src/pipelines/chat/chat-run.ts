import type { Ahead } from './ahead.ts';
import type { Asking } from './asking.ts';

/** What every step of an answer is given. */
export interface ChatRun extends Asking {
  /** Of a long answer that comes in the place of a short one. */
  readonly ahead: Ahead;
}
