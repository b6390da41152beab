import type { JobEvent } from '../../src/protocol/events.ts';

/** Blocks of the bench's document; its events complete them again and again. */
export const BLOCKS = 100;

/** An event as an edit pass makes it: a block with one change, some 300 bytes as JSON. */
export function benchEvent(number: number): JobEvent {
  const block = `b${(number % BLOCKS) + 1}`;
  const change = {
    id: `p1.${block}.1`,
    pass: 1,
    block,
    start: 0,
    end: 3,
    before: 'teh',
    after: 'the',
    category: 'spelling' as const,
    rule: 'typo',
    reason: 'A common slip of the fingers.',
    confidence: 0.99,
    tier: 'A' as const,
    applied: true,
  };
  return { type: 'block_complete', data: { pass: 1, block, length: 43, sha256: SHA256, changes: [change] } };
}

export const BLOCK_TEXT = 'teh quick brown fox jumps over the lazy dog';
const SHA256 = '05c6e08f1d9fdafa03147fcb8f82f124c76d2f70e3d989dc8aadb5e7d7450bec';

/** What a job says before its first block is complete. */
export function benchOpening(): JobEvent[] {
  const blocks = Array.from({ length: BLOCKS }, (_, index) => ({
    id: `b${index + 1}`,
    kind: 'paragraph' as const,
    text: BLOCK_TEXT,
    gap: '\n\n',
  }));
  const pass = { pass: 1, name: 'bench' };
  return [
    { type: 'job_started', data: { engine: 'bench', passes: [pass], lead: '', blocks: BLOCKS } },
    { type: 'blocks', data: { blocks } },
    { type: 'pass_start', data: { ...pass, of: 1, attempt: 1, blocks: BLOCKS } },
  ];
}
