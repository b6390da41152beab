/** Which patience ended: of the whole call, between two bytes, of all that is tried for one piece of text. */
export type Patience = 'call' | 'idle' | 'block';

/** Why a model gave no answer that can be used. Nothing in it is in the words of the endpoint. */
export type CallFailure =
  | { readonly kind: 'rate_limited'; readonly retryAfterMs?: number }
  /** It does not answer, or not to the end. `status` where it had one. */
  | { readonly kind: 'unavailable'; readonly status?: number; readonly retryAfterMs?: number }
  | { readonly kind: 'timeout'; readonly of: Patience }
  /** What came is no answer of this protocol, or not in the form that was asked for. */
  | { readonly kind: 'malformed'; readonly what: 'type' | 'stream' | 'reply' }
  /** More came than any answer needs. */
  | { readonly kind: 'too_large'; readonly what: 'line' | 'response' }
  /** The question is longer than the model can read. */
  | { readonly kind: 'context_length' }
  /** The answer is longer than the model can write. */
  | { readonly kind: 'output_length' }
  /** The model will not write about this text. */
  | { readonly kind: 'filtered' }
  /** The endpoint does not take the request: key, model, quota, or a member that it does not know. */
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'cancelled' }
  /** Not even asked: it has failed again and again, and is left in peace for a while. */
  | { readonly kind: 'resting' };

/** Whether the same question may be answered a moment later. */
export function isPassing({ kind }: CallFailure): boolean {
  return kind === 'rate_limited' || kind === 'unavailable' || kind === 'timeout' || kind === 'malformed';
}

/**
 * Of a failure that says how the endpoint is at the moment, and nothing of the question: the ms that it wants to be left
 * alone for, 0 where it does not say. Undefined for every other.
 */
export function hiccupMs(failure: CallFailure): number | undefined {
  const ofQuestion = failure.kind === 'malformed' && failure.what === 'reply';
  if (ofQuestion || !(isPassing(failure) || failure.kind === 'resting')) return undefined;
  return 'retryAfterMs' in failure ? (failure.retryAfterMs ?? 0) : 0;
}

/** The failure in a few words, for people. */
export function failureInWords(failure: CallFailure): string {
  switch (failure.kind) {
    case 'rate_limited':
      return 'it takes no more requests at the moment';
    case 'unavailable':
      return failure.status === undefined ? 'the connection failed' : `it answered with status ${failure.status}`;
    case 'timeout':
      return failure.of === 'idle' ? 'it fell silent' : 'it took too long';
    case 'malformed':
      return failure.what === 'reply' ? 'its reply was not in the form asked for' : 'its answer could not be read';
    case 'too_large':
      return 'its answer had no end';
    case 'context_length':
      return 'the text is too long for it';
    case 'output_length':
      return 'its reply was cut short';
    case 'filtered':
      return 'it declined to answer';
    case 'refused':
      return `it refused the request with status ${failure.status}`;
    case 'cancelled':
      return 'it was cancelled';
    case 'resting':
      return 'it has failed again and again';
  }
}
