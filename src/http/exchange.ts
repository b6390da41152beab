import type { Principal } from '../jobs/principal.ts';
import { pathOf } from './edge/request-path.ts';
import type { RouteRecord } from './edge/route-table.ts';

/** What is known about one request on its way to an answer. */
export interface Exchange {
  /** The request id, as it is answered and logged. */
  readonly id: string;
  /** Of the request, without its query. */
  readonly path: string;
  /** Of `performance.now()`. */
  readonly startedAt: number;
  /** The route that took the request; undefined while there is none. */
  route: RouteRecord | undefined;
  principal: Principal | undefined;
  /** Aborted when the browser that asked signs out. */
  until: AbortSignal | undefined;
  /** Became a socket: there is no answer to finish, and the log says 101. */
  upgraded: boolean;
}

const exchanges = new WeakMap<Request, Exchange>();

/** Begins an exchange; `inner` is what stands in for the incoming request inside, often itself. */
export function beginExchange(id: string, path: string, incoming: Request, inner: Request): Exchange {
  const exchange: Exchange = {
    id,
    path,
    startedAt: performance.now(),
    route: undefined,
    principal: undefined,
    until: undefined,
    upgraded: false,
  };
  exchanges.set(incoming, exchange);
  if (inner !== incoming) exchanges.set(inner, exchange);
  return exchange;
}

/** The exchange of a request that came in through the edge. */
export function exchangeOf(request: Request): Exchange {
  return exchanges.get(request) ?? beginExchange('', pathOf(request.url), request, request);
}

/** A route calls this when `server.upgrade` said yes. */
export function markUpgraded(request: Request): void {
  exchangeOf(request).upgraded = true;
}
