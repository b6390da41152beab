import { expect, test } from 'bun:test';
import type { JobEvent } from '../../src/protocol/events.ts';
import { olderStream } from '../../src/routes/watching/older-stream.ts';
import { LateDoorbells } from '../support/late-doorbells.ts';
import { openLogWorld } from '../support/log-world.ts';

const content = (off: number, text: string): JobEvent => ({
  type: 'content',
  data: { pass: 1, block: 'b1', off, text },
});
const outcome = { version: 1, partial: false, text_sha256: '0'.repeat(64), elapsed_ms: 1, changes: 0 };

// It asked with the row of the beginning: what it had read before the doorbell was ahead of the log for it, so that it
// was told how the job stood in the middle, and that was all.
test('an older stream goes on to the end though it reads faster than it is told', async () => {
  const doorbells = new LateDoorbells();
  await using world = await openLogWorld({ heard: doorbells.through });
  const { row, pen } = await world.job();
  const left = new AbortController();
  const lines: object[] = [];
  const steps: (readonly JobEvent[])[] = [
    [
      { type: 'job_started', data: { engine: 'e', passes: [{ pass: 1, name: 'answer' }], lead: '', blocks: 1 } },
      { type: 'blocks', data: { blocks: [{ id: 'b1', kind: 'paragraph', text: '', gap: '' }] } },
      { type: 'thinking', data: { text: 'Reading.' } },
    ],
    [{ type: 'block_start', data: { pass: 1, block: 'b1', attempt: 1 } }],
    [content(0, 'One ')],
    [content(4, 'two.')],
    [{ type: 'done', data: outcome }],
  ];
  // No doorbell ever rings: every step is read before it is heard of.
  for await (const line of olderStream(world, row, left.signal)) {
    if (line !== 'quiet') lines.push(line);
    const step = steps.shift();
    if (step) await pen.append(step);
  }
  expect(lines).toEqual([
    { type: 'connected', conversation_id: null },
    { type: 'thinking', content: 'Reading.' },
    { type: 'content_start', block: 'b1' },
    { type: 'content', block: 'b1', content: 'One ' },
    { type: 'content', block: 'b1', content: 'two.' },
    { type: 'workflow_complete' },
  ]);
});
