import { createInterface } from 'node:readline/promises';
import type { Terminal } from './terminal.ts';

/** A terminal that knows when all that was said has left the process. */
export interface ProcessTerminal extends Terminal {
  /** Resolves when everything was written, or nobody reads it any more. */
  readonly written: () => Promise<void>;
}

/** What the environment says of the terminal. */
export interface TerminalOptions {
  readonly noColour: boolean;
  /** A terminal that cannot move its cursor. */
  readonly dumb: boolean;
  /** Whoever read the results has left (`| head`). */
  readonly onClosed: () => void;
}

/** The standard streams of this process. */
export function processTerminal({ noColour, dumb, onClosed }: TerminalOptions): ProcessTerminal {
  const { stdin, stdout, stderr } = process;
  const waiting = new Set<Promise<void>>();
  let closed = false;
  const close = () => {
    if (closed) return;
    closed = true;
    onClosed();
  };
  stdout.on('error', close);
  // Who does not look at the notes may still want the result.
  stderr.on('error', () => undefined);
  const write = (stream: NodeJS.WriteStream, text: string) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.add(promise);
    stream.write(text, () => {
      waiting.delete(promise);
      resolve();
    });
  };
  const people = stderr.isTTY && !dumb;
  return {
    out: (text) => {
      if (!closed) write(stdout, text);
    },
    // Who has left is told nothing more.
    note: (text) => {
      if (!closed) write(stderr, text);
    },
    interactive: people,
    colour: { out: stdout.isTTY && !noColour && !dumb, note: people && !noColour },
    width: () => stderr.columns || 80,
    ask: stdin.isTTY && stderr.isTTY ? ask : undefined,
    written: async () => void (await Promise.all(waiting)),
  };
}

async function ask(question: string, signal: AbortSignal): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // A prompt takes Ctrl-C for itself.
  lines.on('SIGINT', () => process.emit('SIGINT'));
  try {
    return await lines.question(question, { signal });
  } catch {
    return undefined;
  } finally {
    lines.close();
  }
}
