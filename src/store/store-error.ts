/** `full`: no room on the disk. `busy`: somebody else holds the lock. `unavailable`: the database does not answer. */
export type StoreFault = 'full' | 'busy' | 'readonly' | 'corrupt' | 'unavailable';

/** A failure of the database itself, never of what was asked of it. */
export class StoreError extends Error {
  readonly fault: StoreFault;

  constructor(fault: StoreFault, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreError';
    this.fault = fault;
  }
}
