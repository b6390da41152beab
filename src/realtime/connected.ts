import { PROTOCOL_VERSION, type Resume, type Scope } from '../protocol/frames/frames.ts';
import type { Feed } from './feeds/feed.ts';

/** Silence after which a client is asked for a sign of life; ms. */
export const HEARTBEAT_MS = 20_000;

/** The first frame of every subscription: how the reader is taken up, and what it may do. */
export function connectedJson(
  { job, epoch, head, status, decisionsRev }: Feed,
  resume: Resume,
  scopes: readonly Scope[],
): string {
  return JSON.stringify({
    type: 'connected',
    protocol: PROTOCOL_VERSION,
    job,
    epoch,
    head,
    status,
    decisions_rev: decisionsRev,
    scopes,
    resume,
    heartbeat_ms: HEARTBEAT_MS,
  });
}
