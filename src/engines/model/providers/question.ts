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

/** What one call cost, told as soon as it is known, whether its answer could be used or not. */
export type OnUsage = (usage: TokenUsage) => void;

/** The reason of a signal that is aborted because a piece of text has had all the time there is for it. */
export const TOOK_TOO_LONG = Symbol('the time for this text is over');
