import { NotFoundError, ParseError, ValidationError } from 'elysia';
import { failureCode } from '../../store/store-error.ts';
import { Problem } from './problem.ts';

/** What was thrown, as a caller is told of it. */
export interface Judged {
  readonly problem: Problem;
  /** A fault of ours, to be logged: nothing of it is shown. */
  readonly fault: boolean;
}

const LONGEST_MESSAGE = 200;
const MOST_DETAILS = 20;

/** What a caller is told about anything that was thrown on the way to an answer. */
export function toProblem(thrown: unknown): Judged {
  if (thrown instanceof Problem) return { problem: thrown, fault: false };
  if (thrown instanceof ParseError) return refusedBody(thrown.cause);
  if (thrown instanceof ValidationError) return refusedInput(thrown);
  if (thrown instanceof NotFoundError) return { problem: new Problem('NOT_FOUND'), fault: false };
  return { problem: failure(thrown), fault: true };
}

function refusedBody(cause: unknown): Judged {
  if (cause instanceof Problem) return { problem: cause, fault: false };
  return { problem: new Problem('INTERNAL_ERROR'), fault: true };
}

/** A response that fails its own schema is our fault; everything else is the caller's. */
function refusedInput(error: ValidationError): Judged {
  if (error.type === 'response') return { problem: new Problem('INTERNAL_ERROR'), fault: true };
  const details = error.all.slice(0, MOST_DETAILS).map((issue) => ({
    path: 'path' in issue && issue.path && issue.path !== 'root' ? cut(issue.path) : error.type,
    message: 'message' in issue ? cut(issue.message) : 'Not valid',
  }));
  return { problem: new Problem('VALIDATION_ERROR', { details }), fault: false };
}

/** Names of members come from the caller and can be as long as the body. */
function cut(text: string): string {
  return text.length > LONGEST_MESSAGE ? `${text.slice(0, LONGEST_MESSAGE)}…` : text;
}

function failure(thrown: unknown): Problem {
  const code = failureCode(thrown);
  return new Problem(code, code === 'UNAVAILABLE' ? { headers: { 'retry-after': '1' } } : {});
}
