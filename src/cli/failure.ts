import type { RedraftError } from '../client/redraft-error.ts';
import { ERRORS, isErrorCode } from '../protocol/errors.ts';
import type { Options } from './arguments.ts';
import { EXIT } from './exit.ts';
import { nearest } from '../documents/words/nearest.ts';
import type { Terminal } from './terminal.ts';

/** What failed, and for whom it is said. */
export interface FailureOptions {
  readonly terminal: Terminal;
  /** As they were given: what a server says of them is told by their names here. */
  readonly options: Options;
  /** The job or the file that it is about. */
  readonly subject?: string | undefined;
}

/** What a server says of a job that is not there. */
const NO_JOB = new Set<string>([ERRORS.NOT_FOUND.message, 'There is no such job here.']);

/** Says why a command came to nothing. @returns the exit code that it stands for */
export function failure(error: RedraftError, { terminal, options, subject }: FailureOptions): number {
  const { code, details, requestId } = error;
  const { url, json } = options;
  const message = NO_JOB.has(error.message) && subject ? `There is no job ${subject} here.` : error.message;
  const whole = requestId === undefined || code === 'NOT_FOUND' ? message : `${message} (request ${requestId})`;
  const wrong = details.map(({ path, message: what }) => said(path, what, options));
  const lines = [
    ...(wrong.length > 0 && wrong.every((line) => line.startsWith('--')) ? wrong : [whole, ...wrong.map(indented)]),
    ...(exitOf(code) === EXIT.unreachable && url !== undefined ? [indented(url)] : []),
    ...(code === 'UNAUTHORIZED' ? ['The key is given with --key or REDRAFT_KEY.'] : []),
  ];
  terminal.note(`${lines.join('\n')}\n`);
  if (json) {
    const told = { code, message, details, request_id: requestId };
    terminal.out(`${JSON.stringify({ type: 'failure', subject, error: told })}\n`);
  }
  return exitOf(code);
}

/** Members of requests that have another name on the command line. */
const RENAMED: Readonly<Record<string, string>> = { fromPass: 'from', toPass: 'to' };

/** What is wrong with a member: with the option that it was given as, if it was one. */
function said(path: string, what: string, options: Options): string {
  const name = RENAMED[path] ?? path.replace(/^options\./, '');
  const given = Object.entries(options).find(([option]) => option === name)?.[1];
  if (typeof given !== 'string') return `${path}: ${what}`;
  const [, known] = /^must be one of: (.+)$/.exec(what) ?? [];
  const meant = known === undefined ? undefined : nearest(given, known.split(', '));
  return `--${name} ${given}: ${what}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`;
}

function indented(line: string): string {
  return `  ${line}`;
}

function exitOf(code: RedraftError['code']): number {
  if (code === 'NETWORK' || code === 'NOT_REDRAFT') return EXIT.unreachable;
  return isErrorCode(code) && ERRORS[code].action === 'fix' ? EXIT.usage : EXIT.failed;
}
