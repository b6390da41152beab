import { expect } from 'bun:test';
import { sha256 } from '../../src/documents/sha256.ts';
import { documentText } from '../../src/protocol/document.ts';
import type { LoggedEvent } from '../../src/protocol/events.ts';
import { reduce } from '../../src/protocol/fold/reduce.ts';
import { completedText, indexOfBlock } from '../../src/protocol/fold/reduce-text.ts';
import { joinParts } from '../../src/protocol/fold/snapshot.ts';
import { initialState, type JobState } from '../../src/protocol/fold/state.ts';
import type { Json } from './world.ts';

/**
 * A client's view of one job, whatever the transport: folds what it is sent and holds the server to its proofs, the
 * chain, the offsets, the sums and the end.
 */
export class Watcher {
  state: JobState;
  /** Every frame, in order. */
  readonly frames: Json[] = [];
  end: Json | undefined;
  #parts: Json[] = [];
  readonly #waiters = new Set<() => void>();
  /** Why the server cannot be believed any more. */
  #broken: { readonly error: unknown } | undefined;

  constructor(job: string) {
    this.state = initialState(job);
  }

  get text(): string {
    return documentText(this.state.lead, this.state.blocks);
  }

  /** The frames, but for how many watch: that is told once a second, between whichever two the second falls. */
  get told(): Json[] {
    return this.frames.filter(({ type }) => type !== 'viewers');
  }

  get types(): string[] {
    return this.frames.map(({ type }) => type);
  }

  take(frame: Json): void {
    this.frames.push(frame);
    try {
      this.#check(frame);
    } catch (error) {
      this.#broken ??= { error };
      throw error;
    } finally {
      for (const look of this.#waiters) look();
    }
  }

  /** Takes what a client saw before it came here; `frames` begins anew after it. */
  seen(frames: readonly Json[]): void {
    for (const frame of frames) this.take(frame);
    this.frames.length = 0;
  }

  /** Resolves with the first frame, past or to come, that fits; rejects when a proof has failed. */
  until(fits: (frame: Json) => boolean): Promise<Json> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (this.#broken) return reject(this.#broken.error);
        const frame = this.frames.find(fits);
        if (frame === undefined) return;
        this.#waiters.delete(look);
        resolve(frame);
      };
      this.#waiters.add(look);
      look();
    });
  }

  #check(frame: Json): void {
    if (frame.type === 'snapshot') this.#snapshot(frame);
    else if (frame.type === 'stream_end') this.#ended(frame);
    else if (typeof frame.seq === 'number' && frame.data !== undefined) this.#event(frame);
  }

  #snapshot(frame: Json): void {
    this.#parts = frame.part === 1 ? [frame] : [...this.#parts, frame];
    expect(frame.part).toBe(this.#parts.length);
    if (frame.part !== frame.of) return;
    this.state = joinParts(
      this.#parts.map(({ state }) => state),
      initialState(this.state.job),
    );
    expect(this.state.seq).toBe(frame.seq);
    expect(this.state.chain).toBe(frame.chain);
  }

  #event(event: LoggedEvent): void {
    expect(event.seq).toBeGreaterThan(this.state.seq);
    expect(this.state.end).toBeNull();
    if (event.type === 'content') {
      const { open } = this.state;
      const same = open?.block === event.data.block && open.pass === event.data.pass;
      expect(event.data.off).toBe(same ? open.text.length : 0);
    } else expect(event.prev).toBe(this.state.chain);
    if (event.type === 'block_decided') {
      const { text, length, sha256: sum } = event.data;
      expect([text.length, sha256(text)]).toEqual([length, sum]);
    }
    this.state = reduce(this.state, event.type === 'block_complete' ? this.#proved(event) : event);
  }

  /** Text that was left out is what was streamed, or what follows from the changes; the sum decides. */
  #proved(event: Extract<LoggedEvent, { type: 'block_complete' }>): LoggedEvent {
    const { data } = event;
    const block = this.state.blocks[indexOfBlock(this.state.blocks, data.block)];
    if (!block) throw new Error(`no block ${data.block}`);
    const streamed = this.state.open?.block === data.block ? this.state.open.text : undefined;
    const candidates = [data.text, streamed, completedText(block, data)];
    const text = candidates.find((candidate) => candidate !== undefined && sha256(candidate) === data.sha256);
    expect(text).toBeString();
    expect(text).toHaveLength(data.length);
    return { ...event, data: { ...data, text: text ?? '' } };
  }

  #ended(frame: Json): void {
    this.end = frame;
    expect(frame.seq).toBe(this.state.seq);
    expect(frame.status).toBe(this.state.status);
    if (this.state.announced === this.state.blocks.length) expect(sha256(this.text)).toBe(frame.text_sha256);
  }
}
