import { version } from '../../package.json';
import { RedraftError } from '../client/redraft-error.ts';
import { type Arguments, type CommandName, parseArguments } from './arguments.ts';
import type { CommandContext } from './command-context.ts';
import { answer } from './commands/answer.ts';
import { ask } from './commands/ask.ts';
import { cancel } from './commands/cancel.ts';
import { diff } from './commands/diff.ts';
import { jobs } from './commands/jobs.ts';
import { refine } from './commands/refine.ts';
import { watch } from './commands/watch.ts';
import { Connector } from './connector.ts';
import { EXIT } from './exit.ts';
import { failure } from './failure.ts';
import { processTerminal } from './process-terminal.ts';
import { CLEAR_LINE } from './terminal.ts';
import { HELP, USAGE } from './usage.ts';

type Asked = Extract<Arguments, { ask: 'command' }>;
/** As many subjects follow as `parseArguments` lets through. */
type Run = (context: CommandContext, subject: string, ...more: string[]) => Promise<number>;

const COMMANDS: Readonly<Record<CommandName, Run>> = {
  refine,
  watch,
  jobs,
  diff,
  answer: (context, id, value = '') => answer(context, id, value),
  cancel,
  ask,
};
/** Those that run jobs, or go on with them. */
const RUNS: ReadonlySet<CommandName> = new Set(['refine', 'watch', 'ask']);
/** What a command line that ends says to those that use its server. */
function passing({ code, retryAfterMs }: RedraftError): boolean {
  return code === 'NETWORK' || (code === 'UNAVAILABLE' && retryAfterMs !== undefined);
}

const interrupted = new AbortController();
let closed = false;
let connector: Connector | undefined;
const terminal = processTerminal({
  noColour: Boolean(process.env['NO_COLOR']),
  dumb: process.env['TERM'] === 'dumb',
  onClosed: () => {
    closed = true;
    interrupted.abort();
  },
});
// The first one asks, the second leaves at once; and where nothing has begun there is nothing to ask.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (interrupted.signal.aborted || !connector?.begun) process.exit(EXIT.cancelled);
    interrupted.abort();
  });
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
      terminal.out(asked.command ? HELP[asked.command] : USAGE);
      return EXIT.done;
    case 'version':
      terminal.out(`${version}\n`);
      return EXIT.done;
    case 'nothing':
      terminal.note(`${asked.problem}\nredraft ${asked.command ?? ''} --help says what there is.\n`.replace('  ', ' '));
      return EXIT.usage;
    case 'command':
      return command(asked);
  }
}

async function command({ command: name, subjects, options }: Asked): Promise<number> {
  const [subject = '', ...more] = subjects;
  const { url, key } = options;
  const onModels = (where: string) => terminal.note(`· texts are sent to ${where}; ENGINE=embedded keeps them here\n`);
  const onLoading = () => {
    terminal.note(terminal.interactive ? 'loading …' : '· loading\n');
    return () => terminal.note(terminal.interactive ? CLEAR_LINE : '');
  };
  await using to = new Connector({ url, key, env: process.env, warm: RUNS.has(name), onLoading, onModels });
  connector = to;
  const context = { connector: to, terminal, options, interrupted: interrupted.signal };
  for (;;) {
    try {
      return await COMMANDS[name](context, subject, ...more);
    } catch (error) {
      if (!(error instanceof RedraftError)) throw error;
      // The command line whose server this was has ended: there is another one now, or there will be.
      if (to.borrowed && passing(error) && !interrupted.signal.aborted) continue;
      return failure(error, { terminal, options, subject: subject === '' ? undefined : subject });
    }
  }
}
