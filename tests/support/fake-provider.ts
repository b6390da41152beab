import { createServer, type Socket } from 'node:net';
import type { Json } from './world.ts';

/** One request to the fake provider, and its connection. */
export interface ProviderCall {
  readonly path: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly raw: string;
  /** The parsed request. */
  readonly body: Json;
  /** Resolves when the client's side of the connection is gone. */
  readonly closed: Promise<void>;
  readonly isClosed: boolean;
  /** Bytes that the connection took; none is taken once it is closed. */
  readonly sent: number;
  /** Status line and headers; the body is chunked, and the connection ends with it. */
  head(status: number, headers?: Readonly<Record<string, string>>): Promise<void>;
  /** A piece of the body. Resolves with false when the connection is closed. */
  send(text: string | Uint8Array): Promise<boolean>;
  /** One chunk of a streamed completion. */
  say(content: string): Promise<boolean>;
  /** The body is complete. */
  end(): Promise<void>;
  /** The connection ends in the middle of the body, as if the provider had died. */
  cut(): void;
  reset(): void;
}

/** What a provider does with a request. Where it waits, it waits for a word of the test and never for time to pass. */
export type Behaviour = (call: ProviderCall) => Promise<void> | void;

export interface FakeProvider extends AsyncDisposable {
  /** What goes into OPENAI_BASE_URL. */
  readonly url: string;
  /** Every request so far, in the order they came. */
  readonly calls: readonly ProviderCall[];
  /** Connections that are open. */
  readonly open: number;
  /** The request with that number, from 1, as soon as it has come. */
  call(number: number): Promise<ProviderCall>;
  /** What it does from now on with one request after the other; the last one stays. */
  does(...behaviours: readonly [Behaviour, ...Behaviour[]]): void;
  /** Resolves when no connection is open. */
  quiet(): Promise<void>;
}

/** A provider of Chat Completions on a free port of its own, over bare sockets: it can do what no server should. */
export async function fakeProvider(...first: readonly [Behaviour, ...Behaviour[]]): Promise<FakeProvider> {
  let script: readonly Behaviour[] = first;
  const calls: ProviderCall[] = [];
  const sockets = new Set<Socket>();
  let watchers: (() => void)[] = [];
  const changed = () => {
    for (const look of watchers.splice(0)) look();
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    const gone = Promise.withResolvers<void>();
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      gone.resolve();
      changed();
    });
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, Buffer.from(bytes)]);
      const request = requestIn(received);
      if (!request) return;
      received = Buffer.alloc(0);
      const call = callOn(socket, request, gone.promise);
      calls.push(call);
      const [behaviour, ...rest] = script;
      if (rest.length > 0) script = rest;
      changed();
      void Promise.resolve(behaviour?.(call)).catch(() => socket.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const until = async <T>(look: () => T | undefined): Promise<T> => {
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      // oxlint-disable-next-line no-await-in-loop
      await new Promise<void>((resolve) => watchers.push(resolve));
    }
  };
  return {
    url: `http://127.0.0.1:${port}/v1`,
    calls,
    get open() {
      return sockets.size;
    },
    call: (number) => until(() => calls[number - 1]),
    does(...behaviours) {
      script = behaviours;
    },
    quiet: async () => void (await until(() => (sockets.size === 0 ? true : undefined))),
    async [Symbol.asyncDispose]() {
      watchers = [];
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Request {
  readonly path: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly raw: string;
}

/** @returns undefined while a part of it is missing. */
function requestIn(bytes: Buffer): Request | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const [start = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const body = bytes.subarray(end + 4);
  if (body.length < Number(headers.get('content-length') ?? 0)) return undefined;
  return { path: start.split(' ')[1] ?? '', headers, raw: body.toString('utf8') };
}

function callOn(socket: Socket, { path, headers, raw }: Request, closed: Promise<void>): ProviderCall {
  let sent = 0;
  const write = (...parts: readonly (string | Uint8Array)[]) =>
    new Promise<boolean>((resolve) => {
      if (socket.destroyed) return resolve(false);
      const bytes = Buffer.concat(parts.map((part) => Buffer.from(part)));
      void closed.then(() => resolve(false));
      socket.write(bytes, (error) => {
        if (!error) sent += bytes.length;
        resolve(!error);
      });
    });
  const send = (piece: string | Uint8Array) => write(`${Buffer.byteLength(piece).toString(16)}\r\n`, piece, '\r\n');
  return {
    path,
    headers,
    raw,
    body: JSON.parse(raw),
    closed,
    get isClosed() {
      return socket.destroyed;
    },
    get sent() {
      return sent;
    },
    async head(status, extra = {}) {
      const all = {
        'content-type': 'text/event-stream',
        'transfer-encoding': 'chunked',
        connection: 'close',
        ...extra,
      };
      const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
      await write(`HTTP/1.1 ${status} As scripted\r\n${lines.join('')}\r\n`);
    },
    send,
    say: (content) => send(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`),
    async end() {
      await write('0\r\n\r\n');
      socket.end();
    },
    cut: () => socket.destroy(),
    reset: () => void socket.resetAndDestroy(),
  };
}
