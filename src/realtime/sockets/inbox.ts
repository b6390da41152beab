import { CLOSE, type CloseCode } from '../../protocol/frames/close-codes.ts';
import { errorBody, type ErrorBody } from '../../protocol/errors.ts';
import type { ClientFrame } from '../../protocol/frames/frames.ts';
import { parseClientFrame } from '../../protocol/frames/parse-client-frame.ts';
import { Rate } from '../rate.ts';
import { Recent } from './recent.ts';

const PER_SECOND = 20;
const BURST = 40;
/** How much may wait for what came before it. */
const WAITING = 64;
/** How long it is held against a client that its frames were bad, or too many. */
const WINDOW_MS = 10_000;
const BAD_FRAMES = 3;
/** How many frames may be refused in that time before the socket is closed. */
const REFUSALS = 20;

/** What became of a message: a frame to be handled, or a refusal to be said, and perhaps the end of the socket. */
export interface Received {
  /** Of the frame; `bad` where it is none. */
  readonly type: string;
  readonly frame?: ClientFrame;
  readonly refusal?: { readonly id: string | null; readonly error: ErrorBody };
  readonly close?: { readonly code: CloseCode; readonly reason: string };
}

/** What one connection may say: how fast, how wrongly, and strictly one thing after the other. */
export class Inbox {
  readonly #rate: Rate;
  readonly #bad = new Recent(WINDOW_MS);
  readonly #refused = new Recent(WINDOW_MS);
  #waiting = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(clock: number) {
    this.#rate = new Rate(PER_SECOND, BURST, clock);
  }

  receive(message: string, clock: number): Received {
    const admission = this.admit(clock);
    if (admission === 'close') return { type: 'refused', close: { code: CLOSE.RATE, reason: 'too many frames' } };
    const parsed = parseClientFrame(message);
    const type = parsed.ok ? parsed.frame.type : 'bad';
    if (admission === 'refuse') {
      const id = parsed.ok && 'id' in parsed.frame ? parsed.frame.id : null;
      return { type, refusal: { id, error: errorBody('RATE_LIMITED') } };
    }
    if (parsed.ok) return { type, frame: parsed.frame };
    const refusal = { id: parsed.id, error: errorBody('BAD_FRAME', parsed.problem) };
    if (!this.bad(clock)) return { type, refusal };
    return { type, refusal, close: { code: CLOSE.BAD_FRAME, reason: 'bad frames' } };
  }

  /** `refuse`: too fast, say so; `close`: it was said often enough. */
  admit(clock: number): 'ok' | 'refuse' | 'close' {
    if (this.#rate.take(clock) && this.#waiting < WAITING) return 'ok';
    return this.#refused.add(clock) > REFUSALS ? 'close' : 'refuse';
  }

  /** @returns true when this bad frame is one too many. */
  bad(clock: number): boolean {
    return this.#bad.add(clock) >= BAD_FRAMES;
  }

  /** Does `work`, which never rejects, after everything that came before it. */
  queue(work: () => Promise<void>): void {
    this.#waiting += 1;
    this.#last = this.#last.then(work).finally(() => (this.#waiting -= 1));
  }
}
