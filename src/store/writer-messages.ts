import type { Committed, SqlValue } from './driver.ts';
import type { Turn } from './group-commit.ts';
import type { StoreFault } from './store-error.ts';

/** What the writing thread is started with. */
export interface WriterStart {
  readonly path: string;
  readonly patienceMs: number;
}

/**
 * Units, numbered upwards from `first`, as one flat list: copying that from thread to thread costs a third of what
 * copying objects does. A statement is named by its place among the texts sent so far, which begin anew with `anew`.
 */
export interface Units {
  readonly first: number;
  readonly anew: boolean;
  readonly texts: readonly string[];
  /** Of each unit the number of statements, and of each of these the text, the number of values and the values. */
  readonly flat: readonly SqlValue[];
}

/** What did not become of a unit. */
export type Failure =
  | Extract<Committed, { ok: false }>
  | { readonly fault: StoreFault; readonly message: string }
  | { readonly mistake: string; readonly code: string | undefined };

/** What became of a unit. */
export type WriterAnswer = Extract<Committed, { ok: true }> | Failure;

/** What became of units, flat again. */
export interface Answers {
  /**
   * Of each unit its number and the number of statements, and of each of these the number of rows, of columns, and the
   * values; for a unit that failed -1 in the place of statements, and its failure is the next.
   */
  readonly flat: readonly SqlValue[];
  readonly failures: readonly Failure[];
  readonly turns: readonly Turn[];
}

/** `close`: nothing comes after it. */
export type ToWriter = Units | 'close';

/** `ready`: the thread has the file open. */
export type FromWriter = Answers | 'ready';
