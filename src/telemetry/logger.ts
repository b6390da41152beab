import pino from 'pino';
import type { Logger as PinoLogger } from 'pino';
import { errorFields } from './error-fields.ts';

/** One line of JSON each. */
export type Logger = PinoLogger;

/** Where lines go. `flushSync` is there when lines are written in the background. */
export interface LogSink {
  write(line: string): void;
  flushSync?(): void;
}

/** What is logged, and what never is. */
export interface LoggerOptions {
  readonly level: string;
  /** Values that must never be printed, whatever field or message they are in. */
  readonly secrets: readonly string[];
  /** Standard output, written in the background, unless a test gives its own. */
  readonly sink?: LogSink;
}

/** Fields that hold credentials or people's text by their very name. */
const SENSITIVE = ['authorization', 'cookie', 'password', 'token', 'ticket', 'key', 'secret', 'text', 'input', 'body'];
const REDACTED = [...SENSITIVE, 'headers.authorization', 'headers.cookie', 'headers["x-api-key"]'];

/**
 * One JSON object a line: `level`, `time` (ms since 1970), `msg` and fields. JSON escapes CR, LF and other control
 * characters, so that nothing a client sends can begin a line.
 */
export function createLogger({ level, secrets, sink = standardOutput() }: LoggerOptions): Logger {
  const options = {
    level,
    base: null,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: REDACTED, censor: '[redacted]' },
    serializers: { err: errorFields },
  };
  return pino(options, withoutSecrets(sink, secrets));
}

/** Background writes: a reader of the log that stops reading must not stop the server. */
function standardOutput(): LogSink {
  return pino.destination({ dest: 1, sync: false, minLength: 0 });
}

/** The last line of defence: no line leaves with a known secret in it. */
function withoutSecrets(sink: LogSink, secrets: readonly string[]): LogSink {
  const needles = secrets
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
    .filter((s) => s.length >= 8);
  if (needles.length === 0) return sink;
  return {
    write: (line) => sink.write(needles.reduce((text, needle) => text.replaceAll(needle, '[redacted]'), line)),
    flushSync: () => sink.flushSync?.(),
  };
}
