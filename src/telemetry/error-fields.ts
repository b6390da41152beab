/** What is logged of something that was thrown. */
export interface ErrorFields {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  /** Calls only, outermost last. */
  readonly stack?: readonly string[];
  readonly cause?: ErrorFields;
}

const LONGEST_MESSAGE = 300;
const MOST_FRAMES = 12;
const DEEPEST_CAUSE = 3;

/**
 * The fields of an error that help to find its cause. Only the first line of a message is kept: libraries put the
 * values of a query, and so people's text, on the lines after it.
 */
export function errorFields(thrown: unknown, depth = 0): ErrorFields {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: 'something that is not an Error was thrown' };
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
  return {
    type: thrown.name,
    message: (thrown.message.split('\n', 1)[0] ?? '').slice(0, LONGEST_MESSAGE),
    ...(code !== undefined && { code }),
    ...(frames.length > 0 && { stack: frames.slice(0, MOST_FRAMES).map((frame) => frame.trim()) }),
    ...(thrown.cause !== undefined && depth < DEEPEST_CAUSE && { cause: errorFields(thrown.cause, depth + 1) }),
  };
}
