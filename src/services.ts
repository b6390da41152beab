import { dirname, join } from 'node:path';
import { Analytics } from './analytics/analytics.ts';
import { Workshop, WORKSHOP_LIMITS, type WorkshopLimits } from './documents/workshop.ts';
import { diskFolder } from './files/file-folder.ts';
import { FILE_LIMITS, Files } from './files/files.ts';
import { Acceptor } from './jobs/acceptor.ts';
import { inProcessBus } from './jobs/bus.in-process.ts';
import type { Bus } from './jobs/bus.ts';
import { Commands } from './jobs/commands.ts';
import { Comparisons } from './jobs/versions/comparisons.ts';
import { Conversations } from './jobs/conversations/conversations.ts';
import { DesertedJob } from './jobs/runs/deserted-job.ts';
import { Endings } from './jobs/runs/endings.ts';
import { EventLog } from './jobs/log/event-log.ts';
import { Expiries } from './jobs/keeping/expiries.ts';
import { Folds } from './jobs/log/folds.ts';
import { JobList } from './jobs/listing/job-list.ts';
import { inProcessQueue } from './jobs/runs/job-queue.in-process.ts';
import type { JobQueue } from './jobs/runs/job-queue.ts';
import { JobTable } from './jobs/job-table.ts';
import { Jobs } from './jobs/jobs.ts';
import { outputFolder } from './jobs/runs/outputs.ts';
import type { Pipeline } from './jobs/pipeline.ts';
import { recover } from './jobs/runs/recovery.ts';
import { Upkeep } from './jobs/keeping/upkeep.ts';
import { DecisionBook } from './jobs/review/decision-book.ts';
import { Review } from './jobs/review/review.ts';
import { RUN_LIMITS, type RunLimits } from './jobs/runs/run-limits.ts';
import { Runner } from './jobs/runs/runner.ts';
import { type Tell, tellOver } from './jobs/tell.ts';
import { Versions } from './jobs/versions/versions.ts';
import { People } from './people/people.ts';
import { StrategyFeedbackBox } from './people/strategy-feedback.ts';
import { CHANNEL_LIMITS, type ChannelLimits } from './realtime/channel-limits.ts';
import { ConnectionRegistry } from './realtime/sockets/connection-registry.ts';
import { Hub } from './realtime/feeds/hub.ts';
import { Slots } from './realtime/slots.ts';
import { Tickets } from './realtime/tickets.ts';
import type { Store } from './store/store.ts';

/** What the services are made of; durations in ms. */
export interface ServiceOptions {
  readonly store: Store;
  readonly pipelines: readonly Pipeline[];
  readonly outputDir: string;
  readonly filesDir: string;
  /** Bytes. */
  readonly filesQuota: number;
  readonly concurrency: number;
  readonly timeLimitMs: number;
  readonly retentionDays: number;
  /** Something failed that nobody was waiting for. */
  readonly onFailure: (error: unknown, what: string, job?: string, requestId?: string) => void;
  /** ms since 1970. */
  readonly now?: () => number;
  /** ms of a clock that never goes back. */
  readonly clock?: () => number;
  readonly runLimits?: Partial<RunLimits>;
  readonly channelLimits?: Partial<ChannelLimits>;
  readonly workshopLimits?: Partial<WorkshopLimits>;
  /** How often the logs that are due are trimmed; ms. */
  readonly trimMs?: number;
}

/** Everything behind the transports. */
export interface Services {
  readonly store: Store;
  readonly bus: Bus;
  readonly tell: Tell;
  readonly queue: JobQueue;
  readonly log: EventLog;
  readonly folds: Folds;
  readonly table: JobTable;
  readonly list: JobList;
  readonly analytics: Analytics;
  readonly acceptor: Acceptor;
  readonly files: Files;
  readonly people: People;
  readonly review: Review;
  readonly strategyFeedback: StrategyFeedbackBox;
  readonly commands: Commands;
  readonly jobs: Jobs;
  readonly conversations: Conversations;
  readonly versions: Versions;
  readonly comparisons: Comparisons;
  /** Threads for what requests ask. */
  readonly workshop: Workshop;
  readonly runner: Runner;
  readonly expiries: Expiries;
  readonly hub: Hub;
  readonly registry: ConnectionRegistry;
  /** Slots of principals who watch, on whatever transport. */
  readonly watchers: Slots;
  readonly tickets: Tickets;
  readonly limits: ChannelLimits;
  readonly clock: () => number;
  /** Words a second of a pass, by the kind of its job, as it ran here lately; undefined where none has. */
  readonly paceOf: (kind: string, pass: string) => number | undefined;
  readonly onFailure: ServiceOptions['onFailure'];
  /** Takes up what an earlier process left and begins to run jobs. @returns how many were open. */
  start(): Promise<number>;
  /** Hands running jobs back, tells watchers to come back, closes everything but the store. */
  stop(): Promise<void>;
}

