import { type ErrorBody } from '../protocol/errors.ts';
import type { JobEvent, UpstreamEnd } from '../protocol/events.ts';
import type { JobState } from '../protocol/state.ts';
import type { Statement } from '../store/driver.ts';
import { type Outcome, outcomeOf, versionStatement } from './outcome.ts';
import type { Outputs } from './outputs.ts';

/** A terminal event with the rows that belong to its commit. */
export interface Ending {
  readonly event: JobEvent;
  readonly also: readonly Statement[];
}

/** Makes terminal events: what the text came to at that moment, proved by its sum. */
export class Endings {
  readonly #outputs: Outputs;
  readonly #now: () => number;

  constructor(outputs: Outputs, now: () => number) {
    this.#outputs = outputs;
    this.#now = now;
  }

  /** @param elapsed ms that the job spent running. */
  async done(state: JobState, elapsed: number): Promise<Ending> {
    const { said, also, changes } = await this.#outcome(state, elapsed);
    return { event: { type: 'done', data: { ...said, changes } }, also };
  }

  async failed(state: JobState, error: ErrorBody, elapsed: number): Promise<Ending> {
    const { said, also } = await this.#outcome(state, elapsed);
    return { event: { type: 'error', data: { ...said, error } }, also };
  }

  async cancelled(state: JobState, reason = 'user', upstream: UpstreamEnd, elapsed: number): Promise<Ending> {
    const { said, also } = await this.#outcome(state, elapsed);
    return { event: { type: 'cancelled', data: { ...said, reason, upstream } }, also };
  }

  async #outcome(state: JobState, elapsed: number) {
    const outcome = outcomeOf(state);
    const { version, partial, text_sha256, changes, text } = outcome;
    const elapsed_ms = Math.round(elapsed);
    if (text !== undefined) await this.#outputs.write(state.job, `result.${extension(state)}`, text);
    return { said: { version, partial, text_sha256, elapsed_ms }, changes, also: this.#partialVersion(state, outcome) };
  }

  #partialVersion({ job }: JobState, { partial, text, version, pass }: Outcome): Statement[] {
    if (!partial || text === undefined) return [];
    return [versionStatement({ job, version, pass, text, partial, at: this.#now() })];
  }
}

/** The file ending of a job's texts. */
export function extension(state: JobState): 'md' | 'txt' {
  return state.accepted?.input.format === 'text' ? 'txt' : 'md';
}
