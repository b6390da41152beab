import { readFile, rename, rm, writeFile } from 'node:fs/promises';

/** The file beside a database in which the command line that works on it says where others reach it. */
export class ServerAddress {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** Undefined where none is said, or nothing that is an address of this machine. */
  async read(): Promise<string | undefined> {
    const text = await readFile(this.#file, 'utf8').catch(() => '');
    return /^http:\/\/127\.0\.0\.1:\d{1,5}$/.test(text) ? text : undefined;
  }

  /** Whole or not at all. */
  async write(url: string): Promise<void> {
    const part = `${this.#file}.part`;
    await writeFile(part, url, { mode: 0o600 });
    await rename(part, this.#file);
  }

  /** Unless somebody else has said another one by now. */
  async remove(url: string): Promise<void> {
    if ((await this.read()) === url) await rm(this.#file, { force: true });
  }
}
