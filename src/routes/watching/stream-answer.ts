import { exchangeOf } from '../../http/exchange.ts';
import { SSE_HEADERS, sseStream } from '../../realtime/sse.ts';
import type { JobRow } from '../../jobs/job-table.ts';
import type { Principal } from '../../jobs/principal.ts';
import type { TextFilter } from '../../protocol/frames/cursor.ts';
import type { Resume } from '../../protocol/frames/frames.ts';
import type { Services } from '../../services.ts';
import type { Feed } from '../../realtime/feeds/feed.ts';

interface Stream {
  readonly services: Services;
  readonly row: JobRow;
  readonly feed: Feed;
  readonly resume: Resume;
  readonly text: TextFilter;
  readonly principal: Principal;
  readonly request: Request;
  /** Let go of when the stream ends. */
  readonly held: Disposable;
  /** Bun cuts a stream that is quiet for ten seconds unless it is told not to. */
  readonly keepOpen: (request: Request) => void;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The answer that streams a job's channel; its id is in `X-Stream-ID`. */
export function streamAnswer({
  services,
  row,
  feed,
  resume,
  text,
  principal,
  request,
  held,
  keepOpen,
  headers,
}: Stream): Response {
  keepOpen(request);
  const { hub, limits } = services;
  const { id: requestId, until } = exchangeOf(request);
  const body = sseStream({
    hub,
    feed,
    resume,
    text,
    scopes: principal.scopes,
    commentMs: limits.commentMs,
    signal: until ? AbortSignal.any([request.signal, until]) : request.signal,
    requestId,
    held,
    onFailure: (error) => services.onFailure(error, 'stream', row.id, requestId),
  });
  return new Response(body, { headers: { ...SSE_HEADERS, 'x-stream-id': row.id, ...headers } });
}
