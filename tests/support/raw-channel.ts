import { connect, type Socket } from 'node:net';

export interface RawFrame {
  readonly opcode: number;
  readonly payload: Buffer;
}

export interface RawChannelOptions {
  readonly path: string;
  readonly headers?: Record<string, string>;
}

/** Opcodes of RFC 6455. */
export const OPCODE = { TEXT: 1, BINARY: 2, CLOSE: 8, PING: 9, PONG: 10 } as const;

/** A WebSocket by hand: sends frames that no library would, and can stop reading. Answers nothing by itself. */
export class RawChannel implements Disposable {
  /** The status of the answer to the upgrade. */
  readonly status: Promise<number>;
  /** Names in lower case, of the answer to the upgrade. */
  readonly headers = new Map<string, string>();
  readonly frames: RawFrame[] = [];
  /** The code of the server's close frame; undefined when the connection went away without one. */
  readonly closed: Promise<number | undefined>;
  readonly #socket: Socket;
  readonly #waiters = new Set<() => void>();
  #received: Buffer = Buffer.alloc(0);
  #upgraded = false;
  #gone = false;

  constructor(url: string, { path, headers = {} }: RawChannelOptions) {
    const { hostname, port, host } = new URL(url);
    const status = Promise.withResolvers<number>();
    const closed = Promise.withResolvers<number | undefined>();
    this.status = status.promise;
    this.closed = closed.promise;
    this.#socket = connect(Number(port), hostname);
    this.#socket.on('data', (data: Buffer) => {
      this.#received = Buffer.concat([this.#received, Buffer.from(data)]);
      if (!this.#upgraded) this.#readHead(status.resolve);
      while (this.#upgraded && this.#readFrame());
      const close = this.frames.find(({ opcode }) => opcode === OPCODE.CLOSE);
      if (close) closed.resolve(close.payload.length >= 2 ? close.payload.readUInt16BE(0) : 1005);
      for (const look of this.#waiters) look();
    });
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', () => {
      this.#gone = true;
      closed.resolve(undefined);
      for (const look of this.#waiters) look();
    });
    const lines = {
      host,
      upgrade: 'websocket',
      connection: 'Upgrade',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      'sec-websocket-version': '13',
      ...headers,
    };
    const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
    this.#socket.write(`GET ${path} HTTP/1.1\r\n${head.join('')}\r\n`);
  }

  get texts(): string[] {
    return this.frames.filter(({ opcode }) => opcode === OPCODE.TEXT).map(({ payload }) => payload.toString());
  }

  /** Resolves with the first text frame that fits; rejects when the connection ends without one. */
  until(fits: (json: ReturnType<typeof JSON.parse>) => boolean): Promise<ReturnType<typeof JSON.parse>> {
    let looked = 0;
    return new Promise((resolve, reject) => {
      const look = () => {
        const { frames } = this;
        for (; looked < frames.length; looked += 1) {
          const { opcode, payload } = frames[looked] ?? { opcode: 0, payload: '' };
          const json = opcode === OPCODE.TEXT ? JSON.parse(payload.toString()) : undefined;
          if (json === undefined || !fits(json)) continue;
          this.#waiters.delete(look);
          return resolve(json);
        }
        if (!this.#gone) return;
        this.#waiters.delete(look);
        reject(new Error('the connection ended'));
      };
      this.#waiters.add(look);
      look();
    });
  }

  write(bytes: Uint8Array): void {
    this.#socket.write(bytes);
  }

  say(frame: unknown): void {
    this.write(rawFrame(OPCODE.TEXT, JSON.stringify(frame)));
  }

  /** Reads nothing more: what the server sends fills the buffers on the way. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  [Symbol.dispose](): void {
    this.#socket.destroy();
  }

  #readHead(resolve: (status: number) => void): void {
    const end = this.#received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const [line = '', ...fields] = this.#received.subarray(0, end).toString('latin1').split('\r\n');
    for (const field of fields) {
      const colon = field.indexOf(':');
      this.headers.set(field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim());
    }
    this.#received = this.#received.subarray(end + 4);
    const status = Number(line.split(' ')[1]);
    this.#upgraded = status === 101;
    resolve(status);
  }

  /** @returns false when there is no whole frame yet. */
  #readFrame(): boolean {
    const bytes = this.#received;
    if (bytes.length < 2) return false;
    const short = bytes.readUInt8(1) & 127;
    const head = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (bytes.length < head) return false;
    const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
    if (bytes.length < head + length) return false;
    this.frames.push({ opcode: bytes.readUInt8(0) & 15, payload: bytes.subarray(head, head + length) });
    this.#received = bytes.subarray(head + length);
    return true;
  }
}

export interface RawFrameOptions {
  readonly fin?: boolean;
  /** The three reserved bits, 0 to 7. */
  readonly reserved?: number;
  readonly masked?: boolean;
  /** What the header says the payload is long, where it lies. */
  readonly length?: number;
}

/** The bytes of one frame from a client. */
export function rawFrame(opcode: number, payload: string | Uint8Array, options: RawFrameOptions = {}): Uint8Array {
  const { fin = true, reserved = 0, masked = true } = options;
  const body = Buffer.from(payload);
  const length = options.length ?? body.length;
  const first = (fin ? 128 : 0) | (reserved << 4) | opcode;
  const mask = masked ? 128 : 0;
  const head = length < 126 ? [first, mask | length] : length < 65_536 ? [first, mask | 126] : [first, mask | 127];
  const extended = Buffer.alloc(length < 126 ? 0 : length < 65_536 ? 2 : 8);
  if (extended.length === 2) extended.writeUInt16BE(length);
  if (extended.length === 8) extended.writeBigUInt64BE(BigInt(length));
  // A mask of zeros leaves the payload as it is.
  return Buffer.concat([Buffer.from(head), extended, Buffer.alloc(masked ? 4 : 0), body]);
}
