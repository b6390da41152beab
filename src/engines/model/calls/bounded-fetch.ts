import type { CallFailure } from './call-failure.ts';
import type { CallLimits } from './call-limits.ts';

export interface BoundedFetchOptions {
  readonly limits: Pick<CallLimits, 'errorBytes'>;
  /** Something has come. */
  readonly onHeard: () => void;
  /** The response is none that can be used; whoever hears it ends the call. */
  readonly onFailure: (failure: CallFailure) => void;
}

type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

const EVENT_STREAM = /^text\/event-stream(?:\s*;|$)/i;

/**
 * `fetch` for answers that nobody vouches for: no redirects, an event stream or nothing. Of an error the beginning can
 * be read; how much of a stream is read is up to its reader.
 */
export function boundedFetch({ limits, onHeard, onFailure }: BoundedFetchOptions): Fetch {
  return async (input, init = {}) => {
    const response = await fetch(input, {
      ...init,
      headers: withoutOurs(new Headers(init.headers)),
      redirect: 'error',
    });
    onHeard();
    const { status, headers, body } = response;
    if (response.ok) {
      if (!EVENT_STREAM.test(headers.get('content-type') ?? '')) onFailure({ kind: 'malformed', what: 'type' });
      return response;
    }
    return body ? new Response(body.pipeThrough(beginning(limits.errorBytes, onHeard)), { status, headers }) : response;
  };
}

/** What the client says of this machine: its system, its processor, what it runs on. Nobody asked for it. */
const OF_MACHINE = 'x-stainless-';

function withoutOurs(headers: Headers): Headers {
  return new Headers([...headers].filter(([name]) => !name.startsWith(OF_MACHINE)));
}

function beginning(bytes: number, onHeard: () => void): TransformStream<Uint8Array, Uint8Array> {
  let left = bytes;
  return new TransformStream({
    transform(chunk, controller) {
      onHeard();
      const taken = chunk.subarray(0, left);
      left -= taken.length;
      if (taken.length > 0) controller.enqueue(taken);
      if (left === 0) controller.terminate();
    },
  });
}
