import type { CallFailure } from './call-failure.ts';
import type { CallLimits } from './call-limits.ts';

export interface BoundedFetchOptions {
  readonly limits: Pick<CallLimits, 'responseBytes' | 'lineBytes' | 'errorBytes'>;
  /** Bytes have come. */
  readonly onBytes: () => void;
  /** The response is none that can be used; whoever hears it ends the call. */
  readonly onFailure: (failure: CallFailure) => void;
}

type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

const LINE_FEED = 10;
const EVENT_STREAM = /^text\/event-stream(?:\s*;|$)/i;

/**
 * `fetch` for answers that nobody vouches for: no redirects, an event stream or nothing, and never more bytes or longer
 * lines than the limits allow. Of an error it reads the beginning.
 */
export function boundedFetch({ limits, onBytes, onFailure }: BoundedFetchOptions): Fetch {
  return async (input, init = {}) => {
    const response = await fetch(input, { ...init, redirect: 'error' });
    onBytes();
    const { status, headers, body } = response;
    if (response.ok && !EVENT_STREAM.test(headers.get('content-type') ?? '')) {
      onFailure({ kind: 'malformed', what: 'type' });
    }
    if (!body) return response;
    const bound = response.ok ? whole(limits, onFailure) : beginning(limits.errorBytes);
    const bounded = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        onBytes();
        const { taken, more } = bound(chunk);
        if (taken.length > 0) controller.enqueue(taken);
        if (!more) controller.terminate();
      },
    });
    return new Response(body.pipeThrough(bounded), { status, headers });
  };
}

/** What of a chunk is passed on, and whether anything may follow. */
type Bound = (chunk: Uint8Array) => { readonly taken: Uint8Array; readonly more: boolean };

function whole(
  { responseBytes, lineBytes }: BoundedFetchOptions['limits'],
  onFailure: (f: CallFailure) => void,
): Bound {
  let left = responseBytes;
  let line = 0;
  return (chunk) => {
    left -= chunk.length;
    const lines = linesOf(chunk, line);
    line = lines.open;
    if (left >= 0 && lines.longest <= lineBytes) return { taken: chunk, more: true };
    onFailure({ kind: 'too_large', what: lines.longest > lineBytes ? 'line' : 'response' });
    return { taken: chunk.subarray(0, 0), more: false };
  };
}

function beginning(bytes: number): Bound {
  let left = bytes;
  return (chunk) => {
    const taken = chunk.subarray(0, left);
    left -= taken.length;
    return { taken, more: left > 0 };
  };
}

/** @param open bytes of the line that the chunk goes on with. */
function linesOf(chunk: Uint8Array, open: number): { readonly longest: number; readonly open: number } {
  let longest = 0;
  let line = open;
  for (let at = 0; at < chunk.length;) {
    const feed = chunk.indexOf(LINE_FEED, at);
    const end = feed === -1 ? chunk.length : feed;
    line += end - at;
    longest = Math.max(longest, line);
    if (feed !== -1) line = 0;
    at = end + 1;
  }
  return { longest, open: line };
}
