import type { Api } from '../requests/api.ts';
import { frameOf } from './frame-of.ts';
import { afterCode, afterError } from './hang-ups.ts';
import { postCommand } from './post-command.ts';
import type { HangUp, Transport } from './transport.ts';

/** Comments come every 15 s. */
const SILENCE_MS = 40_000;

/**
 * The job's channel as Server-Sent Events, read by `fetch` so that it can carry credentials.
 * @param patienceMs without a first byte, after which the stream counts as held back by a proxy; later it may be silent
 * for as long as comments take to come.
 */
export function sseTransport(api: Api, patienceMs: number): Transport {
  return {
    name: 'sse',
    async open(dial) {
      const { job, since, onFrame, onReady } = dial;
      const hangUp = new AbortController();
      const signal = AbortSignal.any([dial.signal, hangUp.signal]);
      let silent = false;
      const waitFor = (ms: number) =>
        setTimeout(() => {
          silent = true;
          hangUp.abort();
        }, ms);
      let watchdog = waitFor(patienceMs);
      try {
        const query = since === undefined ? '' : `?since=${encodeURIComponent(since)}`;
        const headers = { accept: 'text/event-stream' };
        const path = `/v1/jobs/${encodeURIComponent(job)}/events${query}`;
        const answer = await api.send('GET', path, { headers, signal, timeoutMs: patienceMs });
        if (answer.status === 204) return { next: 'done' };
        if (!answer.body || !answer.headers.get('content-type')?.startsWith('text/event-stream')) {
          return { next: 'again' };
        }
        onReady(postCommand(api, dial, () => hangUp.abort()));
        let over: HangUp = { next: 'again' };
        for await (const line of lines(answer.body)) {
          clearTimeout(watchdog);
          watchdog = waitFor(SILENCE_MS);
          const frame = line.startsWith('data:') ? frameOf(line.slice(5)) : undefined;
          if (!frame) continue;
          onFrame(frame);
          if (frame.type === 'stream_end') return { next: 'done' };
          if (frame.type === 'bye') over = afterCode(frame.code, frame.retry_after_ms);
        }
        return over;
      } catch (error) {
        return afterError(error, silent);
      } finally {
        clearTimeout(watchdog);
        hangUp.abort();
      }
    },
  };
}

async function* lines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
}
