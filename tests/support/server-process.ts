import type { Subprocess } from 'bun';

const ROOT = new URL('../..', import.meta.url).pathname;

export interface ServerOptions {
  /** Its DATA_DIR and REFINER_OUTPUT_DIR lie in here. */
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The script to run; the product's own main unless told. */
  readonly script?: string;
}

/** The real server as a process of its own, to be killed and started again. */
export class ServerProcess {
  readonly url: string;
  readonly #process: Subprocess<'ignore', 'pipe', 'pipe'>;
  readonly output: Promise<string>;
  readonly errors: Promise<string>;

  private constructor(process: Subprocess<'ignore', 'pipe', 'pipe'>, url: string, output: Promise<string>) {
    this.#process = process;
    this.url = url;
    this.output = output;
    this.errors = new Response(process.stderr).text();
  }

  /** Resolves once it listens. @throws Error with what it printed when it ends before that */
  static async start(options: ServerOptions): Promise<ServerProcess> {
    const process = spawnServer(options);
    const { url: printed, rest } = listen(process.stdout);
    const url = await printed;
    if (url !== undefined) return new ServerProcess(process, url, rest);
    throw new Error(`the server did not start: ${await rest}${await new Response(process.stderr).text()}`);
  }

  get pid(): number {
    return this.#process.pid;
  }

  /** @returns the exit code; null when a signal ended it. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.#process.kill(signal);
    await this.#process.exited;
    return this.#process.exitCode;
  }

  signal(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }

  get exited(): Promise<number> {
    return this.#process.exited;
  }
}

/** Starts a server without waiting for anything it says. */
export function spawnServer({ folder, env = {}, script = 'src/main.ts' }: ServerOptions) {
  return Bun.spawn([process.execPath, script], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      PORT: '0',
      DATA_DIR: `${folder}/data`,
      REFINER_OUTPUT_DIR: `${folder}/output`,
      ...env,
    },
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
  });
}

/** Reads all there is; `url` as soon as it was printed, undefined when the output ends without it. */
function listen(stdout: ReadableStream<Uint8Array>): { url: Promise<string | undefined>; rest: Promise<string> } {
  let seen = '';
  const found = Promise.withResolvers<string | undefined>();
  const rest = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of stdout) {
      seen += decoder.decode(chunk, { stream: true });
      const url = /Redraft listens on (\S+)/.exec(seen)?.[1];
      if (url !== undefined) found.resolve(url);
    }
    found.resolve(undefined);
    return seen;
  })();
  return { url: found.promise, rest };
}

/** A port that is free now; for servers that come back on the same address. */
export async function freePort(): Promise<number> {
  const server = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: () => new Response() });
  const { port } = server;
  await server.stop(true);
  if (port === undefined) throw new Error('no port');
  return port;
}
