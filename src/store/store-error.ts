import type { ErrorCode } from '../protocol/errors.ts';

/** `full`: no room on the disk. `busy`: somebody else holds the lock. `unavailable`: the database does not answer. */
export type StoreFault = 'full' | 'busy' | 'readonly' | 'corrupt' | 'unavailable';

/** A failure of the database or of the disk itself, never of what was asked of them. */
export class StoreError extends Error {
  readonly fault: StoreFault;

  constructor(fault: StoreFault, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreError';
    this.fault = fault;
  }
}

const CODES: Readonly<Record<StoreFault, ErrorCode>> = {
  full: 'STORAGE_FULL',
  busy: 'UNAVAILABLE',
  unavailable: 'UNAVAILABLE',
  readonly: 'INTERNAL_ERROR',
  corrupt: 'INTERNAL_ERROR',
};

/** What a caller is told of a failure: what it can do about it, and nothing of the reason. */
export function failureCode(thrown: unknown): ErrorCode {
  const failure = storeErrorIn(thrown);
  return failure ? CODES[failure.fault] : 'INTERNAL_ERROR';
}

/** The database's failure behind what was thrown: Drizzle wraps it. */
export function storeErrorIn(thrown: unknown): StoreError | undefined {
  if (thrown instanceof StoreError) return thrown;
  return thrown instanceof Error && thrown.cause instanceof StoreError ? thrown.cause : undefined;
}
