import type { Revision, RevisionEngine } from '../../src/engines/revision-engine.ts';

export interface HeldEngine extends RevisionEngine {
  /** How many blocks of the pass of that number are let through; every other pass runs to its end. */
  hold(pass: number, blocks: number): void;
  release(): void;
}

/** An engine that stands still in the middle of a pass, as long as a picture of it is taken. */
export function heldEngine(engine: RevisionEngine): HeldEngine {
  let held = { pass: 0, blocks: 0 };
  let released = Promise.withResolvers<void>();
  released.resolve();
  return {
    name: engine.name,
    get status() {
      return engine.status;
    },
    warm: () => engine.warm(),
    ready: (signal) => engine.ready(signal),
    close: () => engine.close(),
    hold(pass, blocks) {
      held = { pass, blocks };
      released = Promise.withResolvers<void>();
    },
    release() {
      held = { pass: 0, blocks: 0 };
      released.resolve();
    },
    async *revise(request): AsyncGenerator<Revision> {
      let done = 0;
      for await (const revision of engine.revise(request)) {
        if (request.pass.pass === held.pass && done === held.blocks) {
          const gone = new Promise<void>((resolve) => request.signal.addEventListener('abort', () => resolve()));
          await Promise.race([released.promise, gone]);
        }
        yield revision;
        done += 1;
      }
    },
  };
}
