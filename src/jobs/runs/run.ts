import { errorBody } from '../../protocol/errors.ts';
import type { EventData, JobEvent, UpstreamEnd } from '../../protocol/events.ts';
import type { JobState } from '../../protocol/fold/state.ts';
import type { JobStatus } from '../../protocol/status.ts';
import { ContentBuffer } from './content-buffer.ts';
import type { Ending, Endings } from './endings.ts';
import { JobFailure } from '../job-failure.ts';
import type { Pipeline, RunContext } from '../pipeline.ts';
import { PipelineCall } from './pipeline-call.ts';
import type { RunLimits } from './run-limits.ts';
import { Fenced, type RunLog } from './run-log.ts';

/** Why a run ends before its pipeline does. */
export type Stop = 'cancel' | 'pause' | 'drain' | 'timeout' | 'interrupt';

/** What one run works with: its job’s pipeline and context, the log under its fence, and who hears of failures. */
export interface RunParts {
  readonly pipeline: Pipeline;
  readonly context: Omit<RunContext, 'signal' | 'rest' | 'paid'>;
  readonly log: RunLog;
  readonly endings: Endings;
  readonly limits: RunLimits;
  readonly onFailure: (error: unknown) => void;
}

/** While nobody has asked to cancel. */
const UNCANCELLED: readonly JobStatus[] = ['running', 'pausing'];

/** What became of the pipeline's next event. `overtaken`: a command was committed before it, and it was not. */
type Step = 'more' | 'ended' | 'asked' | 'stopped' | 'overtaken';

/** A reason to stop that outlasts the call it aborts: whatever else happens, this run does not go on. */
interface LastWish {
  readonly reason: 'timeout' | 'drain';
  readonly now: boolean;
}

/** One run of one job: drives the pipeline, commits what it yields, and stops when it is told to. */
export class Run {
  readonly #parts: RunParts;
  #abort = new AbortController();
  #stop: Stop | undefined;
  #lastWish: LastWish | undefined;
  readonly #interrupts = new Set<string>();
  /** The pipeline waits for somebody else: nothing of the job is under way. */
  #resting = false;
  /** What calls have cost and is in no commit yet. */
  readonly #paid: JobEvent[] = [];

  constructor(parts: RunParts) {
    this.#parts = parts;
  }

