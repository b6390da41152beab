import { sha256 } from '../../src/documents/sha256.ts';
import type { Pipeline, RunContext } from '../../src/jobs/pipeline.ts';
import type { JobEvent } from '../../src/protocol/events.ts';
import { scriptedPipeline, textOf } from './scripted-pipeline.ts';

/** Called before each piece of text is streamed: a test holds the pipeline here, or lets it go on. */
export type Pace = (context: RunContext, piece: string) => Promise<void>;

/**
 * Writes whole text: each line of its input is a block that is streamed in capitals, a few characters at a time, and
 * then completed with that text. It goes on after a restart with the first block that is not complete.
 */
export function streamPipeline(pace: Pace, pieceLength = 4): Pipeline {
  return scriptedPipeline('stream', async function* (context) {
    const lines = (textOf(context.request) ?? '').split('\n');
    const blocks = lines.map((text, index) => ({ id: `b${index + 1}`, kind: 'paragraph' as const, text, gap: '\n' }));
    if (context.state().announced === null) {
      const passes = [{ pass: 1, name: 'rewrite' }];
      yield { type: 'job_started', data: { engine: 'stream', passes, lead: '', blocks: blocks.length } };
      yield { type: 'blocks', data: { blocks } };
      yield { type: 'pass_start', data: { pass: 1, name: 'rewrite', of: 1, attempt: 1, blocks: blocks.length } };
    }
    for (const block of context.state().blocks) {
      if (block.pass === 0) yield* streamed(context, block, pace, pieceLength);
    }
    const readability = { grade: 0, words: 0, sentences: 0 };
    yield {
      type: 'pass_complete',
      data: {
        pass: 1,
        version: 1,
        changes: 0,
        by_category: {},
        readability: { before: readability, after: readability },
        elapsed_ms: 0,
      },
    };
  });
}

async function* streamed(
  context: RunContext,
  { id, text: input }: { id: string; text: string },
  pace: Pace,
  length: number,
): AsyncGenerator<JobEvent> {
  const { open } = context.state();
  const attempt = open?.block === id ? open.attempt + 1 : 1;
  yield { type: 'block_start', data: { pass: 1, block: id, attempt } };
  const text = input.toUpperCase();
  for (let off = 0; off < text.length; off += length) {
    const piece = text.slice(off, off + length);
    await pace(context, piece);
    context.signal.throwIfAborted();
    yield { type: 'content', data: { pass: 1, block: id, off, text: piece } };
  }
  yield {
    type: 'block_complete',
    data: { pass: 1, block: id, text, length: text.length, sha256: sha256(text), changes: [] },
  };
}
