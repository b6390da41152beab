import type { CallFailure } from '../calls/call-failure.ts';
import type { Prompt, TokenUsage } from '../calls/completion.ts';

/** A prompt, and how its answer is to be read. */
export interface Question<T> {
  readonly prompt: Prompt;
  /** @returns undefined when the text is not in the form that was asked for. */
  readonly read: (text: string) => T | undefined;
  /** Hears the answer while it comes; from `begin` on an earlier one is void. */
  readonly listener?: { begin(): void; piece(text: string): void };
}

export type ModelAnswer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: CallFailure };

/** What a provider says while it is asked. Times in ms. */
export type ProviderNews =
  /** What one call cost, told as soon as it is known, whether its answer could be used or not. */
  | { readonly type: 'usage'; readonly usage: TokenUsage }
  /** Nothing is under way: it is asked in so long, because of what it failed with. */
  | { readonly type: 'pauses'; readonly ms: number; readonly until: number; readonly failure: CallFailure }
  /** The pause is over. */
  | { readonly type: 'goes_on' }
  /** It has been asked, or waits to be among the calls that are made at once, and was not heard of since. */
  | { readonly type: 'silent'; readonly asked: boolean; readonly ms: number };

/** The reason of a signal that is aborted because a piece of text has had all the time there is for it. */
export const TOOK_TOO_LONG = Symbol('the time for this text is over');
