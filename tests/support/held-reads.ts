import type { Driver } from '../../src/store/driver.ts';

/** A database far away: what it has read can be kept from arriving. */
export class HeldReads {
  #holding = false;
  readonly #held: (() => void)[] = [];
  #arrived: () => void = () => undefined;

  /** For `openLogWorld`. */
  readonly through = (driver: Driver): Driver => ({
    ...driver,
    query: async (statement) => {
      const rows = await driver.query(statement);
      if (this.#holding) {
        await new Promise<void>((resolve) => {
          this.#held.push(resolve);
          this.#arrived();
        });
      }
      return rows;
    },
  });

  hold(): void {
    this.#holding = true;
  }

  /** Resolves when something has been read and is kept. */
  async read(): Promise<void> {
    while (this.#held.length === 0) await new Promise<void>((resolve) => (this.#arrived = resolve));
  }

  release(): void {
    this.#holding = false;
    for (const next of this.#held.splice(0)) next();
  }
}
