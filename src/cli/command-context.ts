import type { Options } from './arguments.ts';
import type { Connector } from './connector.ts';
import type { Terminal } from './terminal.ts';

/** What every command is given. */
export interface CommandContext {
  readonly connector: Connector;
  readonly terminal: Terminal;
  readonly options: Options;
  /** Aborted by the first Ctrl-C. */
  readonly interrupted: AbortSignal;
}
