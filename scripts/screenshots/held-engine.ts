import type { Revision, RevisionEngine } from '../../src/engines/revision-engine.ts';

export interface HeldEngine extends RevisionEngine {
  /** Stands still in the pass of that number after so many blocks; every other pass runs to its end. */
  hold(pass: number, blocks: number): void;
  /** One block more. */
  step(): void;
  release(): void;
}

/** An engine that stands still in the middle of a pass, as long as a picture of it is taken. */
export function heldEngine(engine: RevisionEngine): HeldEngine {
  let held = { pass: 0, blocks: 0 };
  let moved = Promise.withResolvers<void>();
  const change = (next: typeof held) => {
    held = next;
    moved.resolve();
    moved = Promise.withResolvers<void>();
  };
  return {
    name: engine.name,
    rules: engine.rules,
    get status() {
      return engine.status;
    },
    warm: () => engine.warm(),
    ready: (signal, pass) => engine.ready(signal, pass),
    close: () => engine.close(),
    hold: (pass, blocks) => change({ pass, blocks }),
    step: () => change({ ...held, blocks: held.blocks + 1 }),
    release: () => change({ pass: 0, blocks: 0 }),
    async *revise(request): AsyncGenerator<Revision> {
      const { pass, blocks, from = 0, signal } = request;
      const gone = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
      let at = from;
      for await (const revision of engine.revise(request)) {
        while (pass.pass === held.pass && at >= held.blocks && at < blocks.length && !signal.aborted) {
          // oxlint-disable-next-line no-await-in-loop
          await Promise.race([moved.promise, gone]);
        }
        yield revision;
        at += 1;
      }
    },
  };
}
