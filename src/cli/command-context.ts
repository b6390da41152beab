import type { Redraft } from '../client/client.ts';
import type { Options } from './arguments.ts';
import type { Terminal } from './terminal.ts';

/** What every command is given. */
export interface CommandContext {
  /** The server that is named, or one that is started for it. @throws RedraftError `NETWORK` where none can be */
  readonly connect: () => Promise<Redraft>;
  readonly terminal: Terminal;
  readonly options: Options;
  /** Aborted by the first Ctrl-C. */
  readonly interrupted: AbortSignal;
}
