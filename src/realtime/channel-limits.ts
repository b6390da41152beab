import type { RateLimit } from './connection-rate.ts';

/** What the channel allows and how long it waits; ms and bytes. */
export interface ChannelLimits {
  /** For a hello, from whom the upgrade said nothing. */
  readonly helloMs: number;
  /** For a hello, from whom it said enough; then the client is served without one. */
  readonly bareClientMs: number;
  /** Between two comments on a quiet stream of Server-Sent Events. */
  readonly commentMs: number;
  /** Of one job's newest frames that are kept for its watchers. */
  readonly ringBytes: number;
  /** Sockets, streams and polls that a principal may hold at once. */
  readonly watchers: number;
  /** Sockets from one address at once that have not said who they are. */
  readonly strangers: number;
  /** How fast one address may open sockets. */
  readonly opening: RateLimit;
}

/** Unless told otherwise. */
export const CHANNEL_LIMITS: ChannelLimits = {
  helloMs: 5_000,
  bareClientMs: 1_000,
  commentMs: 15_000,
  ringBytes: 8 * 1_024 * 1_024,
  watchers: 20_000,
  strangers: 1_000,
  opening: { perSecond: 200, burst: 2_000 },
};
