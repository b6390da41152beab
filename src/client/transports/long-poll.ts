import type { LoggedEvent } from '../../protocol/events.ts';
import type { ServerFrame } from '../../protocol/frames/frames.ts';
import { initialState, type JobState } from '../../protocol/fold/state.ts';
import type { Api } from '../requests/api.ts';
import { type Body, isBody } from '../requests/body.ts';
import { isFrame } from './frame-of.ts';
import { afterError } from './hang-ups.ts';
import { postCommand } from './post-command.ts';
import type { Dial, Transport } from './transport.ts';

/** Seconds that the server may hold an answer back. */
const WAIT_S = 25;

/**
 * The job's channel one page at a time: plain requests, which every proxy lets through.
 * @param patienceMs for an answer that the server does not hold back, and beyond the time for which it does.
 */
export function longPollTransport(api: Api, patienceMs: number): Transport {
  return {
    name: 'long-poll',
    async open(dial) {
      const { job, since, onFrame, onReady } = dial;
      const hangUp = new AbortController();
      const signal = AbortSignal.any([dial.signal, hangUp.signal]);
      let cursor = since;
      let rev: number | undefined;
      try {
        for (let wait = 0; ; wait = WAIT_S) {
          const query = new URLSearchParams({ wait: String(wait) });
          if (cursor !== undefined) query.set('since', cursor);
          if (rev !== undefined) query.set('decisions_rev', String(rev));
          const headers = { accept: 'application/json' };
          const path = `/v1/jobs/${encodeURIComponent(job)}/events?${query}`;
          const asking = { headers, signal, timeoutMs: wait * 1_000 + patienceMs };
          const page = await api.json('GET', path, undefined, asking);
          if (typeof page['cursor'] !== 'string') return { next: 'again' };
          if (wait === 0) {
            onReady(postCommand(api, dial, () => hangUp.abort()));
            onFrame(connected(job, page));
          }
          cursor = page['cursor'];
          rev = Number(page['decisions_rev']);
          say(page, dial);
          if (signal.aborted) return { next: 'again' };
          if (page['ended'] === true) return { next: 'done' };
        }
      } catch (error) {
        return afterError(error);
      } finally {
        hangUp.abort();
      }
    },
  };
}

/** What the other transports begin with; of a page only these are known. */
function connected(job: string, page: Body): ServerFrame {
  const [epoch = ''] = String(page['cursor']).split(':');
  return {
    type: 'connected',
    protocol: '1.0',
    job,
    epoch,
    head: Number(page['head']),
    status: 'running',
    scopes: [],
    resume: { status: 'snapshot' },
    decisions_rev: Number(page['decisions_rev']),
    heartbeat_ms: 0,
  };
}

/** A page in the words of the other transports. */
function say(page: Body, { job, onFrame }: Dial): void {
  const { snapshot, events, head, decisions_rev: rev, caught_up: caughtUp } = page;
  if (isState(snapshot)) {
    const { seq, chain } = snapshot;
    onFrame({ type: 'snapshot', part: 1, of: 1, seq, chain, state: { ...initialState(job), ...snapshot } });
  }
  for (const event of Array.isArray(events) ? events : []) if (isEvent(event)) onFrame(event);
  onFrame({ type: 'decisions', data: { rev: Number(rev) } });
  if (caughtUp === true) onFrame({ type: 'live', head: Number(head) });
}

function isEvent(value: unknown): value is LoggedEvent {
  return isFrame(value) && 'seq' in value && 'data' in value;
}

function isState(value: unknown): value is JobState {
  return isBody(value) && 'seq' in value && 'blocks' in value;
}
