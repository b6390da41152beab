import type { AnyElysia } from 'elysia';
import { z } from 'zod';
import { version } from '../package.json';
import type { Config } from './config/config.ts';
import { documentationRoutes } from './http/documentation/documentation.ts';
import { createClientAddress } from './http/access/client-address.ts';
import { createGuard } from './http/access/guard.ts';
import { createHttp } from './http/http.ts';
import { listen } from './http/listen.ts';
import { createOriginList } from './http/access/origin-list.ts';
import { probeRoutes } from './http/probes.ts';
import { Sessions } from './http/access/sessions.ts';
import { versioned } from './http/versioned.ts';
import { webPage } from './http/web-page.ts';
import type { Pipeline } from './jobs/pipeline.ts';
import { ConnectionRate } from './realtime/connection-rate.ts';
import { changesRoutes } from './routes/changes/changes-routes.ts';
import { analyticsRoutes } from './routes/analytics/analytics-routes.ts';
import { channelRoute } from './routes/watching/channel-route.ts';
import { commandsRoutes } from './routes/jobs/commands-routes.ts';
import { estimateRoutes } from './routes/refine/estimate-routes.ts';
import { eventsRoutes } from './routes/watching/events-routes.ts';
import { chatRoutes, flatChatRoutes, generateRoutes } from './routes/writing/chat-routes.ts';
import { conversationsRoutes } from './routes/writing/conversations-routes.ts';
import { olderStreamRoute } from './routes/watching/older-stream-route.ts';
import { filesRoutes } from './routes/files/files-routes.ts';
import { jobsRoutes } from './routes/jobs/jobs-routes.ts';
import { meRoutes } from './routes/people/me-routes.ts';
import { MODELS } from './routes/models.ts';
import { refineRoutes } from './routes/refine/refine-routes.ts';
import { sessionRoutes } from './routes/people/session-routes.ts';
import { textRoutes } from './routes/texts/text-routes.ts';
import { strategyFeedbackRoutes } from './routes/strategies/strategy-feedback-routes.ts';
import { strategiesRoutes } from './routes/strategies/strategies-routes.ts';
import { createServices, type ServiceOptions, type Services } from './services.ts';
import { openStore } from './store/store.ts';
import type { Logger } from './telemetry/logger.ts';
import type { Metrics } from './telemetry/metrics.ts';
import { readiness } from './readiness.ts';
import { validationWords } from './validation-words.ts';
import { watchJobs, watchSockets } from './figures.ts';

z.config({ localeError: validationWords });

/** What a server is made of. */
export interface AppOptions {
  readonly config: Config;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly pipelines: readonly Pipeline[];
  /** Clocks and patience, where the usual ones do not fit. */
  readonly tuning?: Pick<ServiceOptions, 'now' | 'clock' | 'runLimits' | 'channelLimits' | 'workshopLimits' | 'trimMs'>;
}

/** A server, made and not yet listening. */
export interface App {
  readonly app: AnyElysia;
  readonly services: Services;
  /** Opens the port and begins to work. @returns the server's address and how many jobs it took up. */
  start(): Promise<
    | { readonly ok: true; readonly url: string; readonly open: number }
    | { readonly ok: false; readonly message: string }
  >;
  /** Takes nothing new, hands running jobs back, sends watchers elsewhere, closes. */
  stop(): Promise<void>;
}

/** Bytes a frame of a client may have; Bun closes with 1009 above it. */
const LARGEST_FRAME = 64 * 1_024;

/** Puts the parts together: config in, adapters chosen, routes mounted. @throws BootError */
export async function createApp({ config, logger, metrics, pipelines, tuning }: AppOptions): Promise<App> {
  const store = await openStore({
    url: config.databaseUrl,
    authToken: config.databaseAuthToken?.reveal(),
    onTurn: ({ units, ms }) => {
      metrics.dbCommit.observe(ms / 1_000);
      metrics.dbGroupSize.observe(units);
    },
  });
  const services = createServices({
    ...tuning,
    store,
    pipelines,
    outputDir: config.outputDir,
    filesDir: config.filesDir,
    filesQuota: config.filesQuota,
    concurrency: config.jobConcurrency,
    timeLimitMs: config.jobTimeoutMs,
    retentionDays: config.retentionDays,
    onFailure: (err, what, job, request_id) => logger.error({ err, what, job, request_id }, 'failed'),
  });
  watchSockets(metrics, services);
  watchJobs(metrics, services, tuning?.now ?? Date.now);
  let draining = false;
  const isDraining = () => draining;
  const origins = createOriginList(config.corsOrigins, config.publicUrl);
  const key = config.mode === 'key' ? config.backendApiKey : undefined;
  const sessions = key && (await Sessions.open({ store, key, now: tuning?.now ?? Date.now }));
  const guard = createGuard(config, sessions && { sessions, origins });
  const rate = new ConnectionRate(services.limits.opening);
  const clientOf = createClientAddress(config.trustedProxies);
  const rules = pipelines.flatMap((pipeline) => pipeline.rules ?? []);
  const app = createHttp({ config, logger, metrics, guard, origins, clientOf })
    .use(versioned(refineRoutes(services, guard, isDraining)))
    .use(versioned(estimateRoutes(services, guard)))
    .use(versioned(strategiesRoutes(guard, rules)))
    .use(versioned(strategyFeedbackRoutes(services, guard)))
    .use(versioned(jobsRoutes(services, guard, isDraining)))
    .use(versioned(commandsRoutes(services, guard)))
    .use(versioned(changesRoutes(services, guard)))
    .use(versioned(textRoutes(services, guard)))
    .use(versioned(eventsRoutes(services, guard)))
    .use(channelRoute({ services, guard, origins, rate, clientOf, draining: isDraining }))
    .use(versioned(filesRoutes(services, guard, isDraining)))
    .use(versioned(chatRoutes(services, guard, isDraining)))
    .use(versioned(generateRoutes(services, guard, isDraining)))
    .use(versioned(conversationsRoutes(services, guard)))
    .use(versioned(meRoutes(services, guard, rules)))
    .use(versioned(analyticsRoutes(services, guard, tuning?.now)))
    .use(versioned(sessionRoutes({ config, guard, sessions, clientOf, clock: services.clock })))
    .use(flatChatRoutes(services, guard, isDraining))
    .use(olderStreamRoute(services, guard))
    .use(webPage())
    .use(probeRoutes({ checks: readiness(services, pipelines, config.databaseUrl), draining: isDraining, metrics }));

  app.use(
    documentationRoutes(app, {
      title: 'Redraft',
      version,
      description:
        'Documents refined live, in passes that people can watch and steer. Every JSON answer is ' +
        '`{success, data, message?, errors}`, every refusal `{success, error: {code, message, details}, request_id}`; ' +
        'beyond what an operation lists, any may answer 405, 414, 421 and 431.',
      keyed: config.mode === 'key',
      models: MODELS,
      public: !config.production,
    }),
  );

  return {
    app,
    services,
    async start() {
      const websocket = { maxPayloadLength: LARGEST_FRAME, idleTimeout: 0, sendPings: false, perMessageDeflate: false };
      await services.files.sweep();
      const listening = listen(app, { host: config.host, port: config.port, websocket });
      if (!listening.ok) {
        await store.close();
        return listening;
      }
      return { ok: true, url: listening.url, open: await services.start() };
    },
    async stop() {
      draining = true;
      await services.stop();
      await app.server?.stop();
      metrics.close();
      await store.close();
    },
  };
}
