import type { Category, Tier } from '../../protocol/document.ts';

/** A named list of passes, and what it is for. */
export interface Strategy {
  readonly name: string;
  /** What it does. */
  readonly about: string;
  /** When it is the right one. */
  readonly when: string;
  /** Left out by `auto`, which picks one of the others. */
  readonly passes?: readonly string[] | undefined;
  readonly register?: 'neutral' | 'academic' | 'plain' | undefined;
  /** Passes of which only what is sure is said. */
  readonly only_sure?: readonly string[] | undefined;
}

/** What a refinement can be made of. */
export interface Strategies {
  /** The name of the one that is taken where none is named. */
  readonly default: string;
  readonly strategies: readonly Strategy[];
  readonly passes: readonly { readonly name: string; readonly does: string; readonly without_model: string }[];
}

/** A rule that changes are made by. */
export interface Rule {
  readonly name: string;
  readonly pass: string;
  readonly category: Category;
  /** A is applied, B suggested, C a hint, where nothing speaks against it. */
  readonly tier: Tier;
  readonly reason: string;
}

/** Which rules a list holds: those that fit every member. */
export type RuleFilter = { readonly [member in 'pass' | 'category' | 'tier']?: Rule[member] | undefined };

/** What a refinement would be. */
export interface Estimate {
  /** Of its prose. */
  readonly words: number;
  readonly blocks: number;
  readonly passes: readonly string[];
  /** With nobody else at work. */
  readonly seconds: number;
}
