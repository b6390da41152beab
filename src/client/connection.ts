import type { ServerFrame } from '../protocol/frames.ts';
import { backoff, within } from './backoff.ts';
import type { Outbox } from './outbox.ts';
import type { RedraftError } from './redraft-error.ts';
import type { Transport, TransportName } from './transports/transport.ts';

/** How the job is being heard of. `waiting`: cut off, and about to dial again. */
export interface Reach {
  readonly status: 'connecting' | 'catching_up' | 'live' | 'waiting' | 'closed';
  readonly transport: TransportName;
  readonly error?: RedraftError | undefined;
  /** While it waits: when it dials again; ms since 1970. */
  readonly nextAt?: number | undefined;
}

interface ConnectionParts {
  readonly job: string;
  /** The first is the one wanted; each following one is for networks that break those before. */
  readonly transports: readonly [Transport, ...Transport[]];
  readonly outbox: Outbox;
  /** Where to go on from. */
  readonly since: () => string | undefined;
  /** @returns false when something is missing: the connection is given up and another one asks for a snapshot. */
  readonly onFrame: (frame: ServerFrame) => boolean;
  readonly onReach: (reach: Reach) => void;
  readonly random?: (() => number) | undefined;
}

/** Failures in a row after which a transport is taken for broken by the network. */
const PATIENCE = 2;

/** Keeps a job within hearing: dials, dials again by cursor, and falls back where a proxy breaks a transport. */
export class Connection {
  readonly #parts: ConnectionParts;
  readonly #closed = new AbortController();
  #current = new AbortController();
  #wake: () => void = () => undefined;
  /** ms since 1970; when the last frame came. */
  #heard = 0;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
  }

  close(): void {
    this.#closed.abort();
    this.#current.abort();
    this.#wake();
  }

  /** The network or the tab came back: a wait is over, and a line that has been silent for `quietMs` is dialled again. */
  probe(quietMs: number): void {
    this.#wake();
    if (Date.now() - this.#heard >= quietMs) this.#current.abort();
  }

  /** Resolves when all was said (undefined), or with the reason why dialling again cannot help. */
  async run(): Promise<RedraftError | undefined> {
    const { transports, onReach } = this.#parts;
    let [at, misses, failures] = [0, 0, 0];
    while (!this.#closed.signal.aborted) {
      const transport = transports[at] ?? transports[0];
      const { hangUp, lived } = await this.#dial(transport);
      if (hangUp.next !== 'again') {
        const error = hangUp.next === 'stop' ? hangUp.error : undefined;
        onReach({ status: 'closed', transport: transport.name, error });
        return error;
      }
      failures = lived ? 0 : failures + 1;
      misses = lived ? 0 : misses + 1;
      if (misses === PATIENCE) [at, misses] = [(at + 1) % transports.length, 0];
      if (this.#closed.signal.aborted) break;
      const { random } = this.#parts;
      const delay = hangUp.after ? within(hangUp.after, random) : backoff(failures, random);
      onReach({ status: 'waiting', transport: transport.name, nextAt: Date.now() + delay });
      await this.#pause(delay);
    }
    onReach({ status: 'closed', transport: (transports[at] ?? transports[0]).name });
    return undefined;
  }

  async #dial(transport: Transport) {
    const { job, outbox, since, onFrame, onReach } = this.#parts;
    const current = (this.#current = new AbortController());
    let [connected, lived] = [false, false];
    onReach({ status: 'connecting', transport: transport.name });
    const hangUp = await transport.open({
      job,
      since: since(),
      signal: current.signal,
      onReady: (send) => outbox.connect(send),
      onFrame: (frame) => {
        if (current.signal.aborted) return;
        this.#heard = Date.now();
        if (frame.type === 'connected' && !connected) onReach({ status: 'catching_up', transport: transport.name });
        if (frame.type === 'live') onReach({ status: 'live', transport: transport.name });
        connected ||= frame.type === 'connected';
        lived ||= connected && frame.type !== 'connected';
        if (onFrame(frame)) return;
        lived = false;
        current.abort();
      },
    });
    outbox.disconnect();
    return { hangUp, lived };
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
