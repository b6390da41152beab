import type { Pipeline } from '../../src/jobs/pipeline.ts';
import { Pacer } from './pacer.ts';
import { streamPipeline } from './stream-pipeline.ts';
import { openWorld, type World, type WorldOptions } from './world.ts';

export interface StreamWorld extends World {
  /** Nothing is streamed but what the test lets through. */
  readonly pacer: Pacer;
}

export interface StreamWorldOptions extends Partial<WorldOptions> {
  /** UTF-16 units of a piece of streamed text. */
  readonly pieceLength?: number;
  /** Kinds of jobs beside `stream`. */
  readonly pipelines?: readonly Pipeline[];
}

/**
 * A server with the kind `stream`, whose text goes out as the test lets it. Every piece is a row of its own and a stop
 * waits for no block, unless the test wants to see otherwise.
 */
export async function openStreamWorld(options: StreamWorldOptions = {}): Promise<StreamWorld> {
  const { pieceLength, pipelines = [], tuning } = options;
  const pacer = new Pacer();
  const world = await openWorld({
    ...options,
    pipelines: [streamPipeline(pacer.pace, pieceLength), ...pipelines],
    tuning: { ...tuning, runLimits: { coalesceMs: 0, drainMs: 0, ...tuning?.runLimits } },
  });
  return { ...world, pacer };
}
