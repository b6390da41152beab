import type { Driver } from '../../src/store/driver.ts';
import { StoreError } from '../../src/store/store-error.ts';

/** A database that does not answer for a while. */
export class FailingReads {
  /** How many of the next reads fail. */
  left = 0;

  /** For `openLogWorld`. */
  readonly through = (driver: Driver): Driver => ({
    ...driver,
    query: async (statement) => {
      if (this.left > 0) {
        this.left -= 1;
        throw new StoreError('unavailable', 'does not answer');
      }
      return driver.query(statement);
    },
  });
}
