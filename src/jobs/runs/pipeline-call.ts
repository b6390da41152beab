import type { JobEvent, UpstreamEnd } from '../../protocol/events.ts';
import type { Pipeline, RunContext } from '../pipeline.ts';

type NextEvent = IteratorResult<JobEvent>;

/** One call of a pipeline: asked for its events one by one, until there are no more or it is let go. */
export class PipelineCall {
  readonly #context: RunContext;
  readonly #events: AsyncGenerator<JobEvent>;
  /** The event that was asked for and has not come. */
  #inFlight: Promise<NextEvent> | undefined;
  #nudged = false;
  #wake: (why: 'quiet' | 'aborted') => void = () => undefined;

  constructor(pipeline: Pipeline, context: RunContext) {
    this.#context = context;
    this.#events = pipeline.run(context);
    context.signal.addEventListener('abort', () => this.#wake('aborted'));
  }

  /**
   * The next event. `quiet`: it did not come within `quietMs`, or before a nudge; the next call waits for the same one.
   * `aborted`: the signal was aborted.
   * @param quietMs left undefined, only a nudge ends the waiting
   * @throws what the pipeline throws
   */
  async next(quietMs: number | undefined): Promise<NextEvent | 'quiet' | 'aborted'> {
    this.#inFlight ??= this.#events.next();
    const next = await this.#settled(this.#inFlight, quietMs);
    if (next !== 'quiet' && next !== 'aborted') this.#inFlight = undefined;
    this.#nudged = false;
    return next;
  }

  /** Ends the waiting for the next event, because there is something else to do. */
  nudge(): void {
    this.#nudged = true;
    this.#wake('quiet');
  }

  /** Ends the pipeline, and waits for that no longer than `graceMs`. @returns what became of the call that it was making */
  async letGo(graceMs: number): Promise<UpstreamEnd> {
    const working = this.#context.state().passes.some(({ status }) => status === 'running');
    if (!this.#inFlight) {
      await within(graceMs, this.#close());
      return working ? 'aborted' : 'none';
    }
    const ended = this.#cutShort(this.#inFlight, working ? 'aborted' : 'none');
    return (await within(graceMs, ended)) ?? 'abandoned';
  }

  /** @param broken what to return where the pipeline throws */
  async #cutShort(inFlight: Promise<NextEvent>, broken: 'aborted' | 'none'): Promise<UpstreamEnd> {
    let next: NextEvent;
    try {
      next = await inFlight;
    } catch {
      return broken;
    }
    if (!isUnderWay(next)) return 'completed_first';
    await this.#close();
    return 'aborted';
  }

  /** Ends the pipeline without waiting for that. */
  abandon(): void {
    this.#close().catch(() => undefined);
  }

  async #close(): Promise<void> {
    await this.#events.return(undefined);
  }

  #settled(next: Promise<NextEvent>, quietMs: number | undefined): Promise<NextEvent | 'quiet' | 'aborted'> {
    return new Promise((resolve, reject) => {
      this.#wake = resolve;
      if (this.#context.signal.aborted) resolve('aborted');
      // The pipeline itself may nudge, while it is asked for its event.
      else if (this.#nudged) resolve('quiet');
      if (quietMs === undefined) return void next.then(resolve, reject);
      const timer = setTimeout(() => resolve('quiet'), quietMs);
      next.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }
}

/** Whether an event is a piece of a text that is still being written: the call behind it is not over. */
function isUnderWay({ done, value }: NextEvent): boolean {
  return done !== true && (value.type === 'block_start' || value.type === 'content' || value.type === 'thinking');
}

/** @returns undefined when it takes longer. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: Timer | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
