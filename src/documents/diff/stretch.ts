import type { Ranges } from './longest-chain.ts';

/** A stretch of two texts, the same on both sides or not; half-open offsets. */
export interface Stretch extends Ranges {
  readonly same: boolean;
}
