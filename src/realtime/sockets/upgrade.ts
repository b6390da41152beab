import type { CloseCode } from '../../protocol/frames/close-codes.ts';
import type { Principal } from '../../jobs/principal.ts';

/** What is known of a socket when it opens. */
export interface Upgrade {
  readonly principal?: Principal;
  /** Aborted when its browser signs out: it is closed then. */
  readonly until?: AbortSignal;
  /** Still to be redeemed. */
  readonly ticket?: string;
  /** Where it came from: counted there as long as nobody knows who it is. */
  readonly address: string;
  /** Stands in the log beside whatever fails on this socket. */
  readonly requestId: string;
  /** Closed again at once: a browser shows a refused upgrade only as 1006. */
  readonly refuse?: { readonly code: CloseCode; readonly reason: string };
}
