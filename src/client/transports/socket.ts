import { SUBPROTOCOL } from '../../protocol/frames/frames.ts';
import { RedraftError } from '../redraft-error.ts';
import { frameOf } from './frame-of.ts';
import { afterCode, afterError } from './hang-ups.ts';
import type { Dial, HangUp, Transport } from './transport.ts';

/** A `WebSocket` as browsers have it. */
export type SocketClass = new (url: string, protocol: string) => WebSocket;

/** How sockets are opened. */
export interface SocketOptions {
  readonly url: string;
  /** A ticket for this dial; undefined where the browser's cookie, or nothing, is enough. */
  readonly ticket: (job: string) => Promise<string | undefined>;
  /** ms that the server may take to say its first word. */
  readonly patienceMs: number;
  /** The platform's own unless told; there is none in Node before 22. */
  readonly WebSocket?: SocketClass | undefined;
}

/** Heartbeats that may fail to come before the line counts as dead. */
const BEATS = 2.5;

/** The job's channel over a WebSocket. */
export function socketTransport(options: SocketOptions): Transport {
  const { ticket, patienceMs, url } = options;
  return {
    name: 'websocket',
    async open(dial) {
      const Socket = options.WebSocket ?? globalThis.WebSocket;
      try {
        const shown = await inTime(patienceMs, ticket(dial.job));
        if (dial.signal.aborted) return { next: 'again' };
        const address = `${url.replace(/^http/, 'ws')}/ws/progress/${encodeURIComponent(dial.job)}`;
        return await talk(socketAt(Socket, address), shown, dial, patienceMs);
      } catch (error) {
        return afterError(error);
      }
    },
  };
}

/** @throws RedraftError where sockets, or such an address, are not allowed at all */
function socketAt(Socket: SocketClass | undefined, address: string): WebSocket {
  try {
    if (Socket) return new Socket(address, SUBPROTOCOL);
  } catch {
    // A page's policy, or an address that is none.
  }
  throw new RedraftError('NETWORK', 'No WebSocket can be opened here.', false);
}

function talk(socket: WebSocket, ticket: string | undefined, dial: Dial, patienceMs: number): Promise<HangUp> {
  const { signal, since, onFrame, onReady } = dial;
  return new Promise((resolve) => {
    let after: readonly [number, number] | undefined;
    let silenceMs = patienceMs;
    let watchdog: ReturnType<typeof setTimeout> | undefined;
    const over = (hangUp: HangUp) => {
      clearTimeout(watchdog);
      signal.removeEventListener('abort', leave);
      socket.onopen = socket.onmessage = socket.onclose = null;
      // A closing handshake with a peer that is gone can take minutes; nobody waits for it.
      if (socket.readyState < 2) socket.close();
      resolve(hangUp);
    };
    const leave = () => over({ next: 'again', after });
    const heard = () => {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => over({ next: 'again', after, silent: true }), silenceMs);
    };
    signal.addEventListener('abort', leave);
    heard();
    socket.onopen = () => socket.send(JSON.stringify({ type: 'hello', since, ticket }));
    socket.onmessage = ({ data }) => {
      const frame = frameOf(String(data));
      heard();
      if (!frame) return;
      if (frame.type === 'connected') {
        silenceMs = frame.heartbeat_ms * BEATS;
        onReady((command) => socket.readyState === 1 && socket.send(JSON.stringify(command)));
      }
      if (frame.type === 'ping') socket.send(JSON.stringify({ type: 'pong', t: frame.t }));
      if (frame.type === 'bye') after = frame.retry_after_ms;
      onFrame(frame);
      if (frame.type === 'stream_end') over({ next: 'done' });
    };
    // What failed, `onclose` says; but an error that nobody hears ends a program.
    socket.onerror = () => undefined;
    socket.onclose = ({ code }) => over(afterCode(code, after));
  });
}

/** What is promised, unless the time is over first. */
async function inTime<T>(ms: number, promised: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new RedraftError('NETWORK', 'No ticket came in time.', true)), ms);
  });
  return Promise.race([promised, late]).finally(() => clearTimeout(timer));
}