/** Builds them; nothing runs before `start`. The store is the caller's, to open and to close. */
export function createServices(options: ServiceOptions): Services {
  const { store, onFailure, now = Date.now, clock = () => performance.now(), trimMs = 60_000 } = options;
  const told = (what: string) => (error: unknown, job?: string) => onFailure(error, what, job);
  const pipelines = new Map(options.pipelines.map((pipeline) => [pipeline.kind, pipeline]));
  const bus = inProcessBus(told('bus'));
  const queue = inProcessQueue({ concurrency: options.concurrency, onError: told('run') });
  const tell = tellOver(bus);
  const log = new EventLog(store, bus, now);
  const folds = new Folds(log, store, bus);
  const table = new JobTable(store);
  const list = new JobList({ store, clock });
  const analytics = new Analytics(store);
  const outputs = outputFolder(options.outputDir, told('outputs'));
  const endings = new Endings({ outputs, pipelines, now });
  const people = new People(store, now);
  const files = new Files({
    store,
    folder: diskFolder(options.filesDir),
    limits: { ...FILE_LIMITS, principal: options.filesQuota },
    now,
  });
  const book = new DecisionBook(store);
  const review = new Review({ folds, table, book, tell, now });
  const strategyFeedback = new StrategyFeedbackBox({
    store,
    now,
    folder: join(dirname(options.outputDir), 'strategy_feedback'),
    onProblem: told('strategy feedback'),
  });
  const acceptor = new Acceptor({ store, log, table, queue, people, files, pipelines, now });
  const commands = new Commands({ store, log, folds, table, queue, endings, now });
  const jobs = new Jobs({ store, folds, table, acceptor, outputs, review, book, pipelines });
  const conversations = new Conversations({ store, table, jobs });
  const versions = new Versions({ store, jobs });
  const workshop = new Workshop({ ...WORKSHOP_LIMITS, ...options.workshopLimits });
  const comparisons = new Comparisons({ folds, jobs, review, versions, workshop });
  const runner = new Runner({
    log,
    folds,
    table,
    queue,
    bus,
    tell,
    files,
    review,
    endings,
    outputs,
    pipelines,
    now,
    clock,
    timeLimit: options.timeLimitMs,
    limits: { ...RUN_LIMITS, ...options.runLimits },
    onFailure: told('pipeline'),
    onWait: told('append'),
  });
  const expiries = new Expiries({ log, folds, table, queue, bus, now, onFailure: told('expiry') });
  const limits = { ...CHANNEL_LIMITS, ...options.channelLimits };
  const desertedParts = { log, table, commands, onFailure: told('deserted') };
  const deserted = (job: string) => new DesertedJob(desertedParts, job);
  const hub = new Hub({ log, folds, table, bus, deserted, ringBytes: limits.ringBytes });
  const watchers = new Slots(limits.watchers);
  const registry = new ConnectionRegistry(watchers, new Slots(limits.strangers));
  const tickets = new Tickets(store, now);
  const upkeep = new Upkeep({
    store,
    folds,
    retentionDays: options.retentionDays,
    trimMs,
    sweep() {
      hub.sweep();
      registry.sweep(clock());
      void expiries.sweep();
    },
    now,
    onFailure,
  });

  return {
    store,
    bus,
    tell,
    queue,
    log,
    folds,
    table,
    list,
    analytics,
    acceptor,
    files,
    people,
    review,
    strategyFeedback,
    commands,
    jobs,
    conversations,
    versions,
    comparisons,
    workshop,
    runner,
    expiries,
    hub,
    registry,
    watchers,
    tickets,
    limits,
    clock,
    paceOf: (kind, pass) => pipelines.get(kind)?.pace?.(pass),
    onFailure,
    async start() {
      const open = await recover({ log, folds, table, queue, endings, onFailure: told('recovery') });
      runner.start();
      await expiries.start();
      void expiries.sweep();
      upkeep.start();
      for (const pipeline of pipelines.values()) pipeline.warm?.();
      return open;
    },
    async stop() {
      const kept = upkeep.stop();
      registry.drain();
      hub.drain();
      await runner.drain();
      await kept;
      hub.close();
      await bus.close();
      await Promise.all([...pipelines.values()].map((pipeline) => pipeline.close?.()));
    },
  };
}
