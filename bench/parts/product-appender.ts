import { createServices, type Services } from '../../src/services.ts';
import { openStore } from '../../src/store/store.ts';
import { benchEvent } from './bench-events.ts';
import { countedPipeline } from './bench-pipelines.ts';
import { Gate } from './gate.ts';
import { beginSpan, type Span } from './span.ts';

interface Claimed {
  readonly job: string;
  readonly fence: number;
}

const PRINCIPAL = { id: 'bench', scopes: ['read', 'control'] as const };
const FAR = 24 * 3_600_000;

/** A job's log without its runner: taken from the queue before that has its turn. */
async function claimed({ acceptor, queue, log }: Services): Promise<Claimed> {
  const accepted = await acceptor.accept(PRINCIPAL, 'counted', {});
  if (!accepted.ok) throw new Error('a job was refused');
  const job = accepted.job.id;
  queue.remove(job);
  const guard = { by: 'status', statuses: ['queued'] } as const;
  const moved = await log.append({ job, guard, events: [], status: 'running', claim: true });
  if (!moved.ok) throw new Error('a job was not claimed');
  return { job, fence: moved.fence };
}

/** Jobs of the product that write their logs at the same time. */
export class ProductAppender {
  readonly #services: Services;
  readonly #jobs: number;
  /** Jobs whose logs are written to from outside, with the fence of their claim. */
  readonly #open: readonly Claimed[];
  readonly #gate: Gate;

  private constructor(services: Services, jobs: number, open: readonly Claimed[], gate: Gate) {
    this.#services = services;
    this.#jobs = jobs;
    this.#open = open;
    this.#gate = gate;
  }

  static async open(path: string, outputDir: string, jobs: number): Promise<ProductAppender> {
    const gate = new Gate(jobs);
    const services = createServices({
      store: await openStore({ url: `file:${path}` }),
      pipelines: [countedPipeline(gate)],
      outputDir,
      filesDir: `${outputDir}/files`,
      filesQuota: 0,
      concurrency: jobs,
      timeLimitMs: FAR,
      retentionDays: 7,
      onFailure: (error) => {
        throw error;
      },
    });
    const open = await Promise.all(Array.from({ length: jobs }, () => claimed(services)));
    services.runner.start();
    return new ProductAppender(services, jobs, open, gate);
  }

  /** @returns what `times` appends to each job took. */
  async log(times: number): Promise<Span> {
    const taken = beginSpan();
    await Promise.all(
      this.#open.map(async ({ job, fence }) => {
        const guard = { by: 'runner', fence, statuses: ['running', 'pausing', 'cancelling'] } as const;
        for (let time = 0; time < times; time += 1) {
          const appended = await this.#services.log.append({ job, guard, events: [benchEvent(time)] });
          if (!appended.ok) throw new Error('an append was refused');
        }
      }),
    );
    return taken();
  }

  /** @returns what `times` events of as many jobs took, from the first to the last commit. */
  async run(times: number): Promise<Span> {
    const { acceptor } = this.#services;
    this.#gate.close(times);
    for (let job = 0; job < this.#jobs; job += 1) await acceptor.accept(PRINCIPAL, 'counted', {});
    return this.#gate.through;
  }

  async close(): Promise<void> {
    await this.#services.stop();
    await this.#services.store.close();
  }
}
