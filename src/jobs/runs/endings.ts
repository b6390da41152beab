import type { ErrorBody } from '../../protocol/errors.ts';
import type { JobEvent, UpstreamEnd } from '../../protocol/events.ts';
import type { JobState } from '../../protocol/fold/state.ts';
import { resultOf } from './job-result.ts';
import type { Outputs } from './outputs.ts';
import { textExtension } from '../text-extension.ts';

/** A terminal event, and what is done once it is committed. */
export interface Ending {
  readonly event: JobEvent;
  readonly after: () => Promise<void>;
}

/**
 * Makes terminal events: what the text came to at that moment, proved by its sum. The copy of the result is there before
 * a job is `done` or failed; who cancels does not wait for it.
 */
export class Endings {
  readonly #outputs: Outputs;

  constructor(outputs: Outputs) {
    this.#outputs = outputs;
  }

  /** @param elapsed ms that the job spent running. */
  async done(state: JobState, elapsed: number): Promise<Ending> {
    const { changes, text, ...said } = await resultOf(state);
    await this.#copy(state, text);
    return { event: { type: 'done', data: { ...said, elapsed_ms: Math.round(elapsed), changes } }, after: nothing };
  }

  async failed(state: JobState, error: ErrorBody, elapsed: number): Promise<Ending> {
    const { changes: _changes, text, ...said } = await resultOf(state);
    await this.#copy(state, text);
    return { event: { type: 'error', data: { ...said, elapsed_ms: Math.round(elapsed), error } }, after: nothing };
  }

  async cancelled(state: JobState, reason = 'user', upstream: UpstreamEnd, elapsed: number): Promise<Ending> {
    const { changes: _changes, text, ...said } = await resultOf(state);
    const data = { ...said, elapsed_ms: Math.round(elapsed), reason, upstream };
    return { event: { type: 'cancelled', data }, after: () => this.#copy(state, text) };
  }

  async #copy(state: JobState, text: string | undefined): Promise<void> {
    if (text !== undefined) await this.#outputs.write(state.job, `result.${textExtension(state)}`, text);
  }
}

async function nothing(): Promise<void> {}
