import type { RevisionEngine } from '../../engines/revision-engine.ts';
import { isOwing } from '../../jobs/runs/is-owing.ts';
import type { Pipeline } from '../../jobs/pipeline.ts';
import { acceptRefine } from './accept-refine.ts';
import { refine } from './refine.ts';
import { refineSchema } from './refine-schema.ts';
import { strategyOf } from './route/strategy-of.ts';

/** Refinement as a kind of job. */
export function refinePipeline(engine: RevisionEngine): Pipeline {
  return {
    kind: 'refine',
    takesText: true,
    rules: engine.rules,
    accept: (body, person) => acceptRefine(body, person, engine.rules),
    run(context) {
      const request = refineSchema.parse(context.request);
      return refine({
        ...context,
        request,
        engine,
        get strategy() {
          return strategyOf(request, context.state());
        },
      });
    },
    owes: isOwing,
    engineStatus: () => engine.status,
    upstreams: () => engine.upstreams?.() ?? [],
    warm: () => engine.warm(),
    close: () => engine.close(),
  };
}
