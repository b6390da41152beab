import { documentText } from '../../protocol/document.ts';
import type { LoggedEvent } from '../../protocol/events.ts';
import type { SnapshotFrame } from '../../protocol/frames/frames.ts';
import { isOfBlock, reduceInto } from '../../protocol/fold/reduce.ts';
import { completedText, indexOfBlock } from '../../protocol/fold/reduce-text.ts';
import { joinParts } from '../../protocol/fold/snapshot.ts';
import { type BlockState, initialState, type JobState } from '../../protocol/fold/state.ts';
import { sha256 } from '../sha256.ts';

/** The event as it was folded in; `known`: seen before; `missing`: something was lost on the way. */
export type Taken = LoggedEvent | 'known' | 'missing';

/**
 * One job as its events tell it, held to the protocol's proofs: chain, offsets, sums. After `missing` the state stays
 * as it was, and only a snapshot can be trusted.
 */
export class View {
  #state: JobState;
  #parts: SnapshotFrame[] = [];
  /** The state's list of blocks while nobody else holds it: thousands of blocks are not copied for each that changes. */
  #own: BlockState[] = [];

  constructor(job: string) {
    this.#state = initialState(job);
  }

  /** As it is now: what is told later does not change it. */
  get state(): JobState {
    this.#own = [];
    return this.#state;
  }

  /** The seq of the last event that is known. */
  get seq(): number {
    return this.#state.seq;
  }

  /** @returns true when it was the last part, and the state is the snapshot's. */
  snapshot(frame: SnapshotFrame): boolean | 'missing' {
    this.#parts = frame.part === 1 ? [frame] : [...this.#parts, frame];
    if (frame.part !== this.#parts.length) return 'missing';
    if (frame.part !== frame.of) return false;
    const parts = this.#parts.map(({ state }) => state);
    this.#parts = [];
    this.#state = joinParts(parts, initialState(this.#state.job));
    return true;
  }

  take(event: LoggedEvent): Taken {
    const { seq, chain, open } = this.#state;
    if (event.seq <= seq) return 'known';
    if (event.type === 'content') {
      const { pass, block, off } = event.data;
      const length = open?.block === block && open.pass === pass ? open.text.length : 0;
      if (off !== length) return 'missing';
    } else if (event.prev !== chain) return 'missing';
    const whole = this.#proved(event);
    if (!whole) return 'missing';
    if (isOfBlock(whole) && this.#own !== this.#state.blocks) this.#own = this.#state.blocks.slice();
    this.#state = reduceInto(this.#own, this.#state, whole);
    return whole;
  }

  /** Whether the job has ended, and its text is the one that its end names. */
  isWhole(): boolean {
    const { end, announced, blocks, lead } = this.#state;
    if (!end) return false;
    // A job that ended before its document was read names the sum of its input.
    return announced !== blocks.length || sha256(documentText(lead, blocks)) === end.text_sha256;
  }

  /** @returns undefined when the text is not the one that the event names. */
  #proved(event: LoggedEvent): LoggedEvent | undefined {
    if (event.type === 'block_complete') return this.#completed(event);
    if (event.type !== 'block_decided') return event;
    return sha256(event.data.text) === event.data.sha256 ? event : undefined;
  }

  /** Text that was left out is what was streamed, or what follows from the changes; the sum decides. */
  #completed(event: Extract<LoggedEvent, { type: 'block_complete' }>): LoggedEvent | undefined {
    const { data } = event;
    const { blocks, open } = this.#state;
    const block = blocks[indexOfBlock(blocks, data.block)];
    if (!block) return undefined;
    const streamed = open?.block === data.block ? open.text : undefined;
    const candidates = [data.text, streamed, completedText(block, data)];
    const text = candidates.find((candidate) => candidate !== undefined && sha256(candidate) === data.sha256);
    return text === undefined ? undefined : { ...event, data: { ...data, text } };
  }
}
