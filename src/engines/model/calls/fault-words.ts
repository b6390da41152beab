import type { CallFailure } from './call-failure.ts';

/** Names of the settings that an endpoint was made of. */
export interface EndpointSettings {
  readonly key: string;
  readonly model: string;
  /** Where its address can be set. */
  readonly url?: string;
}

/** What went wrong, in a few words for people. */
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
    case 'key_refused':
      return `it refused the key with status ${failure.status}`;
    case 'no_quota':
      return `its quota is used up (status ${failure.status})`;
    case 'no_model':
      return `it has no such model (status ${failure.status})`;
    case 'refused':
      return `it refused the request with status ${failure.status}`;
    case 'cancelled':
      return 'it was cancelled';
    case 'resting':
      return `it is left alone for a while: ${failure.after ? failureInWords(failure.after) : 'it has failed again and again'}`;
  }
}

/** What whoever runs the server can do about it, without a full stop; empty where nothing is to be done. */
export function adviceFor(failure: CallFailure, settings: EndpointSettings): string {
  const { key, model, url } = settings;
  const where = url === undefined ? '' : ` and ${url}`;
  switch (failure.kind) {
    case 'rate_limited':
      return 'A lower MODEL_CONCURRENCY asks it less often';
    case 'unavailable':
      if (failure.status !== undefined) return '';
      return url === undefined ? 'Check the network' : `Check that it runs, and ${url}`;
    case 'malformed':
      if (failure.what === 'reply') return `Another model may keep to the form: ${model}`;
      return url === undefined ? '' : `Check ${url}: Chat Completions are to be there`;
    case 'context_length':
      return `A model that reads more can be named in ${model}`;
    case 'key_refused':
      return `Check ${key}`;
    case 'no_quota':
      return `Raise the quota of the account that ${key} belongs to`;
    case 'no_model':
      return `Check ${model}${where}`;
    case 'refused':
      return `Check that ${model} names a model of Chat Completions`;
    case 'resting':
      return failure.after ? adviceFor(failure.after, settings) : '';
    default:
      return '';
  }
}
