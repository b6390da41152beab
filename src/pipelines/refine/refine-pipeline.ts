import type { RevisionEngine } from '../../engines/revision-engine.ts';
import { isOwing } from '../../jobs/runs/is-owing.ts';
import type { Pipeline } from '../../jobs/pipeline.ts';
import { acceptRefine } from './accept-refine.ts';
import { LearnedPace } from './plan/learned-pace.ts';
import { refine } from './refine.ts';
import { refineSchema } from './refine-schema.ts';
import { strategyOf } from './route/strategy-of.ts';

/** Refinement as a kind of job. */
export function refinePipeline(engine: RevisionEngine): Pipeline {
  const pace = new LearnedPace();
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
        pace,
        get strategy() {
          return strategyOf(request, context.state());
        },
      });
    },
    owes: isOwing,
    pace: (pass) => pace.of(pass),
    engineStatus: () => engine.status,
    upstreams: () => engine.upstreams?.() ?? [],
    warm: () => engine.warm(),
    close: () => engine.close(),
  };
}
