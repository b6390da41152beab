import type { Driver } from '../../src/store/driver.ts';
import { StoreError } from '../../src/store/store-error.ts';

/** A database whose connection breaks: before a commit, or after it and before the answer. */
export class BreakingCommits {
  /** How the next commit breaks, of those that `only` is for. */
  next: 'before' | 'after' | undefined;
  /** Text of the units that are meant; every one unless told. */
  only = '';

  /** For `openLogWorld`. */
  readonly through = (driver: Driver): Driver => ({
    ...driver,
    atomic: async (unit) => {
      if (!JSON.stringify(unit).includes(this.only)) return driver.atomic(unit);
      const { next } = this;
      this.next = undefined;
      const lost = () => new StoreError('unavailable', 'the connection broke');
      if (next === 'before') throw lost();
      const committed = await driver.atomic(unit);
      if (next === 'after') throw lost();
      return committed;
    },
  });
}
