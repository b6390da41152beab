import type { RevisionEngine } from '../../engines/revision-engine.ts';
import type { Pipeline } from '../../jobs/pipeline.ts';
import { acceptRefine } from './accept-refine.ts';
import { refine } from './refine.ts';
import { refineSchema } from './refine-schema.ts';
import { strategyNamed } from './strategies.ts';

/** Refinement as a kind of job. */
export function refinePipeline(engine: RevisionEngine): Pipeline {
  return {
    kind: 'refine',
    accept: acceptRefine,
    run(context) {
      const request = refineSchema.parse(context.request);
      const strategy = strategyNamed(request.options.strategy);
      if (!strategy) throw new Error(`a stored job names the strategy ${request.options.strategy}, which is not there`);
      return refine({ ...context, request, strategy, engine });
    },
    engineStatus: () => engine.status,
    warm: () => engine.warm(),
    close: () => engine.close(),
  };
}
