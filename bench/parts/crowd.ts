import type { Socket } from 'bun';
import { FrameWalker } from './frame-walker.ts';

/** How a reader of one kind of server gets to the point where events arrive. */
export interface Greeting {
  readonly path: string;
  /** Text frames that are said once the socket is open. */
  readonly says: readonly string[];
  /** Whether the frame whose payload begins at `bytes[at]` means: events from here on. */
  readonly ready: (bytes: Uint8Array, at: number, length: number) => boolean;
}

/** Payloads from this many bytes on count as events: pings, signals and replies are all shorter. */
const EVENT_BYTES = 126;
const PING = 9;
const PONG = Uint8Array.of(0x8a, 0x80, 0, 0, 0, 0);
/** Sockets that are opened at the same time. */
const WAVE = 250;

/** Many readers of one server, in this process: raw TCP, WebSocket frames counted by their headers. */
export class Crowd {
  /** Events that arrived, at all readers together. */
  received = 0;
  /** Told of every event: its number at its reader, from 0, and when it came, on `wallClock`. */
  onEvent: ((number: number, at: number) => void) | undefined;
  readonly #sockets: Socket<Reader>[] = [];
  #wanted: { readonly count: number; readonly resolve: () => void } | undefined;

  /** Resolves when all of them are ready. @param at once: all together instead of in waves. */
  async gather(port: number, count: number, greeting: Greeting, wave: number = WAVE): Promise<void> {
    for (let opened = 0; opened < count; opened += wave) {
      const size = Math.min(wave, count - opened);
      await Promise.all(Array.from({ length: size }, () => this.join(port, greeting)));
    }
  }

  /** @returns ms from the first byte sent to ready, and of those the ms after the first words. */
  async join(port: number, greeting: Greeting): Promise<{ readonly all: number; readonly greeted: number }> {
    const began = performance.now();
    const reader = new Reader(this, greeting);
    const socket = await Bun.connect<Reader>({ hostname: '127.0.0.1', port, data: reader, socket: HANDLERS });
    this.#sockets.push(socket);
    socket.write(handshake(port, greeting.path));
    await reader.ready;
    const ended = performance.now();
    return { all: ended - began, greeted: ended - reader.greetedAt };
  }

  /** Resolves when `count` events have arrived since the last `reset`. */
  reach(count: number): Promise<void> {
    if (this.received >= count) return Promise.resolve();
    return new Promise((resolve) => (this.#wanted = { count, resolve }));
  }

  reset(): void {
    this.received = 0;
    for (const { data } of this.#sockets) data.events = 0;
  }

  close(): void {
    for (const socket of this.#sockets.splice(0)) socket.terminate();
  }

  arrived(number: number, at: number): void {
    this.received += 1;
    this.onEvent?.(number, at);
    if (!this.#wanted || this.received < this.#wanted.count) return;
    this.#wanted.resolve();
    this.#wanted = undefined;
  }
}

class Reader {
  events = 0;
  greetedAt = 0;
  readonly ready: Promise<void>;
  readonly #crowd: Crowd;
  readonly #greeting: Greeting;
  readonly #settled = Promise.withResolvers<void>();
  readonly #walker: FrameWalker;
  #head: string | undefined = '';
  #live = false;
  #at = 0;
  #pinged = false;

  constructor(crowd: Crowd, greeting: Greeting) {
    this.#crowd = crowd;
    this.#greeting = greeting;
    this.ready = this.#settled.promise;
    this.#walker = new FrameWalker((opcode, length, bytes, at) => this.#frame(opcode, length, bytes, at));
  }

  take(socket: Socket<Reader>, chunk: Buffer): void {
    this.#at = wallClock();
    if (this.#head === undefined) this.#walker.take(chunk);
    else this.#upgrade(socket, chunk);
    if (this.#pinged) socket.write(PONG);
    this.#pinged = false;
  }

  gone(why: string): void {
    this.#settled.reject(new Error(why));
  }

  #upgrade(socket: Socket<Reader>, chunk: Buffer): void {
    this.#head += chunk.toString('latin1');
    const end = this.#head?.indexOf('\r\n\r\n') ?? -1;
    if (this.#head === undefined || end < 0) return;
    if (!this.#head.startsWith('HTTP/1.1 101')) return this.gone(this.#head.slice(0, 200));
    const rest = Buffer.from(this.#head.slice(end + 4), 'latin1');
    this.#head = undefined;
    this.greetedAt = performance.now();
    for (const text of this.#greeting.says) socket.write(textFrame(text));
    this.#walker.take(rest);
  }

  #frame(opcode: number, length: number, bytes: Uint8Array, at: number): void {
    if (opcode === PING) this.#pinged = true;
    if (this.#live) {
      if (length >= EVENT_BYTES) this.#crowd.arrived(this.events++, this.#at);
    } else if (this.#greeting.ready(bytes, at, length)) {
      this.#live = true;
      this.#settled.resolve();
    }
  }
}

const HANDLERS = {
  data: (socket: Socket<Reader>, chunk: Buffer) => socket.data.take(socket, chunk),
  close: (socket: Socket<Reader>) => socket.data.gone('the server closed a socket'),
  error: (socket: Socket<Reader>, error: Error) => socket.data.gone(error.message),
  connectError: (socket: Socket<Reader>, error: Error) => socket.data.gone(error.message),
};

/** ms since 1970 with fractions: one clock for all processes of a machine. */
export function wallClock(): number {
  return performance.timeOrigin + performance.now();
}

function handshake(port: number, path: string): string {
  return (
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n'
  );
}

/** Masked with zeros, which leaves the text as it is. */
function textFrame(text: string): Uint8Array {
  const payload = Buffer.from(text);
  const length =
    payload.length < 126 ? [0x80 | payload.length] : [0x80 | 126, payload.length >> 8, payload.length & 255];
  return Buffer.concat([Buffer.from([0x81, ...length, 0, 0, 0, 0]), payload]);
}
