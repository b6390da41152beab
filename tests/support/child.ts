/** A process of this test's own that speaks in lines. */
export interface Child extends AsyncDisposable {
  readonly pid: number;
  /** What it said first. */
  readonly line: string;
  /** Says a line to it and waits for its answer. */
  ask(line: string): Promise<string>;
  /** Ends its input and waits for its end; resolves with the exit code. */
  finish(): Promise<number>;
  /** kill -9. */
  kill(): Promise<void>;
}

/** Starts a TypeScript file of this folder and waits for its first line; an empty one when it ends without. */
export async function startChild(file: string, ...args: string[]): Promise<Child> {
  const child = Bun.spawn([process.execPath, `${import.meta.dir}/${file}`, ...args], {
    stdin: 'pipe',
    stdout: 'pipe',
    stderr: 'inherit',
  });
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const nextLine = async () => {
    while (!heard.includes('\n')) {
      const { value, done } = await reader.read();
      if (done) break;
      heard += value;
    }
    const [line = '', ...rest] = heard.split('\n');
    heard = rest.join('\n');
    return line;
  };
  const kill = async () => {
    child.kill('SIGKILL');
    await child.exited;
  };
  return {
    pid: child.pid,
    line: await nextLine(),
    async ask(line) {
      child.stdin.write(`${line}\n`);
      await child.stdin.flush();
      return nextLine();
    },
    async finish() {
      await child.stdin.end();
      return child.exited;
    },
    kill,
    [Symbol.asyncDispose]: kill,
  };
}
