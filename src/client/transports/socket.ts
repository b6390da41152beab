import { afterClose } from '../../protocol/close-codes.ts';
import { SUBPROTOCOL } from '../../protocol/frames.ts';
import { RedraftError } from '../redraft-error.ts';
import { frameOf, type HangUp, type Transport } from './transport.ts';

interface SocketOptions {
  readonly url: string;
  /** A ticket for this dial; undefined where the browser's cookie, or nothing, is enough. */
  readonly ticket: (job: string) => Promise<string | undefined>;
  /** ms that the server may take to say its first word. */
  readonly patienceMs: number;
}

/** Heartbeats that may fail to come before the line counts as dead. */
const BEATS = 2.5;

/** The job's channel over a WebSocket. */
export function socketTransport(options: SocketOptions): Transport {
  return {
    name: 'websocket',
    async open({ job, since, signal, onFrame, onReady }) {
      const ticket = await options.ticket(job).catch((error: unknown) => error);
      if (ticket instanceof RedraftError && !ticket.retryable) return { next: 'stop', error: ticket };
      if (ticket instanceof Error || signal.aborted) return { next: 'again' };
      const socket = new WebSocket(`${options.url.replace(/^http/, 'ws')}/ws/progress/${job}`, SUBPROTOCOL);
      return new Promise<HangUp>((resolve) => {
        let ended = false;
        let after: readonly [number, number] | undefined;
        let silenceMs = options.patienceMs;
        let watchdog: ReturnType<typeof setTimeout> | undefined;
        const over = (hangUp: HangUp) => {
          clearTimeout(watchdog);
          signal.removeEventListener('abort', hangUpNow);
          socket.onmessage = socket.onclose = socket.onerror = null;
          if (socket.readyState < WebSocket.CLOSING) socket.close();
          resolve(hangUp);
        };
        /** A closing handshake with a peer that is gone can take minutes; nobody waits for it. */
        const hangUpNow = () => over({ next: 'again', after });
        const heard = () => {
          clearTimeout(watchdog);
          watchdog = setTimeout(hangUpNow, silenceMs);
        };
        signal.addEventListener('abort', hangUpNow);
        heard();
        socket.onopen = () => {
          const hello = { type: 'hello', since, ticket };
          socket.send(JSON.stringify(hello));
        };
        socket.onmessage = ({ data }) => {
          const frame = frameOf(String(data));
          if (!frame) return;
          if (frame.type === 'connected') {
            silenceMs = frame.heartbeat_ms * BEATS;
            onReady((command) => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify(command)));
          }
          heard();
          if (frame.type === 'ping') socket.send(JSON.stringify({ type: 'pong', t: frame.t }));
          if (frame.type === 'bye') after = frame.retry_after_ms;
          ended ||= frame.type === 'stream_end';
          onFrame(frame);
        };
        socket.onerror = () => undefined;
        socket.onclose = ({ code, reason }) => {
          const next = afterClose(code, ended);
          if (next === 'done') over({ next });
          else if (next === 'resume') over({ next: 'again', after });
          else
            over({ next, error: new RedraftError(String(code), reason || `The server closed with ${code}.`, false) });
        };
      });
    },
  };
}
