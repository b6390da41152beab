import type { Category, Change } from '../../src/protocol/document.ts';
import type { Revision, RevisionEngine, RevisionOptions, RevisionRequest } from '../../src/engines/revision-engine.ts';

interface Find {
  readonly before: string;
  readonly after: string;
  readonly rule: string;
  readonly category: Category;
  readonly when?: (options: RevisionOptions) => boolean;
}

const FINDS: readonly Find[] = [
  { before: 'teh', after: 'the', rule: 'Misspelling', category: 'spelling' },
  { before: ' ,', after: ',', rule: 'SpaceBeforeComma', category: 'punctuation' },
  { before: 'utilize', after: 'use', rule: 'PlainWords', category: 'concision' },
  { before: 'colour', after: 'color', rule: 'Dialect', category: 'spelling', when: ({ dialect }) => dialect === 'US' },
  { before: 'color', after: 'colour', rule: 'Dialect', category: 'spelling', when: ({ dialect }) => dialect === 'GB' },
];

/** Called before each block is revised: a test holds the engine here, or lets it go on. */
export type BlockPace = (request: RevisionRequest, block: string) => Promise<void>;

/** An engine whose every find is known, and which keeps what it was asked for: a test can tell what reached it. */
export function pacedEngine(pace: BlockPace = async () => undefined) {
  const asked: RevisionRequest[] = [];
  const engine: RevisionEngine = {
    name: 'paced',
    rules: [],
    warm: () => undefined,
    ready: async () => undefined,
    status: 'ready',
    async *revise(request) {
      asked.push(request);
      for (const { id, text } of request.blocks.slice(request.from ?? 0)) {
        await pace(request, id);
        yield { block: id, changes: changesOf(id, text, request) };
      }
    },
    close: async () => undefined,
  };
  return { engine, asked };
}

function changesOf(block: string, text: string, { pass, options }: RevisionRequest): Revision['changes'] {
  const changes: Change[] = [];
  for (const { before, after, rule, category, when } of FINDS) {
    if (when?.(options) === false || options.dictionary.includes(before)) continue;
    for (const { index } of text.matchAll(new RegExp(`(?<!\\p{L})${before}(?!\\p{L})`, 'gu'))) {
      const id = `p${pass.pass}.${block}.${changes.length + 1}`;
      const applied = options.apply !== 'suggest';
      const place = { start: index, end: index + before.length, before, after };
      const about = { category, rule, reason: 'As the test wants it.', confidence: 1, tier: 'A' as const };
      changes.push({ id, pass: pass.pass, block, ...place, ...about, applied });
    }
  }
  return changes;
}
