import type { Logger } from '../../telemetry/logger.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { Exchange } from '../exchange.ts';
import { isProbe } from './gate.ts';

const LONGEST_PATH = 512;
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** The address that a request came from; undefined where there is no connection. */
export type AddressOf = (request: Request) => string | undefined;

/** Notes every answer: one line, without the query (it may hold a ticket), and one observation by route pattern. */
export function accessLog(logger: Logger, metrics: Metrics, addressOf: AddressOf) {
  return (request: Request, exchange: Exchange, answered: number, ms: number): void => {
    const { route, principal, id } = exchange;
    const status = exchange.upgraded ? 101 : answered;
    const pattern = route?.pattern ?? 'none';
    const method = METHODS.has(request.method) ? request.method : 'OTHER';
    metrics.httpDuration.observe({ method, route: pattern, status }, ms / 1000);
    const path = exchange.path.slice(0, LONGEST_PATH);
    const line = {
      method,
      route: pattern,
      path,
      status,
      ms: Math.round(ms * 10) / 10,
      request_id: id,
      principal: principal?.id,
      ip: addressOf(request),
    };
    // Probes come every few seconds for ever.
    if (status < 400 && (isProbe(path) || pattern === '/metrics')) logger.debug(line, 'request');
    else logger.info(line, 'request');
  };
}
