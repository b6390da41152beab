import type { WhichChanges } from '../protocol/review/replay.ts';
import { isTerminal } from '../protocol/status.ts';
import type { Store } from '../store/store.ts';
import type { AcceptOutcome, Acceptor } from './acceptor.ts';
import type { Folds } from './log/folds.ts';
import type { IdempotentRequest } from './idempotency-keys.ts';
import type { JobRow, JobTable } from './job-table.ts';
import type { Outputs } from './runs/outputs.ts';
import { asIfSaid } from './log/as-if-said.ts';
import type { Pipeline } from './pipeline.ts';
import type { DecisionBook } from './review/decision-book.ts';
import type { Review } from './review/review.ts';
import type { Principal } from './principal.ts';
import { textExtension } from './text-extension.ts';
import { removal } from './keeping/removal.ts';

interface Parts {
  readonly store: Store;
  readonly folds: Folds;
  readonly table: JobTable;
  readonly acceptor: Acceptor;
  readonly outputs: Outputs;
  readonly review: Pick<Review, 'text'>;
  readonly book: Pick<DecisionBook, 'forgetting'>;
  /** By kind: what would stay of their jobs if they were broken off. */
  readonly pipelines: ReadonlyMap<string, Pick<Pipeline, 'brokenOff'>>;
}

/** The text a job has come to so far. */
export interface ResultText {
  readonly text: string;
  readonly extension: 'md' | 'txt';
}

/** What is done with jobs as a whole: read their result, do them again, throw them away. */
export class Jobs {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * The document under the decisions that stand: the original while nothing was done, everything finished so far while
   * it runs. Of a text that is being written, what it would be if it ended now.
   */
  async result(row: JobRow, which: WhichChanges = 'accepted'): Promise<ResultText> {
    const { folds, review, pipelines } = this.#parts;
    const current = await folds.current(row.id);
    const left = current.end ? undefined : pipelines.get(row.kind)?.brokenOff?.(current);
    const state = left ? asIfSaid(current, left.events) : current;
    const known = state.announced === state.blocks.length;
    const text = known ? await review.text(row, state, which) : await this.#original(row.id);
    return { text, extension: textExtension(state) };
  }

  /** A new job from the same request. @returns undefined while the job has not ended. */
  async retry(principal: Principal, row: JobRow, once?: IdempotentRequest): Promise<AcceptOutcome | undefined> {
    if (!isTerminal(row.status)) return undefined;
    const request = await this.#parts.table.request(row.id);
    return this.#parts.acceptor.accept(principal, row.kind, request, { once, repeated: row });
  }

  /** Deletes an ended job with its log, versions and outputs. @returns false while it has not ended. */
  async remove(row: JobRow): Promise<boolean> {
    if (!isTerminal(row.status)) return false;
    const { store, folds, outputs, book } = this.#parts;
    await store.atomic([...book.forgetting(row.id), ...removal(row)]);
    folds.forget(row.id);
    await outputs.remove(row.id);
    return true;
  }

  async #original(job: string): Promise<string> {
    const request = await this.#parts.table.request(job);
    return inputText(request);
  }
}

function inputText(request: unknown): string {
  const input = typeof request === 'object' && request !== null && 'input' in request ? request.input : undefined;
  const text = typeof input === 'object' && input !== null && 'text' in input ? input.text : undefined;
  return typeof text === 'string' ? text : '';
}
