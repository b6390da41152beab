const BITS = 16;
const SIZE = 2 ** BITS;

/** Whole numbers from 0 to 2³² − 1 in a row that grows at its end: four bytes each, and none is moved as it grows. */
export class GrowingNumbers {
  readonly #pieces: Uint32Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(number: number): void {
    if (this.#length % SIZE === 0) this.#pieces.push(new Uint32Array(SIZE));
    this.#length += 1;
    this.set(this.#length - 1, number);
  }

  at(index: number): number {
    return this.#pieces[index >>> BITS]?.[index % SIZE] ?? 0;
  }

  set(index: number, number: number): void {
    const piece = this.#pieces[index >>> BITS];
    if (piece) piece[index % SIZE] = number;
  }

  /** In memory that threads share. */
  shared(): Uint32Array<SharedArrayBuffer> {
    const shared = new Uint32Array(new SharedArrayBuffer(this.#length * Uint32Array.BYTES_PER_ELEMENT));
    for (const [nth, piece] of this.#pieces.entries()) {
      shared.set(piece.subarray(0, Math.min(SIZE, this.#length - nth * SIZE)), nth * SIZE);
    }
    return shared;
  }
}
