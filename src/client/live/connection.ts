import type { Command } from '../../protocol/commands.ts';
import type { ServerFrame } from '../../protocol/frames/frames.ts';
import { backoff, within } from '../backoff.ts';
import { Ladder } from './ladder.ts';
import { RedraftError } from '../redraft-error.ts';
import { hears } from './trial.ts';
import type { HangUp, Transport, TransportName } from '../transports/transport.ts';

/** How the job is being heard of. `waiting`: cut off, and about to dial again. */
export interface Reach {
  readonly status: 'connecting' | 'catching_up' | 'live' | 'waiting' | 'closed';
  readonly transport: TransportName;
  /** Why dialling again cannot help. */
  readonly error?: RedraftError | undefined;
  /** While it waits: when it dials again; ms since 1970. */
  readonly nextAt?: number | undefined;
  /** While it catches up: the seq of the last event there was when the line was taken up. */
  readonly head?: number | undefined;
}

/** Clocks and chance, as a connection uses them. */
export interface Timing {
  /** ms on a transport that was not wanted before the wanted one is tried again; doubles, up to 10 minutes. */
  readonly comeBackMs: number;
  /** 0 to 1: spreads the delays. */
  readonly random: () => number;
  /** ms since 1970. */
  readonly now: () => number;
  /** Resolves after so many ms, or at once when `signal` is aborted. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** What a connection is made of, and who hears of it. */
export interface ConnectionParts {
  readonly job: string;
  /** The first is the one wanted; each following one is for networks that break those before. */
  readonly transports: readonly [Transport, ...Transport[]];
  readonly timing: Timing;
  /** Where to go on from. */
  readonly since: () => string | undefined;
  /** @returns false when something is missing: the connection is given up, and another one asks for a snapshot. */
  readonly onFrame: (frame: ServerFrame) => boolean;
  /** @returns false when what was said is not all of it. */
  readonly onEnd: () => boolean;
  readonly onReach: (reach: Reach) => void;
  /** Commands go there; undefined while there is nobody to send them to. */
  readonly onLine: (send: ((command: Command) => void) | undefined) => void;
  /** A command was refused by a reply that is no frame. */
  readonly onRefused: (id: string, error: RedraftError) => void;
}

/** A connection that held for so long was a good one, in ms. */
const STEADY_MS = 10_000;
const COME_BACK_MOST_MS = 600_000;

/** Keeps a job within hearing: dials, dials again by cursor, and falls back where a proxy breaks a transport. */
export class Connection {
  readonly #parts: ConnectionParts;
  readonly #ladder: Ladder;
  #closed = false;
  /** Aborted: hang up, or end the wait for the next dial. */
  #current = new AbortController();
  /** The next dial is wanted at once, and the end of this one is nobody's fault. */
  #hurry = false;
  /** The next dial is known to work: nothing is lost meanwhile, and nothing said of it. */
  #sure = false;
  /** When the last frame came. */
  #heard = 0;
  /** ms until the wanted transport is tried again; more, the oftener it did not hold. */
  #comeBackMs: number;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    this.#ladder = new Ladder(parts.transports);
    this.#comeBackMs = parts.timing.comeBackMs;
  }

  close(): void {
    this.#closed = true;
    this.#current.abort();
  }

  /** A wait is over, and a line that has been silent for `quietMs` is dialled again, at once. */
  probe(quietMs: number): void {
    if (this.#parts.timing.now() - this.#heard < quietMs) return;
    this.#hurry = true;
    this.#current.abort();
  }

  /** The network came back, and may be another one: as `probe`, with the wanted transport first. */
  restart(): void {
    this.#ladder.reset();
    this.probe(0);
  }

  /** Resolves when all was said (undefined), or with the reason why it was not. */
  async run(): Promise<RedraftError | undefined> {
    const { timing, onEnd, since } = this.#parts;
    for (let failures = 0; !this.#closed;) {
      const [from, began] = [since(), timing.now()];
      const transport = this.#ladder.current;
      const hangUp = await this.#dial(transport);
      if (this.#closed) break;
      if (hangUp.next === 'done' && onEnd()) return this.#over(transport);
      if (hangUp.next === 'stop') return this.#over(transport, hangUp.error);
      if (hangUp.next === 'other') {
        if (!this.#ladder.closed()) return this.#over(transport, hangUp.error);
        continue;
      }
      const held = since() !== from || timing.now() - began >= STEADY_MS;
      failures = held ? 0 : failures + 1;
      await this.#wait(transport, hangUp, failures);
    }
    return this.#over(this.#ladder.current, new RedraftError('CLOSED', 'The connection was closed.', false));
  }

  #over({ name }: Transport, error?: RedraftError): RedraftError | undefined {
    this.#closed = true;
    this.#parts.onReach({ status: 'closed', transport: name, error: error?.code === 'CLOSED' ? undefined : error });
    return error;
  }

  async #dial(transport: Transport): Promise<HangUp> {
    const { job, since, onFrame, onReach, onLine, onRefused } = this.#parts;
    const { name } = transport;
    const current = (this.#current = new AbortController());
    const { signal } = current;
    let [connected, lived] = [false, false];
    if (!this.#sure) onReach({ status: 'connecting', transport: name });
    this.#sure = false;
    const hangUp = await transport.open({
      job,
      since: since(),
      signal,
      onReady: onLine,
      onRefused,
      onFrame: (frame) => {
        if (signal.aborted) return;
        this.#heard = this.#parts.timing.now();
        lived ||= connected && frame.type !== 'connected';
        if (frame.type === 'connected') {
          connected = true;
          onReach({ status: 'catching_up', transport: name, head: frame.head });
        }
        const whole = onFrame(frame);
        if (frame.type === 'live' && whole) {
          onReach({ status: 'live', transport: name });
          if (transport !== this.#ladder.wanted) void this.#comeBack(signal);
        }
        if (whole) return;
        lived = false;
        current.abort();
      },
    });
    current.abort();
    onLine(undefined);
    const silent = hangUp.next === 'again' && hangUp.silent === true;
    if (lived && !silent) this.#worked(transport);
    else if (hangUp.next === 'again' && !this.#hurry) this.#ladder.missed();
    return hangUp;
  }

  #worked(transport: Transport): void {
    this.#ladder.worked();
    if (transport === this.#ladder.wanted) this.#comeBackMs = this.#parts.timing.comeBackMs;
  }

  async #wait({ name }: Transport, hangUp: HangUp, failures: number): Promise<void> {
    const { onReach, timing } = this.#parts;
    const after = hangUp.next === 'again' ? hangUp.after : undefined;
    const ms = after ? within(after, timing.random) : backoff(failures, timing.random);
    const waiting = (this.#current = new AbortController());
    if (!this.#sure) onReach({ status: 'waiting', transport: name, nextAt: timing.now() + ms });
    if (!this.#hurry && !this.#closed) await timing.pause(ms, waiting.signal);
    this.#hurry = false;
  }

  /** While it is live on a transport that was not wanted: goes back as soon as the wanted one works. */
  async #comeBack(signal: AbortSignal): Promise<void> {
    const { random, pause } = this.#parts.timing;
    for (;;) {
      const ms = this.#comeBackMs;
      this.#comeBackMs = Math.min(COME_BACK_MOST_MS, ms * 2);
      await pause(ms * (1 + random()), signal);
      if (signal.aborted) return;
      const works = await hears(this.#ladder.wanted, this.#parts.job, this.#parts.since(), signal);
      if (signal.aborted) return;
      if (!works) continue;
      this.#sure = true;
      return this.restart();
    }
  }
}
