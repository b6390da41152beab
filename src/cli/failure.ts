import type { RedraftError } from '../client/redraft-error.ts';
import { ERRORS, type ErrorCode } from '../protocol/errors.ts';
import { EXIT } from './exit.ts';
import type { Terminal } from './terminal.ts';

/** What failed, and for whom it is said. */
export interface FailureOptions {
  readonly terminal: Terminal;
  /** Programs are told as well. */
  readonly json: boolean;
  /** The server that was named. */
  readonly url?: string | undefined;
  /** The job or the file that it is about. */
  readonly subject?: string | undefined;
}

/** Says why a command came to nothing. @returns the exit code that it stands for */
export function failure(error: RedraftError, { terminal, json, url, subject }: FailureOptions): number {
  const { code, details, requestId } = error;
  const message =
    error.message === ERRORS.NOT_FOUND.message && subject ? `There is no job ${subject} here.` : error.message;
  const lines = [
    requestId === undefined || code === 'NOT_FOUND' ? message : `${message} (request ${requestId})`,
    ...(exitOf(code) === EXIT.unreachable && url !== undefined ? [`  ${url}`] : []),
    ...details.map(({ path, message: what }) => `  ${path}: ${what}`),
    ...(code === 'UNAUTHORIZED' ? ['The key is given with --key or REDRAFT_KEY.'] : []),
  ];
  terminal.note(`${lines.join('\n')}\n`);
  if (json) {
    const told = { code, message, details, request_id: requestId };
    terminal.out(`${JSON.stringify({ type: 'failure', subject, error: told })}\n`);
  }
  return exitOf(code);
}

function exitOf(code: RedraftError['code']): number {
  if (code === 'NETWORK' || code === 'NOT_REDRAFT') return EXIT.unreachable;
  return isErrorCode(code) && ERRORS[code].action === 'fix' ? EXIT.usage : EXIT.failed;
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code);
}
