import { version } from '../../package.json';
import { createClient } from '../client/client.ts';
import { RedraftError } from '../client/redraft-error.ts';
import { type CommandName, parseArguments } from './arguments.ts';
import { cancel } from './commands/cancel.ts';
import { diff } from './commands/diff.ts';
import { jobs } from './commands/jobs.ts';
import { type CommandContext, refine } from './commands/refine.ts';
import { watch } from './commands/watch.ts';
import { EXIT } from './exit.ts';
import { localServer } from './local-server.ts';
import type { Terminal } from './terminal.ts';
import { USAGE } from './usage.ts';

const COMMANDS: Readonly<Record<CommandName, (subject: string, context: CommandContext) => Promise<number>>> = {
  refine,
  watch,
  jobs: (_, context) => jobs(context),
  diff,
  cancel,
};

const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  note: (text) => void process.stderr.write(text),
  interactive: process.stderr.isTTY === true,
  colour: process.stderr.isTTY === true && process.stdout.isTTY === true && !process.env['NO_COLOR'],
  width: process.stderr.columns ?? 80,
};

process.exit(await run());

async function run(): Promise<number> {
  const asked = parseArguments(process.argv.slice(2));
  switch (asked.ask) {
    case 'help':
      terminal.out(USAGE);
      return EXIT.done;
    case 'version':
      terminal.out(`${version}\n`);
      return EXIT.done;
    case 'nothing':
      terminal.note(`${asked.problem}\nredraft --help says what there is.\n`);
      return EXIT.usage;
    case 'command':
      return await command(asked);
  }
}

async function command({
  command: name,
  subject,
  options,
}: Extract<ReturnType<typeof parseArguments>, { ask: 'command' }>) {
  const interrupted = onInterrupt();
  const server = options.url === undefined ? await localServer(process.env) : { url: options.url, close: undefined };
  if ('problem' in server) {
    terminal.note(`${server.problem}\n`);
    return EXIT.unreachable;
  }
  const redraft = createClient({ url: server.url, token: options.key ?? process.env['REDRAFT_KEY'] });
  try {
    return await COMMANDS[name](subject, { redraft, terminal, options, interrupted });
  } catch (error) {
    if (!(error instanceof RedraftError)) throw error;
    terminal.note(`${error.message}${error.requestId === undefined ? '' : ` (request ${error.requestId})`}\n`);
    return error.code === 'NETWORK' ? EXIT.unreachable : EXIT.failed;
  } finally {
    await server.close?.();
  }
}

/** The first Ctrl-C asks, the second leaves at once. */
function onInterrupt(): AbortSignal {
  const asked = new AbortController();
  process.on('SIGINT', () => (asked.signal.aborted ? process.exit(EXIT.cancelled) : asked.abort()));
  return asked.signal;
}
