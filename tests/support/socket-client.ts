import type { Json } from './world.ts';
import { Watcher } from './watcher.ts';

export interface SocketOptions {
  readonly query?: string;
  readonly protocols?: string[];
  readonly headers?: Record<string, string>;
  /** Said as soon as the socket is open; undefined = say nothing. */
  readonly hello?: Record<string, unknown>;
}

/** A bare WebSocket on a job's channel, with the watcher that checks what it is sent. */
export class SocketClient extends Watcher {
  readonly socket: WebSocket;
  readonly opened: Promise<void>;
  readonly closed: Promise<{ code: number; reason: string }>;

  constructor(url: string, job: string, { query = '', protocols, headers = {}, hello }: SocketOptions = {}) {
    super(job);
    const address = `${url.replace('http', 'ws')}/ws/progress/${job}${query}`;
    const options: Bun.WebSocketOptions = protocols ? { protocols, headers } : { headers };
    this.socket = new WebSocket(address, options);
    this.socket.onmessage = ({ data }) => this.take(JSON.parse(String(data)));
    this.opened = new Promise((resolve) => {
      this.socket.onopen = () => {
        if (hello) this.say({ type: 'hello', ...hello });
        resolve();
      };
    });
    this.closed = new Promise((resolve) => {
      this.socket.onclose = ({ code, reason }) => resolve({ code, reason });
    });
  }

  say(frame: unknown): void {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  /** Sends a command and waits for its reply. */
  async command(command: Record<string, unknown>): Promise<Json> {
    const id = command['id'] ?? crypto.randomUUID();
    await this.opened;
    this.say({ ...command, id });
    return this.until((frame) => frame.type === 'reply' && frame.id === id);
  }

  get cursor(): string {
    const connected = this.frames.findLast(({ type }) => type === 'connected');
    return `${connected.epoch}:${this.state.seq}`;
  }

  close(): void {
    this.socket.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }
}
