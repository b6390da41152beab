import type { Api } from '../api.ts';
import { RedraftError } from '../redraft-error.ts';
import { postCommand } from './post-command.ts';
import { frameOf, type Transport } from './transport.ts';

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
      const { job, since, signal, onFrame, onReady } = dial;
      const hangUp = new AbortController();
      const abort = () => hangUp.abort();
      signal.addEventListener('abort', abort);
      let watchdog = setTimeout(abort, patienceMs);
      let ended = false;
      try {
        const query = since === undefined ? '' : `?since=${encodeURIComponent(since)}`;
        const headers = { accept: 'text/event-stream' };
        const response = await api.send('GET', `/v1/jobs/${job}/events${query}`, { headers, signal: hangUp.signal });
        if (response.status === 204 || !response.body) return { next: 'done' };
        onReady(postCommand(api, dial, abort));
        for await (const text of lines(response.body)) {
          clearTimeout(watchdog);
          watchdog = setTimeout(abort, SILENCE_MS);
          const frame = text.startsWith('data:') ? frameOf(text.slice(5)) : undefined;
          if (!frame) continue;
          onFrame(frame);
          ended ||= frame.type === 'stream_end';
        }
        return ended ? { next: 'done' } : { next: 'again' };
      } catch (error) {
        const final = error instanceof RedraftError && !error.retryable;
        return final ? { next: 'stop', error } : { next: 'again' };
      } finally {
        clearTimeout(watchdog);
        signal.removeEventListener('abort', abort);
        abort();
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
