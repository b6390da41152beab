import type { RevisionEngine } from '../../src/engines/revision-engine.ts';

export interface CorrectingEngine extends RevisionEngine {
  /** Lets that many blocks through; without a number all there are and will be. */
  let(blocks?: number): void;
}

/** An engine that corrects “teh” and finishes a block when the test lets it. */
export function correctingEngine(): CorrectingEngine {
  let permits = 0;
  const waiting = new Set<() => void>();
  const permit = async (signal: AbortSignal) => {
    while (permits === 0) {
      signal.throwIfAborted();
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.add(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
      await promise;
      waiting.delete(resolve);
    }
    signal.throwIfAborted();
    permits -= 1;
  };
  return {
    name: 'correcting',
    rules: [],
    status: 'ready',
    warm: () => undefined,
    ready: async () => undefined,
    close: async () => undefined,
    let(blocks = Number.POSITIVE_INFINITY) {
      permits += blocks;
      for (const wake of waiting) wake();
    },
    async *revise({ pass, blocks, from = 0, signal }) {
      for (const { id, text } of blocks.slice(from)) {
        await permit(signal);
        const changes = [...text.matchAll(/\bteh\b/g)].map(({ index }, nth) => ({
          id: `p${pass.pass}.${id}.${nth + 1}`,
          pass: pass.pass,
          block: id,
          start: index,
          end: index + 3,
          before: 'teh',
          after: 'the',
          category: 'spelling' as const,
          rule: 'Teh',
          reason: '“teh” is a misspelling of “the”.',
          confidence: 1,
          tier: 'A' as const,
          applied: true,
        }));
        yield { block: id, changes };
      }
    },
  };
}
