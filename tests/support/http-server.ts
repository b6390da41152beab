import { Elysia } from 'elysia';
import type { AnyElysia } from 'elysia';
import type { Config } from '../../src/config/config.ts';
import { Secret } from '../../src/config/secret.ts';
import type { Pace } from '../../src/http/bodies/body-reader.ts';
import { createClientAddress } from '../../src/http/access/client-address.ts';
import { createGuard } from '../../src/http/access/guard.ts';
import type { Guard } from '../../src/http/access/guard.ts';
import { createHttp } from '../../src/http/http.ts';
import { listen } from '../../src/http/listen.ts';
import { createOriginList } from '../../src/http/access/origin-list.ts';
import type { OriginList } from '../../src/http/access/origin-list.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';
import type { Metrics } from '../../src/telemetry/metrics.ts';

type HttpConfig = Pick<Config, 'host' | 'publicUrl' | 'allowedHosts' | 'corsOrigins'>;

export interface HttpServerOptions extends Partial<HttpConfig> {
  /** Key mode with this key; open mode without. */
  readonly key?: string;
  readonly pace?: Pace;
  readonly trustedProxies?: readonly string[];
  readonly routes?: (parts: { guard: Guard; origins: OriginList; metrics: Metrics; app: Elysia }) => AnyElysia;
}

export interface HttpServer extends AsyncDisposable {
  readonly port: number;
  readonly url: string;
  readonly app: Elysia;
  readonly metrics: Metrics;
  /** What was logged, line by line, as it was written. */
  readonly log: readonly string[];
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

/** A real server on a free port with the whole HTTP layer and a test's own routes. */
export function httpServer(options: HttpServerOptions = {}): HttpServer {
  const config: HttpConfig = {
    host: '127.0.0.1',
    publicUrl: undefined,
    allowedHosts: [],
    corsOrigins: [],
    ...options,
  };
  const log: string[] = [];
  const logger = createLogger({
    level: 'debug',
    secrets: options.key === undefined ? [] : [options.key],
    sink: { write: (line) => void log.push(line) },
  });
  const metrics = createMetrics({ version: '0.0.0' });
  const guard = createGuard({
    mode: options.key === undefined ? 'open' : 'key',
    backendApiKey: options.key === undefined ? undefined : new Secret(options.key),
  });
  const origins = createOriginList(config.corsOrigins, config.publicUrl);
  const clientOf = createClientAddress(options.trustedProxies ?? []);
  const pace = options.pace && { pace: options.pace };
  const app = createHttp({ config, logger, metrics, guard, origins, clientOf, ...pace });
  app.use(options.routes?.({ guard, origins, metrics, app }) ?? new Elysia());
  const listening = listen(app, { host: '127.0.0.1', port: 0 });
  if (!listening.ok) throw new Error(listening.message);
  const { server, url } = listening;
  return {
    port: server.port ?? 0,
    url,
    app,
    metrics,
    log,
    fetch: (path, init) => fetch(url + path, init),
    async [Symbol.asyncDispose]() {
      metrics.close();
      await server.stop(true);
    },
  };
}
