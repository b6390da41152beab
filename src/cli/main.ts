import { version } from '../../package.json';
import { createClient } from '../client/client.ts';
import { RedraftError } from '../client/redraft-error.ts';
import { type Arguments, type CommandName, parseArguments } from './arguments.ts';
import type { CommandContext } from './command-context.ts';
import { answer } from './commands/answer.ts';
import { cancel } from './commands/cancel.ts';
import { diff } from './commands/diff.ts';
import { jobs } from './commands/jobs.ts';
import { refine } from './commands/refine.ts';
import { watch } from './commands/watch.ts';
import { EXIT } from './exit.ts';
import { type LocalServer, localServer } from './local-server.ts';
import { processTerminal } from './process-terminal.ts';
import { USAGE } from './usage.ts';

type Asked = Extract<Arguments, { ask: 'command' }>;
type Run = (subject: string, context: CommandContext, more: string) => Promise<number>;

const COMMANDS: Readonly<Record<CommandName, Run>> = {
  refine,
  watch,
  jobs: (_, context) => jobs(context),
  diff,
  answer,
  cancel,
};

const interrupted = new AbortController();
let closed = false;
const terminal = processTerminal({
  noColour: Boolean(process.env['NO_COLOR']),
  dumb: process.env['TERM'] === 'dumb',
  onClosed: () => {
    closed = true;
    interrupted.abort();
  },
});
// The first one asks, the second leaves at once.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => (interrupted.signal.aborted ? process.exit(EXIT.cancelled) : interrupted.abort()));
}

const code = await run().catch((error: unknown) => {
  terminal.note(`${error instanceof Error ? error.message : String(error)}\n`);
  return EXIT.failed;
});
await terminal.written();
process.exit(closed ? EXIT.closed : code);

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
      return command(asked);
  }
}

async function command({ command: name, subjects, options }: Asked): Promise<number> {
  const [subject = '', more = ''] = subjects;
  let server: LocalServer | undefined;
  const connect = async () => {
    if (options.url === undefined) server = await localServer(process.env);
    return createClient({ url: options.url ?? server?.url ?? '', token: options.key ?? process.env['REDRAFT_KEY'] });
  };
  try {
    return await COMMANDS[name](subject, { connect, terminal, options, interrupted: interrupted.signal }, more);
  } catch (error) {
    if (!(error instanceof RedraftError)) throw error;
    terminal.note(refusal(error));
    if (error.code === 'NETWORK' || error.code === 'NOT_REDRAFT') return EXIT.unreachable;
    return error.code === 'VALIDATION_ERROR' ? EXIT.usage : EXIT.failed;
  } finally {
    await server?.close();
  }
}

function refusal({ code: reason, message, details, requestId }: RedraftError): string {
  const request = requestId === undefined ? '' : ` (request ${requestId})`;
  const key = reason === 'UNAUTHORIZED' ? '\nThe key is given with --key or REDRAFT_KEY.' : '';
  return `${[`${message}${request}`, ...details.map(({ path, message: what }) => `  ${path}: ${what}`)].join('\n')}${key}\n`;
}
