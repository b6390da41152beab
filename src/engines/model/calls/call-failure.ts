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
  /** The endpoint does not take the key, or not for this. */
  | { readonly kind: 'key_refused'; readonly status: number }
  /** What the key may spend is spent. */
  | { readonly kind: 'no_quota'; readonly status: number }
  /** The endpoint has no such model, or is none. */
  | { readonly kind: 'no_model'; readonly status: number }
  /** The endpoint does not take the request: a member that it does not know, say. */
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'cancelled' }
  /** Not even asked: it has failed again and again, the last time so, and is left in peace for a while. */
  | { readonly kind: 'resting'; readonly after?: CallFailure };

export type FailureKind = CallFailure['kind'];
