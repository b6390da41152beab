import { createClient, type Redraft } from '../client/client.ts';
import type { LocalServer } from './local-server.ts';

/** Which server is meant. */
export interface ConnectorOptions {
  /** One that runs; left out: one of this machine, which is started where there is none. */
  readonly url?: string | undefined;
  readonly key?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The engine will be needed. */
  readonly warm: boolean;
  /** Something that takes a moment begins, for a command that needs the engine. @returns what hears of its end */
  readonly onLoading: () => () => void;
  /** Hears where texts are sent, if they are. */
  readonly onModels: (where: string) => void;
}

/** The way to the server that commands are carried out on. */
export class Connector implements AsyncDisposable {
  readonly #options: ConnectorOptions;
  #local: LocalServer | undefined;
  #begun = false;

  constructor(options: ConnectorOptions) {
    this.#options = options;
  }

  /** The server is another command line's: when that ends, `connect` finds or starts another one on the same data. */
  get borrowed(): boolean {
    return this.#local?.borrowed === true;
  }

  /** The server is this process's own: it ends with it, and goes on with its jobs when it is started again. */
  get own(): boolean {
    return this.#local?.borrowed === false;
  }

  /** Something was asked for: jobs may run. */
  get begun(): boolean {
    return this.#begun;
  }

  /** @throws RedraftError `NETWORK` where no server can be reached or started */
  async connect(): Promise<Redraft> {
    this.#begun = true;
    const { url, key, env, warm, onLoading, onModels } = this.#options;
    if (url !== undefined) return createClient({ url, token: key ?? env['REDRAFT_KEY'] });
    if (this.#local === undefined || this.borrowed) {
      const onLoaded = warm ? onLoading() : () => undefined;
      this.#local = undefined;
      try {
        // All of the server is loaded only where it is started.
        const { localServer } = await import('./local-server.ts');
        this.#local = await localServer(env, warm);
      } finally {
        onLoaded();
      }
      if (warm && this.#local.models !== '') onModels(this.#local.models);
    }
    return createClient({ url: this.#local.url });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#local?.close();
  }
}
