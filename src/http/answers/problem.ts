import { ERRORS } from '../../protocol/errors.ts';
import type { ErrorCode } from '../../protocol/errors.ts';

/** What exactly is wrong: `path` names the member (`input.text`), the header or the dependency. */
export interface Detail {
  readonly path: string;
  readonly message: string;
}

/** What a refusal says beyond its code. */
export interface ProblemOptions {
  /** Replaces the code's default; it is shown to the caller, so it never repeats what came from elsewhere. */
  readonly message?: string;
  readonly details?: readonly Detail[];
  /** Such as `retry-after`, in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Only where the table of codes has no closer one: 416, 426. */
  readonly status?: number;
}

/**
 * A refusal that is meant: thrown by a route or hook, answered with the envelope of its code and not logged as a fault.
 *
 * @example
 * ```ts
 * if (!job) throw new Problem('NOT_FOUND');
 * throw new Problem('UNAVAILABLE', { headers: { 'retry-after': '5' } });
 * ```
 */
export class Problem extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: readonly Detail[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, { message, details = [], headers = {}, status }: ProblemOptions = {}) {
    super(message ?? ERRORS[code].message);
    this.name = 'Problem';
    this.code = code;
    this.status = status ?? ERRORS[code].status;
    this.details = firstOfEach(details);
    this.headers = headers;
  }
}

/** Of each member the first thing that is wrong: what follows is often no more than its consequence. */
function firstOfEach(details: readonly Detail[]): readonly Detail[] {
  const seen = new Set<string>();
  return details.filter(({ path }) => !seen.has(path) && seen.add(path));
}
