import { acceptRefine } from '../../src/pipelines/refine/accept-refine.ts';
import { refine } from '../../src/pipelines/refine/refine.ts';
import { refineSchema } from '../../src/pipelines/refine/refine-schema.ts';
import type { Strategy } from '../../src/pipelines/refine/strategies.ts';
import type { Pipeline } from '../../src/jobs/pipeline.ts';
import { pacedEngine } from './paced-engine.ts';
import { SocketClient } from './socket-client.ts';
import { openWorld, type Json, type World, type WorldOptions } from './world.ts';

const STRATEGY: Strategy = {
  name: 'three',
  passes: ['proofread', 'tighten', 'polish'],
  register: 'neutral',
  only_sure: [],
  about: 'Three passes.',
  when: 'In a test.',
};

export interface SteeredWorld extends World {
  readonly asked: ReturnType<typeof pacedEngine>['asked'];
  /** A job that stands before the block of that number, and somebody who watches it from its first event. */
  job(text: string, options?: Json): Promise<SocketClient>;
  /** Somebody who watches a job from its first event. */
  watch(job: string): SocketClient;
  /** Resolves when the engine stands before a block that it was not let at. */
  held(): Promise<void>;
  /** Lets the engine at the next `count` blocks. */
  let(count?: number): void;
  /** Lets the engine at everything. */
  open(): void;
}

/** A server whose refinements have three passes by an engine that does one block at a time, as the test lets it. */
export async function openSteeredWorld(options: Partial<WorldOptions> = {}): Promise<SteeredWorld> {
  const gate = blockGate();
  const { engine, asked } = pacedEngine(({ signal }) => gate.pass(signal));
  const pipeline: Pipeline = {
    kind: 'refine',
    accept: acceptRefine,
    run: (context) => refine({ ...context, request: refineSchema.parse(context.request), strategy: STRATEGY, engine }),
  };
  const world = await openWorld({ ...options, pipelines: [pipeline] });
  const watch = (job: string) => new SocketClient(world.url, job, { hello: { since: 'start' } });
  return {
    ...world,
    asked,
    async job(text, jobOptions) {
      return watch(await world.post('refine', text, jobOptions));
    },
    watch,
    held: gate.held,
    let: gate.let,
    open: gate.open,
  };
}

function blockGate() {
  let open = false;
  let permits = 0;
  const waiting = new Set<() => void>();
  let arrived: () => void = () => undefined;
  return {
    async pass(signal: AbortSignal): Promise<void> {
      signal.throwIfAborted();
      if (open) return;
      if (permits > 0) {
        permits -= 1;
        return;
      }
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const abort = () => reject(signal.reason);
      signal.addEventListener('abort', abort, { once: true });
      waiting.add(resolve);
      arrived();
      await promise.finally(() => {
        waiting.delete(resolve);
        signal.removeEventListener('abort', abort);
      });
    },
    async held(): Promise<void> {
      while (waiting.size === 0) await new Promise<void>((resolve) => (arrived = resolve));
    },
    let(count = 1): void {
      for (let left = count; left > 0; left -= 1) {
        const [next] = waiting;
        if (next) {
          waiting.delete(next);
          next();
        } else permits += 1;
      }
    },
    open(): void {
      open = true;
      for (const go of waiting) go();
    },
  };
}
