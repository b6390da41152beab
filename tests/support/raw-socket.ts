import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** An answer as it stood on the wire. */
export interface RawAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

export interface RawSocket extends Disposable {
  send(bytes: string | Uint8Array): void;
  /** The next whole answer; undefined when the connection ends without one. `bodiless`: it is one to a HEAD. */
  answer(bodiless?: boolean): Promise<RawAnswer | undefined>;
  /** Resolves when the server has closed. */
  readonly closed: Promise<void>;
}

/** A connection that sends exactly the bytes it is told to: what no client library would. Strings are latin-1. */
export function rawSocket(port: number): RawSocket {
  const socket: Socket = connect(port, '127.0.0.1');
  const { promise: closed, resolve: setClosed } = Promise.withResolvers<void>();
  let received = '';
  let isClosed = false;
  let wake: () => void = () => {};
  socket.on('data', (data) => {
    received += data.toString('latin1');
    wake();
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    isClosed = true;
    setClosed();
    wake();
  });
  return {
    send: (bytes) => void (typeof bytes === 'string' ? socket.write(bytes, 'latin1') : socket.write(bytes)),
    async answer(bodiless = false) {
      for (;;) {
        const parsed = parseAnswer(received, isClosed, bodiless);
        if (parsed) {
          received = received.slice(parsed.length);
          return parsed.answer;
        }
        if (isClosed) return undefined;
        // oxlint-disable-next-line no-await-in-loop
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    closed,
    [Symbol.dispose]: () => void socket.destroy(),
  };
}

/** One request, one answer. */
export async function exchange(port: number, bytes: string | Uint8Array): Promise<RawAnswer | undefined> {
  using socket = rawSocket(port);
  socket.send(bytes);
  return await socket.answer(typeof bytes === 'string' && bytes.startsWith('HEAD '));
}

function parseAnswer(
  text: string,
  ended: boolean,
  bodiless: boolean,
): { answer: RawAnswer; length: number } | undefined {
  const head = text.indexOf('\r\n\r\n');
  if (head === -1) return undefined;
  const [line = '', ...fields] = text.slice(0, head).split('\r\n');
  const headers = new Map(
    fields.map((field): [string, string] => {
      const colon = field.indexOf(':');
      return [field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim()];
    }),
  );
  const status = Number(line.split(' ')[1]);
  const announced = bodiless ? '0' : headers.get('content-length');
  const end = head + 4 + Number(announced ?? 0);
  if (announced === undefined && !ended && status !== 204 && status !== 101) return undefined;
  if (text.length < end) return undefined;
  return {
    answer: { status, headers, body: text.slice(head + 4, announced === undefined ? undefined : end) },
    length: end,
  };
}