  /**
   * Ends the run before its pipeline does. The first reason that aborts a call stays; where that was an interrupt, a time
   * limit or a drain that came meanwhile ends the run once the call has let go.
   * @param now aborts the call in flight; else the run stops at the end of the block
   */
  stop(reason: Stop, now: boolean): void {
    if (reason === 'timeout' || (reason === 'drain' && this.#lastWish?.reason !== 'timeout')) {
      this.#lastWish = { reason, now };
    }
    if (reason === 'drain' && now) this.#parts.log.giveUp();
    if (this.#abort.signal.aborted) return;
    this.#stop = reason;
    if (now || this.#resting) this.#leave(reason);
  }

  #leave(reason: Stop): void {
    this.#abort.abort(new DOMException(reason, 'AbortError'));
  }

  /** While the pipeline waits there is no end of a block to wait for: a stop and what people say take effect at once. */
  #rest(resting: boolean): void {
    this.#resting = resting;
    if (!resting) return;
    if (this.#stop) this.#leave(this.#stop);
    this.attend(this.#parts.context.state());
  }

  /** Reads from the fold what people want of this run. */
  attend(state: JobState): void {
    if (state.status === 'cancelling') this.stop('cancel', true);
    else if (state.status === 'pausing') this.stop('pause', state.reason === 'now');
    else if (this.#stop === 'pause' && !this.#abort.signal.aborted) this.#stop = this.#lastWish?.reason;
    if (state.status === 'running') this.#interrupt(state);
  }

  /**
   * Calls the pipeline anew for what people say with mode `interrupt`, and for anything they say while it waits. Before a
   * pass begins there is nothing to abort: the pass hears it when it begins.
   */
  #interrupt({ feedback, passes }: JobState): void {
    const unheard = feedback.filter((said) => !said.applied && (this.#resting || said.mode === 'interrupt'));
    const heard = this.#interrupts.size;
    for (const said of unheard) this.#interrupts.add(said.feedback);
    if (this.#interrupts.size === heard) return;
    if (passes.some(({ status }) => status === 'running')) this.stop('interrupt', true);
  }

  /** Resolves when the job has ended or was let go, and everything that can be said of it is committed. */
  async finish(): Promise<void> {
    try {
      while ((await this.#drive()) === 'again') this.#begin();
    } catch (error) {
      if (!(error instanceof Fenced)) await this.#fail(error);
    }
  }

  #begin(): void {
    this.#abort = new AbortController();
    this.#stop = undefined;
    this.#resting = false;
    if (this.#lastWish) this.stop(this.#lastWish.reason, this.#lastWish.now);
    this.attend(this.#parts.context.state());
  }

  async #drive(): Promise<'again' | 'over'> {
    const { pipeline, context, limits } = this.#parts;
    const { signal } = this.#abort;
    const call = new PipelineCall(pipeline, {
      ...context,
      signal,
      // What a call says after it was left is of no account.
      rest: (resting) => void (signal.aborted || this.#rest(resting)),
      paid: (data) => {
        this.#paid.push({ type: 'usage', data });
        call.nudge();
      },
    });
    const text = new ContentBuffer();
    try {
      let step: Step = 'more';
      while (step === 'more' && !(this.#stop && context.state().open === null)) {
        step = await this.#take(call, text);
      }
      const upstream = await call.letGo(limits.graceMs);
      await this.#settle();
      if (step === 'asked') return 'over';
      return await (step === 'overtaken' ? this.#obey(upstream) : this.#conclude(this.#stop, upstream));
    } finally {
      this.#abort.abort();
      call.abandon();
    }
  }

  /** Waits for the next event; meanwhile commits the streamed text that was gathered, and what calls have cost. */
  async #take(call: PipelineCall, text: ContentBuffer): Promise<Step> {
    const { clock, gatherMs } = this.#parts.context;
    for (;;) {
      const next = await call.next(text.empty ? undefined : text.dueIn(clock(), gatherMs()));
      if (next === 'aborted') return 'stopped';
      if (next !== 'quiet') return this.#hear(next, text);
      await this.#flush(text);
      await this.#settle();
    }
  }

  async #hear({ done, value }: IteratorResult<JobEvent>, text: ContentBuffer): Promise<Step> {
    if (!done && value.type === 'content') return this.#gather(value.data, text);
    if (!text.empty) await this.#flush(text);
    return done ? 'ended' : this.#commit(value);
  }

  async #gather(streamed: EventData['content'], text: ContentBuffer): Promise<Step> {
    const first = text.add(streamed);
    if (first) await this.#parts.log.append([{ type: 'content', data: first }]);
    const { clock, gatherMs } = this.#parts.context;
    if (!text.empty && text.dueIn(clock(), gatherMs()) === 0) await this.#flush(text);
    return 'more';
  }

  async #flush(text: ContentBuffer): Promise<void> {
    const data = text.take(this.#parts.context.clock());
    if (data) await this.#parts.log.append([{ type: 'content', data }]);
  }

  async #commit(event: JobEvent): Promise<Step> {
    if (event.type === 'input_requested') return this.#ask(event);
    return (await this.#append([event])) ? 'more' : 'overtaken';
  }

  /** Commits events, behind what calls have cost since the last commit. */
  async #append(events: readonly JobEvent[], commit?: Parameters<RunLog['append']>[1]): Promise<boolean> {
    const paid = this.#paid.splice(0);
    const stored = await this.#parts.log.append([...paid, ...events], commit);
    if (!stored) this.#paid.unshift(...paid);
    return stored;
  }

  async #settle(): Promise<void> {
    if (this.#paid.length > 0) await this.#append([]);
  }

  /** A pause that came first holds, and the question is asked when the job goes on. */
  async #ask(question: JobEvent): Promise<Step> {
    const asked = await this.#append([question], { status: 'awaiting_input', from: ['running'] });
    return asked ? 'asked' : 'overtaken';
  }

  /** Says how the run ended; where a command was committed first, what that command wants instead. */
  async #conclude(stop: Stop | undefined, upstream: UpstreamEnd): Promise<'again' | 'over'> {
    const said = await this.#say(stop, upstream);
    return said && stop !== 'interrupt' ? 'over' : this.#obey(upstream);
  }

  /** Does what the newest command wants; where there is none, what outlasts the call; else the run goes on. */
  async #obey(upstream: UpstreamEnd): Promise<'again' | 'over'> {
    const { status } = this.#parts.context.state();
    if (status === 'cancelling') return this.#conclude('cancel', upstream === 'none' ? 'completed_first' : upstream);
    if (status === 'pausing') return this.#conclude('pause', upstream);
    return this.#lastWish ? this.#conclude(this.#lastWish.reason, upstream) : 'again';
  }

  async #say(stop: Stop | undefined, upstream: UpstreamEnd): Promise<boolean> {
    const { log, endings, context } = this.#parts;
    const state = context.state();
    const elapsed = log.elapsed();
    switch (stop) {
      case 'cancel':
        return this.#end(await endings.cancelled(state, state.reason, upstream, elapsed));
      case 'timeout':
        return this.#end(await endings.failed(state, errorBody('TIMEOUT_ERROR'), elapsed), { from: UNCANCELLED });
      case 'pause':
        return this.#move('paused', state.reason ?? 'user', ['pausing']);
      case 'drain':
        return this.#move('queued', 'drain', ['running']);
      case 'interrupt':
        return true;
      case undefined:
        return this.#done(state, elapsed);
    }
  }

  /** Refused where the pipeline still owes somebody an answer, or somebody said something since it returned. */
  async #done(state: JobState, elapsed: number): Promise<boolean> {
    const { pipeline, endings } = this.#parts;
    if (pipeline.owes?.(state)) return false;
    const on = pipeline.owes ? { head: state.seq } : {};
    return this.#end(await endings.done(state, elapsed), { from: UNCANCELLED, ...on });
  }

  #move(status: JobStatus, reason: string, from: readonly JobStatus[]): Promise<boolean> {
    return this.#parts.log.append([{ type: 'state', data: { status, reason } }], { status, from });
  }

  async #fail(error: unknown): Promise<void> {
    const { log, endings, context, onFailure } = this.#parts;
    onFailure(error);
    const said = error instanceof JobFailure ? error.body : errorBody('PROCESSING_ERROR');
    const ending = await endings.failed(context.state(), said, log.elapsed());
    await this.#end(ending).catch((late: unknown) => late instanceof Fenced || onFailure(late));
  }

  async #end({ events, also, after }: Ending, commit?: Parameters<RunLog['append']>[1]): Promise<boolean> {
    const said = await this.#parts.log.append(events, { ...commit, also });
    if (said) await after();
    return said;
  }
}
