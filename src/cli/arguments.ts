import { parseArgs } from 'node:util';

const OPTIONS = {
  output: { type: 'string', short: 'o' },
  strategy: { type: 'string' },
  dialect: { type: 'string' },
  apply: { type: 'string' },
  watch: { type: 'boolean' },
  from: { type: 'string' },
  to: { type: 'string' },
  json: { type: 'boolean' },
  url: { type: 'string' },
  key: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

const COMMANDS = ['refine', 'watch', 'jobs', 'diff', 'cancel'] as const;
export type CommandName = (typeof COMMANDS)[number];

/** Which options a command takes, beside those that all take; and whether it names a thing. */
const TAKES: Readonly<
  Record<CommandName, { readonly subject: string | undefined; readonly options: readonly string[] }>
> = {
  refine: { subject: 'a file, or - for standard input', options: ['output', 'strategy', 'dialect', 'apply', 'watch'] },
  watch: { subject: 'a job', options: [] },
  jobs: { subject: undefined, options: [] },
  diff: { subject: 'a job', options: ['from', 'to'] },
  cancel: { subject: 'a job', options: [] },
};
const ALWAYS: readonly string[] = ['json', 'url', 'key'];

export interface Options {
  readonly output?: string | undefined;
  readonly strategy?: string | undefined;
  readonly dialect?: string | undefined;
  readonly apply?: string | undefined;
  readonly watch?: boolean | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly json?: boolean | undefined;
  readonly url?: string | undefined;
  readonly key?: string | undefined;
}

export type Arguments =
  | { readonly ask: 'help' | 'version' }
  | { readonly ask: 'command'; readonly command: CommandName; readonly subject: string; readonly options: Options }
  | { readonly ask: 'nothing'; readonly problem: string };

/** @param argv without the program's own name. */
export function parseArguments(argv: readonly string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
    if (values.version) return { ask: 'version' };
    if (values.help || positionals[0] === 'help' || argv.length === 0) return { ask: 'help' };
    const [name = '', subject = '', ...more] = positionals;
    const command = COMMANDS.find((known) => known === name);
    if (!command) return wrong(`There is no command “${name}”.`);
    const takes = TAKES[command];
    if (takes.subject !== undefined && subject === '') return wrong(`redraft ${command} needs ${takes.subject}.`);
    const extra = takes.subject === undefined ? subject : more[0];
    if (extra) return wrong(`redraft ${command} does not take “${extra}”.`);
    const foreign = Object.keys(values).find((option) => ![...takes.options, ...ALWAYS].includes(option));
    if (foreign !== undefined) return wrong(`redraft ${command} does not take --${foreign}.`);
    return { ask: 'command', command, subject, options: values };
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
}

function wrong(problem: string): Arguments {
  return { ask: 'nothing', problem };
}
