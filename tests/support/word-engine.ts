import type { Revision, RevisionEngine, RevisionRequest } from '../../src/engines/revision-engine.ts';
import type { Change } from '../../src/protocol/document.ts';

/** A rule of a test: what it finds in a block, and what it would put there. */
export interface WordRule {
  readonly find: string;
  readonly after: string;
  /** Left out: a suggestion. */
  readonly applied?: boolean;
  readonly rule?: string;
  readonly category?: Change['category'];
}

export interface WordEngineOptions {
  /** The rules of a pass, by its number. */
  readonly rules: (pass: number) => readonly WordRule[];
  /** Waited for before each block. */
  readonly before?: (pass: number, block: string) => Promise<void>;
  /** Told of every request. */
  readonly asked?: (request: RevisionRequest) => void;
}

/** An engine in which every rule finds its words and nothing else, at once. */
export function wordEngine({ rules, before, asked }: WordEngineOptions): RevisionEngine {
  return {
    name: 'words',
    rules: [],
    status: 'ready',
    warm: () => undefined,
    ready: async () => undefined,
    close: async () => undefined,
    async *revise(request) {
      asked?.(request);
      const { pass } = request.pass;
      for (const block of request.blocks.slice(request.from ?? 0)) {
        // oxlint-disable-next-line no-await-in-loop
        await before?.(pass, block.id);
        request.signal.throwIfAborted();
        yield revisionOf(pass, block, rules(pass));
      }
    },
  };
}

function revisionOf(pass: number, { id, text }: { id: string; text: string }, rules: readonly WordRule[]): Revision {
  const found = rules.flatMap((rule) =>
    Array.from(text.matchAll(new RegExp(RegExp.escape(rule.find), 'g')), ({ index }) => ({ rule, index })),
  );
  const changes = found.map(
    ({ rule: { find, after, applied = false, rule = find, category = 'spelling' }, index }, nth) => ({
      id: `p${pass}.${id}.${nth + 1}`,
      pass,
      block: id,
      start: index,
      end: index + find.length,
      before: find,
      after,
      category,
      rule,
      reason: `“${find}” is better “${after}”.`,
      confidence: 1,
      tier: applied ? ('A' as const) : ('B' as const),
      applied,
    }),
  );
  return { block: id, changes };
}
