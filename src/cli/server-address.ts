import { readFile, rename, rm, writeFile } from 'node:fs/promises';

/** Where a server is, and where it sends texts. */
export interface Whereabouts {
  readonly url: string;
  /** In words; empty: nowhere. */
  readonly models: string;
}

/** The file beside a database in which the command line that works on it says where others reach it. */
export class ServerAddress {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** Undefined where none is said, or nothing that is an address of this machine. */
  async read(): Promise<Whereabouts | undefined> {
    const text = await readFile(this.#file, 'utf8').catch(() => '');
    const [, url, models = ''] = /^(http:\/\/127\.0\.0\.1:\d{1,5})\n(.*)$/.exec(text) ?? [];
    return url === undefined ? undefined : { url, models };
  }

  /** Whole or not at all. */
  async write({ url, models }: Whereabouts): Promise<void> {
    const part = `${this.#file}.part`;
    await writeFile(part, `${url}\n${models}`, { mode: 0o600 });
    await rename(part, this.#file);
  }

  /** Unless somebody else has said another one by now. */
  async remove(url: string): Promise<void> {
    if ((await this.read())?.url === url) await rm(this.#file, { force: true });
  }
}
