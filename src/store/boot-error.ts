/** Why the program cannot start: one line for whoever started it. Nothing was changed on the way to it. */
export class BootError extends Error {
  /** Another process works on the database: who waits may have it when that ends. */
  readonly held: boolean;

  constructor(message: string, cause?: unknown, held = false) {
    super(message, { cause });
    this.name = 'BootError';
    this.held = held;
  }
}
