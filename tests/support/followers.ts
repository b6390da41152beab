import { EventSource } from 'eventsource';
import type { Json } from './world.ts';
import { Watcher } from './watcher.ts';

/** Follows a job to its end over one transport, coming back by cursor however often the server goes away. */
export type Follow = (url: string, job: string) => Promise<Watcher>;

const AGAIN_MS = 50;

const again = () => new Promise((resolve) => setTimeout(resolve, AGAIN_MS));

export const followSocket: Follow = async (url, job) => {
  const watcher = new Watcher(job);
  let epoch: string | undefined;
  while (!watcher.end) {
    const since = epoch === undefined || watcher.state.seq === 0 ? undefined : `${epoch}:${watcher.state.seq}`;
    const socket = new WebSocket(`${url.replace('http', 'ws')}/ws/progress/${job}`);
    socket.onopen = () => socket.send(JSON.stringify({ type: 'hello', ...(since && { since }) }));
    socket.onmessage = ({ data }) => {
      const frame: Json = JSON.parse(String(data));
      if (frame.type === 'connected') epoch = frame.epoch;
      watcher.take(frame);
    };
    await new Promise((resolve) => (socket.onclose = resolve));
    if (!watcher.end) await again();
  }
  return watcher;
};

/** npm `eventsource` as it comes: it reconnects by itself, with `Last-Event-ID`. */
export const followEventSource: Follow = (url, job) =>
  new Promise((resolve) => {
    const watcher = new Watcher(job);
    const source = new EventSource(`${url}/v1/jobs/${job}/events`);
    const take = ({ data }: { data?: string }) => {
      // A lost connection is an `error` too, but one without data.
      if (data === undefined) return;
      watcher.take(JSON.parse(data));
      if (!watcher.end) return;
      source.close();
      resolve(watcher);
    };
    for (const type of TYPES) source.addEventListener(type, take);
  });

export const followPoll: Follow = async (url, job) => {
  const watcher = new Watcher(job);
  let cursor: string | undefined;
  for (;;) {
    const since = cursor === undefined ? '' : `&since=${encodeURIComponent(cursor)}`;
    const answer = await fetch(`${url}/v1/jobs/${job}/events?wait=5${since}`).catch(() => undefined);
    if (!answer?.ok) {
      await again();
      continue;
    }
    const { data }: Json = await answer.json();
    if (data.snapshot)
      watcher.take({
        type: 'snapshot',
        part: 1,
        of: 1,
        seq: data.snapshot.seq,
        chain: data.snapshot.chain,
        state: data.snapshot,
      });
    for (const event of data.events) watcher.take(event);
    cursor = data.cursor;
    if (data.ended) return watcher;
  }
};

const TYPES = [
  'connected',
  'snapshot',
  'live',
  'stream_end',
  'job_accepted',
  'job_started',
  'blocks',
  'route',
  'pass_start',
  'block_start',
  'content',
  'thinking',
  'block_complete',
  'pass_complete',
  'sources',
  'input_requested',
  'input_resolved',
  'feedback_received',
  'feedback_applied',
  'state',
  'usage',
  'warning',
  'done',
  'error',
  'cancelled',
];
