import type { Usage } from '../protocol/events.ts';
import type { Source } from '../protocol/source.ts';

/** An earlier question of the conversation, and its answer. */
export interface Turn {
  readonly message: string;
  readonly answer: string;
}

/** What is to be written. */
export interface Assignment {
  readonly message: string;
  /** Oldest first. */
  readonly history: readonly Turn[];
  /** The section of the answer that is wanted; left out: all of it. */
  readonly section?: string;
  /** Passages to lean on, best first. */
  readonly sources: readonly Source[];
  /** Those of them that speak of the section, which alone can be quoted under its title; left out: all. */
  readonly fitting?: readonly Source[];
  /** What people who steer want, in words of their own, newest last. */
  readonly asks?: readonly string[];
  /** How long text is gathered before it is handed over, at the moment; ms. Nobody would see it sooner. */
  readonly gatherMs: () => number;
  readonly signal: AbortSignal;
}

/** What a writer hands over while it writes. */
export type Written =
  | { readonly type: 'text'; readonly text: string }
  /** All text so far is void: it is written anew. */
  | { readonly type: 'again' }
  /** So many citations were taken out of the text: they name no source. */
  | { readonly type: 'dropped'; readonly citations: number }
  /** Who writes what follows, by name. */
  | { readonly type: 'by'; readonly engine: string }
  | Aside;

/** What a writer says beside the text. */
export type Aside =
  | { readonly type: 'usage'; readonly usage: Usage }
  /** About the stage of the work: never reasoning. */
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'warning'; readonly code: string; readonly message: string }
  /** True: nothing is under way, a provider is waited for. False: it goes on. */
  | { readonly type: 'rest'; readonly resting: boolean };

/** Nobody could write the answer; the message says why, for people. */
export class WriterFailure extends Error {
  /** It may be different when the same is asked again. */
  readonly retryable: boolean;

  constructor(message: string, retryable: boolean) {
    super(message);
    this.retryable = retryable;
  }
}

/**
 * Writes answers: with a model, or for want of one by quoting the sources. When its `signal` is aborted, it throws the
 * signal's reason, whatever it is at.
 */
export interface Writer {
  readonly name: string;
  /** It can say only what a source says. */
  readonly quotesOnly: boolean;
  /** Titles of the sections that a long answer is to have; none: it is better written in one. */
  outline(assignment: Assignment, tell?: (aside: Aside) => void): Promise<readonly string[]>;
  /** Markdown without headings. @throws WriterFailure */
  write(assignment: Assignment): AsyncIterable<Written>;
  /** Quotes what the sources say of it: for what `write` has failed at. */
  quote?(assignment: Assignment): AsyncIterable<Written>;
  /** Reads a draft of it again and writes it anew; says no text where the draft is to stay. */
  revise?(assignment: Assignment, draft: string): AsyncIterable<Written>;
}
