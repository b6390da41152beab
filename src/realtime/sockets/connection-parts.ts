import type { Commands } from '../../jobs/commands.ts';
import type { JobTable } from '../../jobs/job-table.ts';
import type { Principal } from '../../jobs/principal.ts';
import type { ChannelLimits } from '../channel-limits.ts';
import type { ConnectionRegistry } from './connection-registry.ts';
import type { Hub } from '../feeds/hub.ts';
import type { Tickets } from '../tickets.ts';

/** What every socket of the channel works with. */
export interface ConnectionParts {
  readonly hub: Hub;
  readonly table: JobTable;
  readonly commands: Commands;
  readonly tickets: Tickets;
  readonly registry: ConnectionRegistry;
  /** The principal of a token in `hello.token`. */
  readonly authenticate: (token: string) => Principal | undefined;
  readonly limits: ChannelLimits;
  /** ms of a clock that never goes back. */
  readonly clock: () => number;
  /** @param requestId of the upgrade; the client is told it as well. */
  readonly onFailure: (error: unknown, job: string, requestId: string) => void;
}
