import type { RevisionEngine } from '../../engines/revision-engine.ts';
import type { Pipeline } from '../../jobs/pipeline.ts';
import { acceptRefine } from './accept-refine.ts';
import { refine } from './refine.ts';
import { refineSchema } from './refine-schema.ts';
import { strategyNamed, withPasses } from './strategies.ts';

/** Refinement as a kind of job. */
export function refinePipeline(engine: RevisionEngine): Pipeline {
  return {
    kind: 'refine',
    accept: acceptRefine,
    run(context) {
      const request = refineSchema.parse(context.request);
      const named = strategyNamed(request.options.strategy);
      if (!named) throw new Error(`a stored job names the strategy ${request.options.strategy}, which is not there`);
      const strategy = withPasses(named, request.options.passes);
      return refine({ ...context, request, strategy, engine });
    },
    engineStatus: () => engine.status,
    warm: () => engine.warm(),
    close: () => engine.close(),
  };
}
