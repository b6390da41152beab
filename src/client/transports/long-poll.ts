import { type Api, isBody } from '../api.ts';
import { initialState, type JobState } from '../../protocol/state.ts';
import { RedraftError } from '../redraft-error.ts';
import { postCommand } from './post-command.ts';
import { type Dial, isFrame, type Transport } from './transport.ts';

/**
 * The job's channel one page at a time: plain requests, which every proxy lets through.
 * @param wait seconds that the server may hold an answer back.
 */
export function longPollTransport(api: Api, wait: number): Transport {
  return {
    name: 'long-poll',
    async open(dial) {
      const { job, since, onFrame, onReady } = dial;
      const hangUp = new AbortController();
      const abort = () => hangUp.abort();
      const signal = AbortSignal.any([dial.signal, hangUp.signal]);
      let cursor = since;
      try {
        for (let ready = false; ; ready = true) {
          const query = `?wait=${ready ? wait : 0}${cursor === undefined ? '' : `&since=${encodeURIComponent(cursor)}`}`;
          const headers = { accept: 'application/json' };
          const response = await api.send('GET', `/v1/jobs/${job}/events${query}`, { headers, signal });
          const answer: unknown = await response.json();
          const page = isBody(answer) && isBody(answer['data']) ? answer['data'] : {};
          if (typeof page['cursor'] !== 'string') return { next: 'again' };
          if (!ready) onReady(postCommand(api, dial, abort));
          cursor = page['cursor'];
          say(page, job, onFrame);
          if (page['ended'] === true) return { next: 'done' };
        }
      } catch (error) {
        const final = error instanceof RedraftError && !error.retryable;
        return final ? { next: 'stop', error } : { next: 'again' };
      }
    },
  };
}

/** A page in the words of the other transports. */
function say(page: { readonly [member: string]: unknown }, job: string, onFrame: Dial['onFrame']): void {
  const [epoch = ''] = String(page['cursor']).split(':');
  const head = Number(page['head']);
  onFrame({
    type: 'connected',
    protocol: '1.0',
    job,
    epoch,
    head,
    status: 'running',
    scopes: [],
    resume: { status: 'snapshot' },
    decisions_rev: Number(page['decisions_rev'] ?? 0),
    heartbeat_ms: 0,
  });
  const { snapshot, events } = page;
  if (isState(snapshot)) {
    const { seq, chain } = snapshot;
    onFrame({ type: 'snapshot', part: 1, of: 1, seq, chain, state: { ...initialState(job), ...snapshot } });
  }
  for (const event of Array.isArray(events) ? events : []) if (isFrame(event)) onFrame(event);
  if (page['caught_up'] === true) onFrame({ type: 'live', head });
}

function isState(value: unknown): value is JobState {
  return typeof value === 'object' && value !== null && 'seq' in value && 'blocks' in value;
}
