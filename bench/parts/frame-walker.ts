/**
 * Told of every frame as soon as the first bytes of its payload are there: up to `PEEK` of them begin at `bytes[at]`.
 * `length` is the payload's, in bytes.
 */
export type OnFrame = (opcode: number, length: number, bytes: Uint8Array, at: number) => void;

/** How much of a payload is looked at; the rest is passed over unread. */
const PEEK = 16;
const NOTHING = new Uint8Array(0);

/** Finds the frames of a server's WebSocket stream by their headers alone, so that reading costs next to nothing. */
export class FrameWalker {
  readonly #onFrame: OnFrame;
  #rest: Uint8Array = NOTHING;
  #skip = 0;

  constructor(onFrame: OnFrame) {
    this.#onFrame = onFrame;
  }

  /** The chunk is not kept. */
  take(chunk: Uint8Array): void {
    if (this.#skip >= chunk.length) {
      this.#skip -= chunk.length;
      return;
    }
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = this.#skip;
    this.#rest = NOTHING;
    this.#skip = 0;
    while (at < bytes.length) {
      const next = this.#frame(bytes, at);
      if (next === undefined) {
        this.#rest = bytes.slice(at);
        return;
      }
      at = next;
    }
    this.#skip = at - bytes.length;
  }

  /** @returns where the next frame begins; undefined when too little of this one is there. */
  #frame(bytes: Uint8Array, at: number): number | undefined {
    const left = bytes.length - at;
    if (left < 2) return undefined;
    const opcode = (bytes[at] ?? 0) & 15;
    const short = bytes[at + 1] ?? 0;
    const header = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (left < header) return undefined;
    let length = header === 2 ? short : 0;
    for (let index = at + 2; index < at + header; index += 1) length = length * 256 + (bytes[index] ?? 0);
    if (left < header + Math.min(length, PEEK)) return undefined;
    this.#onFrame(opcode, length, bytes, at + header);
    return at + header + length;
  }
}
