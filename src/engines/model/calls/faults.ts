import type { CallFailure, FailureKind } from './call-failure.ts';

/** What follows of a kind of failure. */
interface Fault {
  /** The same question may be answered a moment later. */
  readonly passes: boolean;
  /** The same request may do better when somebody makes it again, without anything being set up in another way. */
  readonly retryable: boolean;
  /** It says nothing of how the provider is. */
  readonly ofQuestion?: true;
  /** The provider will not work again by itself. */
  readonly lasts?: true;
}

/** What is done about each kind of failure, in one place. */
export const FAULTS: Readonly<Record<FailureKind, Fault>> = {
  rate_limited: { passes: true, retryable: true },
  unavailable: { passes: true, retryable: true },
  timeout: { passes: true, retryable: true },
  malformed: { passes: true, retryable: true },
  too_large: { passes: false, retryable: true },
  context_length: { passes: false, retryable: false, ofQuestion: true },
  output_length: { passes: false, retryable: false, ofQuestion: true },
  filtered: { passes: false, retryable: false, ofQuestion: true },
  key_refused: { passes: false, retryable: false, lasts: true },
  no_quota: { passes: false, retryable: false, lasts: true },
  no_model: { passes: false, retryable: false, lasts: true },
  refused: { passes: false, retryable: false, ofQuestion: true },
  cancelled: { passes: false, retryable: true },
  resting: { passes: false, retryable: true },
};

/** Whether a job that failed for it may do better when it is started again as it is. */
export function isRetryable(failure: CallFailure): boolean {
  return FAULTS[cause(failure).kind].retryable;
}

/** What is behind a failure: of a provider that was not even asked, why it is left in peace. */
export function cause(failure: CallFailure): CallFailure {
  return failure.kind === 'resting' && failure.after ? failure.after : failure;
}

/**
 * Whether it says nothing of how the provider is: it did answer. Who cannot keep a form may well write prose, and is not
 * left alone by those who ask for that.
 */
export function isOfQuestion(failure: CallFailure): boolean {
  return FAULTS[failure.kind].ofQuestion === true || (failure.kind === 'malformed' && failure.what === 'reply');
}

/**
 * Of a failure that says how the endpoint is at the moment, and nothing of the question: the ms that it wants to be left
 * alone for, 0 where it does not say. Undefined for every other.
 */
export function hiccupMs(failure: CallFailure): number | undefined {
  if (isOfQuestion(failure) || !(FAULTS[failure.kind].passes || failure.kind === 'resting')) return undefined;
  return 'retryAfterMs' in failure ? (failure.retryAfterMs ?? 0) : 0;
}
