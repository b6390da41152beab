/** The first bytes of what goes by, as many as there is room for. */
export class Beginning {
  readonly #room: Uint8Array;
  #length = 0;

  constructor(most: number) {
    this.#room = new Uint8Array(most);
  }

  get bytes(): Uint8Array {
    return this.#room.subarray(0, this.#length);
  }

  /** @returns what there was no room for */
  take(bytes: Uint8Array): Uint8Array {
    const taken = bytes.subarray(0, this.#room.byteLength - this.#length);
    this.#room.set(taken, this.#length);
    this.#length += taken.byteLength;
    return bytes.subarray(taken.byteLength);
  }
}
