import { Elysia } from 'elysia';
import type { Config } from '../config/config.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Pace } from './bodies/body-reader.ts';
import { API_VERSION, createEdge } from './edge/edge.ts';
import { failure } from './answers/envelope.ts';
import { exchangeOf, type Exchange } from './exchange.ts';
import type { ClientAddress } from './access/client-address.ts';
import { createCors } from './access/cors.ts';
import { createGate } from './edge/gate.ts';
import type { Guard } from './access/guard.ts';
import { createHostList } from './access/host-list.ts';
import { NO_BODY, readJson } from './bodies/json-body.ts';
import type { OriginList } from './access/origin-list.ts';
import { Problem } from './answers/problem.ts';
import { RouteTable } from './edge/route-table.ts';
import { securityHeaders } from './edge/security-headers.ts';
import { toProblem } from './answers/to-problem.ts';

/** What every route works with. */
export interface HttpOptions {
  readonly config: Pick<Config, 'host' | 'publicUrl' | 'allowedHosts' | 'corsOrigins'>;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly guard: Guard;
  readonly origins: OriginList;
  readonly clientOf: ClientAddress;
  /** How slowly a body may arrive. */
  readonly pace?: Pace;
}

/**
 * The application that every route is mounted on. Its hooks hold for all of them: who may call is decided before a body
 * is read, a body is read before it is checked, and every failure leaves in the envelope.
 *
 * @example
 * ```ts
 * const app = createHttp(options);
 * app.use(versioned(jobRoutes(guard, jobs))).use(probeRoutes(…)).use(documentationRoutes(…));
 * listen(app, config);
 * ```
 */
export function createHttp({ config, logger, metrics, guard, origins, clientOf, pace }: HttpOptions): Elysia {
  // One router, and paths that begin at the first slash however short the host is.
  const app = new Elysia({ systemRouter: false, handler: { standardHostname: false } });
  const table = new RouteTable(() => app.routes);
  const gate = createGate({
    hosts: createHostList(config),
    origins,
    versions: [API_VERSION],
    publicUrl: config.publicUrl,
  });
  const addressOf = (request: Request) => {
    const peer = app.server?.requestIP(request)?.address;
    return peer === undefined ? undefined : clientOf(peer, request.headers);
  };
  const headers = securityHeaders(config.publicUrl, config.corsOrigins.length > 0);
  const edge = createEdge({ logger, metrics, gate, table, headers, cors: createCors(origins), addressOf });

  /** Also the place that notes which route it is; runs before the body and again before the handler. */
  const admit = (request: Request, pattern: string): void => {
    const exchange = exchangeOf(request);
    exchange.route ??= table.find(request.method, pattern);
    if (!exchange.route?.public) guard.admit(request);
  };

  app
    .wrap((route) => (request: Request) => edge(request, route))
    .onError(({ error, request, set }) => {
      const exchange = exchangeOf(request);
      const { problem, fault } = answerTo(error, exchange, table);
      if (fault)
        logger.error({ err: error, request_id: exchange.id, route: exchange.route?.pattern }, 'request failed');
      set.status = problem.status;
      Object.assign(set.headers, problem.headers);
      return failure(problem, exchange.id);
    })
    .onParse(async ({ request, route }) => {
      admit(request, route);
      const record = exchangeOf(request).route;
      return record?.takesBody ? await readJson(request, record.bodyLimit, pace) : NO_BODY;
    })
    .onTransform((context) => {
      admit(context.request, context.route);
      if (context.body === NO_BODY) context.body = undefined;
    });
  return app;
}

/** The router knows one kind of miss; a path that exists takes other methods. */
function answerTo(error: unknown, { route, path }: Exchange, table: RouteTable) {
  const judged = toProblem(error);
  const allowed = route || judged.problem.code !== 'NOT_FOUND' ? [] : table.methods(path);
  if (allowed.length === 0) return judged;
  return { problem: new Problem('METHOD_NOT_ALLOWED', { headers: { allow: allowed.join(', ') } }), fault: false };
}
