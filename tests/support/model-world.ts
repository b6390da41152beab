import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import type { FakeProvider } from './fake-provider.ts';
import { modelEngineOver, type ModelEngineOptions } from './model-engine.ts';
import { openWorld, type World, type WorldOptions } from './world.ts';

export interface ModelWorld extends World, Pick<ReturnType<typeof modelEngineOver>, 'timing' | 'chain'> {
  /** A job of one pass, or of those that the test names. */
  refine(text: string, options?: Readonly<Record<string, unknown>>): Promise<string>;
}

/** A whole server whose refinement asks fake providers. */
export async function openModelWorld(
  fakes: readonly FakeProvider[],
  { config, tuning, ...options }: ModelEngineOptions & Pick<WorldOptions, 'config' | 'tuning'> = {},
): Promise<ModelWorld> {
  const { engine, chain, timing } = modelEngineOver(fakes, options);
  const world = await openWorld({
    pipelines: [refinePipeline(engine)],
    ...(config && { config }),
    ...(tuning && { tuning }),
  });
  return {
    ...world,
    chain,
    timing,
    refine: (text, wanted) => world.post('refine', text, { passes: ['proofread'], ...wanted }),
  };
}
