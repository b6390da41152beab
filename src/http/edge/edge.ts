import type { Logger } from '../../telemetry/logger.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { accessLog } from './access-log.ts';
import type { AddressOf } from './access-log.ts';
import type { Cors } from '../access/cors.ts';
import { failure } from '../answers/envelope.ts';
import { beginExchange } from '../exchange.ts';
import type { Exchange } from '../exchange.ts';
import { isProbe } from './gate.ts';
import type { Gate } from './gate.ts';
import { Problem } from '../answers/problem.ts';
import { requestId } from './request-id.ts';
import { pathOf } from './request-path.ts';
import type { RouteTable } from './route-table.ts';
import type { SecurityHeaders } from './security-headers.ts';
import { toProblem } from '../answers/to-problem.ts';

/** The newest stable version of the API. */
export const API_VERSION = '1';

/** What stands around the router. */
export interface EdgeOptions {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly gate: Gate;
  readonly table: RouteTable;
  readonly headers: SecurityHeaders;
  readonly cors: Cors;
  readonly addressOf: AddressOf;
}

/** What the router makes of a request. */
export type Dispatch = (request: Request) => unknown;

/**
 * Stands around the router: whatever happens inside, the answer leaves with its request id, its headers, a line in the
 * log and its place in the metrics.
 */
export function createEdge({ logger, metrics, gate, table, headers, cors, addressOf }: EdgeOptions) {
  const note = accessLog(logger, metrics, addressOf);

  const answer = async (
    request: Request,
    inner: Request,
    exchange: Exchange,
    dispatch: Dispatch,
  ): Promise<Response> => {
    try {
      gate(request, exchange.path);
      if (request.method === 'OPTIONS') return optionsOf(exchange.path);
      const response = await dispatch(inner);
      return response instanceof Response ? response : new Response(null, { status: 204 });
    } catch (thrown) {
      const { problem, fault } = toProblem(thrown);
      if (fault) logger.error({ err: thrown, request_id: exchange.id }, 'request failed outside its route');
      return Response.json(failure(problem, exchange.id), { status: problem.status, headers: problem.headers });
    }
  };

  const optionsOf = (path: string): Response => {
    const methods = table.methods(path);
    if (methods.length === 0) throw new Problem('NOT_FOUND');
    return new Response(null, { status: 204, headers: { allow: methods.join(', ') } });
  };

  const finish = (out: Headers, exchange: Exchange, ms: number): void => {
    for (const [name, value] of headers.always) out.set(name, value);
    for (const [name, value] of headers.unlessSet) if (!out.has(name)) out.set(name, value);
    out.set('x-request-id', exchange.id);
    out.set('x-response-time', `${ms.toFixed(1)}ms`);
    out.set('api-version', API_VERSION);
  };

  return async (request: Request, dispatch: Dispatch): Promise<Response> => {
    const path = pathOf(request.url);
    const inner = standIn(request, path);
    const exchange = beginExchange(requestId(request.headers.get('x-request-id')), path, request, inner);
    const response = await answer(request, inner, exchange, dispatch);
    const ms = performance.now() - exchange.startedAt;
    if (!exchange.upgraded) {
      finish(response.headers, exchange, ms);
      if (request.headers.has('origin')) share(response.headers, await cors(request));
    }
    note(request, exchange, response.status, ms);
    return response;
  };
}

function share(out: Headers, said: Headers): void {
  for (const [name, value] of said) {
    if (name === 'vary') out.append(name, value);
    else out.set(name, value);
  }
}

/**
 * What the router sees. HEAD is its GET (Bun leaves the body out and lets go of a stream; the router would read it to
 * its end), and a probe's Host may be anything.
 */
function standIn(request: Request, path: string): Request {
  const { method } = request;
  const asked = method === 'HEAD' ? 'GET' : method;
  if (isProbe(path)) return new Request(`http://localhost${path}`, { method: asked });
  return method === 'HEAD'
    ? new Request(request.url, { method: asked, headers: request.headers, signal: request.signal })
    : request;
}
