/** Why the program cannot start: one line for whoever started it. Nothing was changed on the way to it. */
export class BootError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'BootError';
  }
}
