import { parseArgs } from 'node:util';
import { nearest } from '../documents/words/nearest.ts';

const OPTIONS = {
  output: { type: 'string', short: 'o' },
  strategy: { type: 'string' },
  dialect: { type: 'string' },
  apply: { type: 'string' },
  review: { type: 'string' },
  file: { type: 'string', short: 'f', multiple: true },
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

/** What an option that takes something takes. */
const WANTED: Readonly<Record<string, string>> = {
  output: 'a file or a folder',
  strategy: 'a name, such as academic',
  dialect: 'a code, such as GB',
  apply: 'suggest, auto or all',
  review: 'none, each_pass or final',
  file: 'a file',
  from: 'the number of a version',
  to: 'the number of a version',
  url: 'an address, such as http://127.0.0.1:3000',
  key: 'a key',
  wait: 'seconds, such as 60',
};

const COMMANDS = ['refine', 'watch', 'jobs', 'diff', 'answer', 'cancel', 'ask'] as const;
/** What can be asked of the command line. */
export type CommandName = (typeof COMMANDS)[number];

interface Takes {
  /** What it needs, in order. */
  readonly subjects: readonly string[];
  /** How many it takes. */
  readonly most: number;
  /** Beside those that all take. */
  readonly options: readonly string[];
}

const TAKES: Readonly<Record<CommandName, Takes>> = {
  refine: {
    subjects: ['a file, or - for standard input'],
    most: Infinity,
    options: ['output', 'strategy', 'dialect', 'apply', 'review', 'watch', 'wait'],
  },
  watch: { subjects: ['a job'], most: 1, options: ['output', 'wait'] },
  jobs: { subjects: [], most: 0, options: [] },
  diff: { subjects: ['a job, or two files'], most: 2, options: ['from', 'to'] },
  answer: { subjects: ['a job', 'an answer'], most: 2, options: [] },
  cancel: { subjects: ['a job'], most: 1, options: [] },
  ask: { subjects: ['a question'], most: 1, options: ['file', 'wait'] },
};
const ALWAYS: readonly string[] = ['json', 'url', 'key'];
const WAIT_S = 60;

/** What was chosen, as it was written; what is left out is the server's to choose. */
export interface Options {
  readonly output?: string | undefined;
  readonly strategy?: string | undefined;
  readonly dialect?: string | undefined;
  readonly apply?: string | undefined;
  readonly review?: string | undefined;
  readonly file?: readonly string[] | undefined;
  readonly watch: boolean;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly json: boolean;
  readonly url?: string | undefined;
  readonly key?: string | undefined;
  /** Seconds. */
  readonly wait: number;
}

/** What a line of arguments asks for. */
export type Arguments =
  | { readonly ask: 'version' }
  /** Of one command, or of all. */
  | { readonly ask: 'help'; readonly command?: CommandName | undefined }
  | {
      readonly ask: 'command';
      readonly command: CommandName;
      readonly subjects: readonly string[];
      readonly options: Options;
    }
  | { readonly ask: 'nothing'; readonly problem: string; readonly command?: CommandName | undefined };

/** @param argv without the program's own name. */
export function parseArguments(argv: readonly string[]): Arguments {
  const misread = misreadIn(argv);
  if (misread) return misread;
  const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  if (values.version) return { ask: 'version' };
  const helps = values.help || positionals[0] === 'help' || argv.length === 0;
  const [name = '', ...subjects] = positionals[0] === 'help' ? positionals.slice(1) : positionals;
  const command = commandOf(name);
  if (helps && (command || name === '')) return { ask: 'help', command };
  if (!command) {
    return wrong(name === '' ? 'A command is missing.' : `There is no command “${name}”.${meant(name, COMMANDS)}`);
  }
  const takes = TAKES[command];
  const missing = takes.subjects[subjects.filter((subject) => subject !== '').length];
  if (missing !== undefined) return wrong(`redraft ${command} needs ${missing}.`, command);
  const extra = subjects[takes.most];
  if (extra !== undefined) return wrong(`redraft ${command} does not take “${extra}”.`, command);
  const foreign = Object.keys(values).find((option) => !optionsOf(command).includes(option));
  if (foreign !== undefined) return wrong(`redraft ${command} does not take --${foreign}.`, command);
  const { url, wait = String(WAIT_S), watch = false, json = false } = values;
  if (url !== undefined && !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    return wrong(`--url takes ${WANTED['url']}.`, command);
  }
  if (!/^\d{1,6}$/.test(wait)) return wrong(`--wait takes ${WANTED['wait']}.`, command);
  return { ask: 'command', command, subjects, options: { ...values, watch, json, wait: Number(wait) } };
}

/** The first word that no option can be read from. */
function misreadIn(argv: readonly string[]): Arguments | undefined {
  const lenient = { options: OPTIONS, allowPositionals: true, strict: false, tokens: true } as const;
  const { tokens, positionals } = parseArgs({ args: [...argv], ...lenient });
  const command = commandOf(positionals[0] ?? '');
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const takes = NAMES.find((known) => known === name);
    if (!takes) {
      const names = (command ? optionsOf(command) : NAMES).map((known) => `--${known}`);
      return wrong(`There is no option ${rawName}.${meant(rawName, names)}`, command);
    }
    const taken = value !== undefined && (token.inlineValue || !/^-./.test(value));
    if (OPTIONS[takes].type === 'boolean' && value !== undefined) return wrong(`${rawName} takes no value.`, command);
    if (OPTIONS[takes].type === 'string' && !taken) return wrong(`${rawName} needs ${WANTED[takes]}.`, command);
  }
  return undefined;
}

const NAMES = Object.keys(OPTIONS).filter((name): name is keyof typeof OPTIONS => name in OPTIONS);

function optionsOf(command: CommandName): readonly string[] {
  return [...TAKES[command].options, ...ALWAYS];
}

function commandOf(name: string): CommandName | undefined {
  return COMMANDS.find((known) => known === name);
}

function meant(word: string, known: readonly string[]): string {
  const name = nearest(word, known);
  return name === undefined ? '' : ` Did you mean ${name}?`;
}

function wrong(problem: string, command?: CommandName): Arguments {
  return { ask: 'nothing', problem, command };
}
