import type { ErrorBody } from '../../protocol/errors.ts';
import type { JobEvent, UpstreamEnd } from '../../protocol/events.ts';
import type { JobState } from '../../protocol/fold/state.ts';
import type { Statement } from '../../store/driver.ts';
import { asIfSaid } from '../log/as-if-said.ts';
import { withoutContent } from '../log/event-log-sql.ts';
import type { BrokenOff, Pipeline } from '../pipeline.ts';
import { textExtension } from '../text-extension.ts';
import { versionStatement } from '../versions/version-statement.ts';
import { type JobResult, resultOf } from '../versions/job-result.ts';
import type { Outputs } from './outputs.ts';

/** The events that end a job, the terminal one last, with the rows that stand or fall with them. */
export interface Ending {
  readonly events: readonly JobEvent[];
  readonly also: readonly Statement[];
  /** To be called once they are committed. */
  readonly after: () => Promise<void>;
}

/** What stays of a job that did not come to its end. */
interface Left extends Pick<Ending, 'events' | 'also'> {
  readonly said: Pick<JobResult, 'version' | 'partial' | 'text_sha256'>;
  readonly copy: () => Promise<void>;
}

interface Parts {
  readonly outputs: Outputs;
  /** By kind; they say what stays of a job that is broken off. */
  readonly pipelines: ReadonlyMap<string, Pick<Pipeline, 'brokenOff'>>;
  /** ms since 1970. */
  readonly now: () => number;
}

/**
 * Makes terminal events, which say what the text came to, proved by its sum. The result is copied into the output folder
 * before a job is `done` or failed; whoever cancels does not wait for the copy.
 */
export class Endings {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** @param elapsed ms that the job spent running. */
  async done(state: JobState, elapsed: number): Promise<Ending> {
    const { changes, text, ...said } = await resultOf(state);
    await this.#copy(state, text);
    const data = { ...said, elapsed_ms: Math.round(elapsed), changes };
    return { events: [{ type: 'done', data }], also: [], after: nothing };
  }

  async failed(state: JobState, error: ErrorBody, elapsed: number): Promise<Ending> {
    const { events, also, said, copy } = await this.#left(state);
    await copy();
    const data = { ...said, elapsed_ms: Math.round(elapsed), error };
    return { events: [...events, { type: 'error', data }], also, after: nothing };
  }

  async cancelled(
    state: JobState,
    reason: string | null | undefined,
    upstream: UpstreamEnd,
    elapsed: number,
  ): Promise<Ending> {
    const { events, also, said, copy } = await this.#left(state);
    const data = { ...said, elapsed_ms: Math.round(elapsed), reason: reason ?? 'user', upstream };
    return { events: [...events, { type: 'cancelled', data }], also, after: copy };
  }

  async #left(before: JobState): Promise<Left> {
    const pipeline = this.#parts.pipelines.get(before.accepted?.kind ?? '');
    const { events = [], shown } = pipeline?.brokenOff?.(before) ?? {};
    const { job, open } = before;
    const also: Statement[] = open && events.length > 0 ? [withoutContent(job, open)] : [];
    if (shown) also.push(await versionStatement({ ...shown, job, at: this.#parts.now() }));
    const state = asIfSaid(before, events);
    const { changes: _changes, text, ...said } = await resultOf(state);
    return {
      events,
      also,
      said: shown ? { ...said, version: shown.version, partial: true } : said,
      copy: () => this.#copy(state, text, shown),
    };
  }

  async #copy(state: JobState, text: string | undefined, shown?: BrokenOff['shown']): Promise<void> {
    const extension = textExtension(state);
    const { outputs } = this.#parts;
    if (shown) await outputs.write(state.job, `${shown.version}-${shown.pass}.${extension}`, shown.text);
    if (text !== undefined) await outputs.write(state.job, `result.${extension}`, text);
  }
}

async function nothing(): Promise<void> {}
