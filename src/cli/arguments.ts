import { parseArgs } from 'node:util';

const OPTIONS = {
  output: { type: 'string', short: 'o' },
  strategy: { type: 'string' },
  dialect: { type: 'string' },
  apply: { type: 'string' },
  review: { type: 'string' },
  watch: { type: 'boolean' },
  from: { type: 'string' },
  to: { type: 'string' },
  json: { type: 'boolean' },
  url: { type: 'string' },
  key: { type: 'string' },
  wait: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

const COMMANDS = ['refine', 'watch', 'jobs', 'diff', 'answer', 'cancel'] as const;
export type CommandName = (typeof COMMANDS)[number];

/** What a command is about, in order, and which options it takes beside those that all take. */
const TAKES: Readonly<
  Record<CommandName, { readonly subjects: readonly string[]; readonly options: readonly string[] }>
> = {
  refine: {
    subjects: ['a file, or - for standard input'],
    options: ['output', 'strategy', 'dialect', 'apply', 'review', 'watch', 'wait'],
  },
  watch: { subjects: ['a job'], options: ['wait'] },
  jobs: { subjects: [], options: [] },
  diff: { subjects: ['a job'], options: ['from', 'to'] },
  answer: { subjects: ['a job', 'an answer'], options: [] },
  cancel: { subjects: ['a job'], options: [] },
};
const ALWAYS: readonly string[] = ['json', 'url', 'key'];
const WAIT_S = 60;

export interface Options {
  readonly output?: string | undefined;
  readonly strategy?: string | undefined;
  readonly dialect?: string | undefined;
  readonly apply?: string | undefined;
  readonly review?: string | undefined;
  readonly watch: boolean;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly json: boolean;
  readonly url?: string | undefined;
  readonly key?: string | undefined;
  /** Seconds. */
  readonly wait: number;
}

export type Arguments =
  | { readonly ask: 'help' | 'version' }
  | {
      readonly ask: 'command';
      readonly command: CommandName;
      readonly subjects: readonly string[];
      readonly options: Options;
    }
  | { readonly ask: 'nothing'; readonly problem: string };

/** @param argv without the program's own name. */
export function parseArguments(argv: readonly string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
    if (values.version) return { ask: 'version' };
    if (values.help || positionals[0] === 'help' || argv.length === 0) return { ask: 'help' };
    const [name = '', ...subjects] = positionals;
    const command = COMMANDS.find((known) => known === name);
    if (!command) return wrong(`There is no command “${name}”.`);
    const takes = TAKES[command];
    const missing = takes.subjects[subjects.filter((subject) => subject !== '').length];
    if (missing !== undefined) return wrong(`redraft ${command} needs ${missing}.`);
    const extra = subjects[takes.subjects.length];
    if (extra !== undefined) return wrong(`redraft ${command} does not take “${extra}”.`);
    const foreign = Object.keys(values).find((option) => ![...takes.options, ...ALWAYS].includes(option));
    if (foreign !== undefined) return wrong(`redraft ${command} does not take --${foreign}.`);
    const { url, wait = String(WAIT_S), watch = false, json = false } = values;
    if (url !== undefined && !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
      return wrong('--url takes an address such as http://127.0.0.1:3000.');
    }
    if (!/^\d{1,6}$/.test(wait)) return wrong('--wait takes seconds, such as 60.');
    return { ask: 'command', command, subjects, options: { ...values, watch, json, wait: Number(wait) } };
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
}

function wrong(problem: string): Arguments {
  return { ask: 'nothing', problem };
}
