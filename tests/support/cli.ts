import { join } from 'node:path';

const MAIN = join(import.meta.dir, '../../src/cli/main.ts');

export interface CliOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly stdin?: string | undefined;
  /** Of the terminal. Default 100. */
  readonly columns?: number | undefined;
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function environment({ cwd, env = {} }: CliOptions): Record<string, string> {
  return {
    // Nobody's own folder is touched.
    XDG_DATA_HOME: join(cwd, 'kept'),
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    TERM: 'xterm',
    ENGINE_WORKERS: '1',
    ...env,
  };
}

/** The command line as a process of its own. */
export function startCli(args: readonly string[], { cwd, env, stdin = '' }: CliOptions) {
  return Bun.spawn([process.execPath, MAIN, ...args], {
    cwd,
    env: environment({ cwd, env }),
    stdin: new Blob([stdin]),
    stdout: 'pipe',
    stderr: 'pipe',
  });
}

/** Waits for a word on standard output, in what was not read yet. @returns what reads the rest */
export async function until(ran: ReturnType<typeof startCli>, word: string): Promise<() => Promise<string>> {
  let seen = '';
  const decoder = new TextDecoder();
  const reader = ran.stdout.getReader();
  while (!seen.includes(word)) {
    const { done, value } = await reader.read();
    if (done) throw new Error(`it ended without saying ${word}: ${seen}`);
    seen += decoder.decode(value, { stream: true });
  }
  reader.releaseLock();
  return async () => {
    for await (const chunk of ran.stdout) seen += decoder.decode(chunk, { stream: true });
    return seen;
  };
}

/** Runs it to its end. */
export async function cli(args: readonly string[], options: CliOptions): Promise<Ran> {
  const ran = startCli(args, options);
  const [out, err] = await Promise.all([new Response(ran.stdout).bytes(), new Response(ran.stderr).text()]);
  // As bytes: a text would lose its byte order mark.
  return { code: await ran.exited, out: new TextDecoder('utf-8', { ignoreBOM: true }).decode(out), err };
}

/** Runs a line of shell in which `redraft` is the command line. */
export async function shell(line: string, { cwd, env, stdin = '' }: CliOptions): Promise<Ran> {
  const ran = Bun.spawn(
    ['bash', '-c', `set -o pipefail; redraft() { "${process.execPath}" "${MAIN}" "$@"; }; ${line}`],
    {
      cwd,
      env: environment({ cwd, env }),
      stdin: new Blob([stdin]),
      stdout: 'pipe',
      stderr: 'pipe',
    },
  );
  const [out, err] = await Promise.all([new Response(ran.stdout).text(), new Response(ran.stderr).text()]);
  return { code: await ran.exited, out, err };
}

/** Runs it on a terminal of its own; `say` answers what it reads there, and gets everything that was shown by then. */
export async function onTerminal(
  args: readonly string[],
  { cwd, env, columns = 100 }: CliOptions,
  say: (shown: string, type: (text: string) => void) => void = () => undefined,
): Promise<Ran> {
  const line = [process.execPath, MAIN, ...args].map((word) => `'${word}'`).join(' ');
  const ran = Bun.spawn(['script', '-qec', `stty cols ${columns}; ${line}`, '/dev/null'], {
    cwd,
    env: environment({ cwd, env }),
    stdin: 'pipe',
    stdout: 'pipe',
    stderr: 'pipe',
  });
  let out = '';
  const decoder = new TextDecoder();
  for await (const chunk of ran.stdout) {
    out += decoder.decode(chunk, { stream: true });
    say(out, (text) => {
      void ran.stdin.write(text);
      void ran.stdin.flush();
    });
  }
  return { code: await ran.exited, out, err: '' };
}
