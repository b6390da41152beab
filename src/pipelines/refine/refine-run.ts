import type { RevisionEngine } from '../../engines/revision-engine.ts';
import type { RunContext } from '../../jobs/pipeline.ts';
import type { LearnedPace } from './plan/learned-pace.ts';
import type { RefineRequest } from './refine-schema.ts';
import type { Strategy } from './strategies.ts';

/** One run of a refinement: what the runner gives, with the request understood and the engine chosen. */
export interface RefineRun extends Omit<RunContext, 'request'> {
  readonly request: RefineRequest;
  /** As the log has it: where the request leaves it open, it is picked before the job starts. */
  readonly strategy: Strategy;
  readonly engine: RevisionEngine;
  /** Hears how fast each pass was; left out where nobody asks. */
  readonly pace?: LearnedPace;
}
