import type { PlannedPass } from '../../protocol/events.ts';
import type { Revision, RevisionOptions } from '../revision-engine.ts';
import type { ProseBlock } from './prose-block.ts';

/** What the engine says to a worker. Requests and tasks are numbered by the engine. */
export type ToWorker =
  /** Some more blocks of a request's document: it is told whole before its first task. */
  | {
      readonly type: 'document';
      readonly request: number;
      readonly pass: PlannedPass;
      readonly options: RevisionOptions;
      readonly blocks: readonly ProseBlock[];
    }
  /**
   * Revise the blocks from index `from` up to `to`. `known` has, a block of them, the facts under which its revision is
   * known already, or none.
   */
  | {
      readonly type: 'revise';
      readonly request: number;
      readonly task: number;
      readonly from: number;
      readonly to: number;
      readonly known: readonly (string | null)[];
    }
  /** The request is over; a task of it that runs is dropped at its next part. */
  | { readonly type: 'forget'; readonly request: number };

/** What a worker says to the engine. */
export type FromWorker =
  /** Once, when it has loaded. */
  | { readonly type: 'ready' }
  /** One revision a block of the task, in order; none where it is known under the same facts. */
  | {
      readonly type: 'done';
      readonly task: number;
      readonly revisions: readonly (Revision | null)[];
      readonly facts: readonly string[];
    }
  | { readonly type: 'dropped'; readonly task: number };
