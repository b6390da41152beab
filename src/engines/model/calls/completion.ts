import type { CallFailure } from './call-failure.ts';

/** What a model is told. Rules and text never share a message. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** One question to a model. */
export interface Prompt {
  readonly messages: readonly Message[];
  /** The form that the answer is to have, as JSON Schema; not every endpoint heeds it. */
  readonly schema?: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
}

/** Tokens of one call. */
export interface TokenUsage {
  readonly input: number;
  readonly output: number;
  /** The endpoint did not say: both are counted from the text. */
  readonly estimated: boolean;
}

/** A whole answer. */
export interface Completion {
  readonly text: string;
  readonly usage: TokenUsage;
}

/** An answer, or why there is none; `usage` where the endpoint said it all the same. */
export type CallOutcome =
  | { readonly ok: true; readonly completion: Completion }
  | { readonly ok: false; readonly failure: CallFailure; readonly usage?: TokenUsage };
